import { correctedHistory, type FactCorrected, type Instant, type Recorded, type Uuid } from '#kernel';
import { dischargeStanding, dischargeStream, type DischargeEvent, type DischargeReason } from '#discharge/contract';
import { referralStream, type ReferralEvent } from '#referral/contract';
import type { Streams } from './streams.js';

const ENDINGS: readonly string[] = ['CaseDischarged', 'ReferralWithdrawn', 'PersonDied'];

/** What, once corrected, can end a case too: a reopening that never happened leaves it closed. */
const CORRECTED_ENDINGS: readonly string[] = [...ENDINGS, 'CaseReopened'];

/** The event types among which `mayEndCase` finds those that end a case. */
export const CASE_ENDINGS: readonly string[] = [...ENDINGS, 'FactCorrected'];

/** Something that ended the work on a case, and when it did. */
export type CaseEnd = { at: Instant } & ({ by: 'CaseDischarged'; reason: DischargeReason } | { by: 'ReferralWithdrawn' } | { by: 'PersonDied' });

/** Whether an event ends a case, or corrects what can. */
export function mayEndCase(event: Recorded): boolean {
  if (event.type !== 'FactCorrected') return ENDINGS.includes(event.type);
  return CORRECTED_ENDINGS.includes((event as Recorded<FactCorrected>).data.correctedType);
}

/**
 * What a case has ended by as it stands now, earliest first; empty while it is open. A discharge counts until the case is
 * reopened: whoever acts on an end goes by this and not by the event that told of it, which may be history by then.
 */
export async function caseEnds(streams: Pick<Streams, 'read'>, caseId: Uuid): Promise<CaseEnd[]> {
  const [referral, discharge] = await Promise.all([
    streams.read<ReferralEvent>(referralStream(caseId)),
    streams.read<DischargeEvent>(dischargeStream(caseId)),
  ]);
  const ends: CaseEnd[] = [];
  for (const { type, effectiveAt } of correctedHistory<ReferralEvent>(referral)) {
    if (type === 'ReferralWithdrawn' || type === 'PersonDied') ends.push({ by: type, at: effectiveAt });
  }
  if (dischargeStanding(discharge).status === 'discharged') {
    const last = correctedHistory<DischargeEvent>(discharge).findLast((event) => event.type === 'CaseDischarged');
    if (last) ends.push({ by: 'CaseDischarged', reason: last.data.reason, at: last.effectiveAt });
  }
  return ends.toSorted((a, b) => a.at.localeCompare(b.at));
}
