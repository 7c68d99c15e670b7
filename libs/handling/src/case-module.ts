import type { Circumstances, Decider, EventShape, FactCorrected, Recorded, Refusal, Uuid } from '#kernel';
import { dischargeStanding, dischargeStream, type DischargeEvent } from '#discharge/contract';
import { programmeAt, programmeStream, type ProgrammeEvent } from '#programmes/contract';
import { beforeStruckOut, referralStanding, referralStream, type ReferralEvent } from '#referral/contract';
import { refuseCase, type CaseContext } from './case-context.js';
import type { Handled, Target } from './handled.js';
import type { Streams } from './streams.js';

/** Reads what every decision about a case knows of the rest of the case. */
export async function loadCase(streams: Streams, caseId: Uuid): Promise<CaseContext | undefined> {
  return await caseOf(streams, caseId, await streams.read<ReferralEvent>(referralStream(caseId)));
}

/**
 * As `loadCase`, and of a case whose referral was struck out what was believed of it before: others have been told of it,
 * and are to hear that it was an error.
 */
export async function loadCaseOnceBelieved(streams: Streams, caseId: Uuid): Promise<(CaseContext & { struckOut: boolean }) | undefined> {
  const events = await streams.read<ReferralEvent>(referralStream(caseId));
  const before = beforeStruckOut(events);
  const base = await caseOf(streams, caseId, before ?? events);
  return base && { ...base, struckOut: before !== undefined };
}

async function caseOf(
  streams: Streams,
  caseId: Uuid,
  referralEvents: readonly Recorded<ReferralEvent | FactCorrected>[],
): Promise<CaseContext | undefined> {
  const referral = referralStanding(referralEvents);
  if (referral.status === 'none') return undefined;
  const dischargeEvents = await streams.read<DischargeEvent>(dischargeStream(caseId));
  const programme = programmeAt(await streams.read<ProgrammeEvent>(programmeStream(referral.programme.id)), referral.programme.version);
  if (!programme) throw new Error(`Programme ${referral.programme.id} version ${referral.programme.version} is not in the log`);
  return { referral, discharge: dischargeStanding(dischargeEvents), programme };
}

/**
 * Binds a decider of a case's module. `more` loads what it must know beyond the case itself; `keyOf` names another key
 * than the person's to seal under.
 */
export function caseModule<S, C extends { type: string }, E extends EventShape, X extends CaseContext>(binding: {
  decider: Decider<S, C, E, X>;
  stream(target: Target): string;
  more(streams: Streams, target: Target, base: CaseContext): Promise<Omit<X, keyof CaseContext>>;
  keyOf?(target: Target): string;
}): Handled<S, C, E, X> {
  return {
    decider: binding.decider,
    stream: binding.stream,
    async load(streams, target) {
      const base = await loadCase(streams, target.caseId);
      if (!base || base.referral.status === 'none') return await noCase(streams, target.caseId);
      const context = { ...base, ...(await binding.more(streams, target, base)) } as X;
      return { context, keyOf: binding.keyOf?.(target) ?? base.referral.personId, caseId: target.caseId };
    },
    guard: notBeforeReferral,
  };
}

/** There never was such a case, or its referral was struck out. */
async function noCase(streams: Streams, caseId: Uuid): Promise<Refusal> {
  const { length } = await streams.read<ReferralEvent>(referralStream(caseId));
  return refuseCase(length === 0 ? 'case.not-found' : 'case.struck-out');
}

function notBeforeReferral(at: Circumstances & CaseContext) {
  if (at.referral.status !== 'none' && at.effectiveOn < at.referral.noticeReceivedOn) {
    return refuseCase('effective.before-referral', { field: 'effectiveAt' });
  }
  return undefined;
}
