import { correctedHistory, type EventShape, type Happened, type Uuid } from '#kernel';
import type { Streams } from '#handling';
import { assessmentStream } from '#assessment/contract';
import { dischargeStream } from '#discharge/contract';
import { employerStream } from '#employer-liaison/contract';
import { interventionIdsOf, interventionIndexStream, interventionStream, type InterventionNoted } from '#intervention/contract';
import { safeguardingStream } from '#safeguarding/contract';
import { triageStream, type TriageEvent } from '#triage/contract';
import type { Elsewhere } from './model/context.js';

/** Facts of triage that can be on record of a referral that nobody has accepted; its opening only follows from the acceptance. */
const BEFORE_ACCEPTANCE: readonly TriageEvent['type'][] = [
  'RiskFlagged',
  'RiskCleared',
  'ContactAttempted',
  'FirstContactMade',
  'UnableToContact',
  'WaitPaused',
  'WaitResumed',
];

/**
 * Reads what other modules have on record of a case, corrections applied; `undefined` if that is nothing. Work may have been
 * told of from before the referral, and so has no say in when that was.
 */
export async function elsewhere(streams: Pick<Streams, 'read'>, caseId: Uuid): Promise<Elsewhere | undefined> {
  const ids = interventionIdsOf(await streams.read<InterventionNoted>(interventionIndexStream(caseId)));
  const read = async (names: readonly string[]): Promise<Happened[]> =>
    (await Promise.all(names.map(async (name) => correctedHistory(await streams.read<EventShape>(name)) as Happened[]))).flat();
  const [triage, concerns, discharge, others] = await Promise.all([
    read([triageStream(caseId)]),
    read([safeguardingStream(caseId)]),
    read([dischargeStream(caseId)]),
    read([assessmentStream(caseId), employerStream(caseId), ...ids.map(interventionStream)]),
  ]);
  const found = [...triage.filter(({ type }) => type !== 'TriageOpened'), ...concerns, ...discharge, ...others];
  const supposing = found.filter((event) => !concerns.includes(event) && !(BEFORE_ACCEPTANCE as readonly string[]).includes(event.type));
  const times = found.filter(({ type }) => type !== 'WorkStatusRecorded').map(({ effectiveAt }) => effectiveAt);
  if (found.length === 0) return undefined;
  return { earliest: times.toSorted()[0] ?? LATEST, supposesAcceptance: supposing.length > 0 };
}

/** Later than any day of notice. */
const LATEST = '9999-12-31T00:00:00.000Z';
