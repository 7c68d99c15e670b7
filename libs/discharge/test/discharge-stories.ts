import type { CorrectFact, Instant, LocalDate } from '#kernel';
import type { DischargeEvent, WorkFacts, WorkRecord, WorkStatus } from '#discharge/contract';
import { discharge, type DischargeCase, type DischargeContext, type RecordFollowUp, type RecordWorkStatus } from '#discharge';
import { given, pastEventId, type Past } from '#support/decisions.js';
import { anAcceptedReferral, anOpenCase, type SomeReferral } from '#support/stories.js';

type PastOf<T extends DischargeEvent['type']> = Past<Extract<DischargeEvent, { type: T }>>;

/** Nine in the morning, UTC, of a day. */
export const morningOf = (day: LocalDate): Instant => `${day}T09:00:00.000Z`;

/** An open, accepted case of somebody who was off sick when referred on 2 March 2026, with nothing in the way of a discharge. */
export function aCaseOffSick(overrides: Partial<DischargeContext> = {}): DischargeContext {
  return { ...anOpenCase(), safeguarding: { openConcerns: 0 }, openInterventions: [], workAtReferral: 'off-sick', ...overrides };
}

/** As `aCaseOffSick`, with a referral that differs. */
export const aCaseWithReferral = (overrides: Partial<SomeReferral>): DischargeContext => aCaseOffSick({ referral: anAcceptedReferral(overrides) });

/** As `aCaseOffSick`; the person died on 20 April 2026. */
export const aCaseOfSomebodyWhoDied = (): DischargeContext => aCaseWithReferral({ diedAt: morningOf('2026-04-20') });

/** A work status of the past, told by the person. */
export function worked(day: LocalDate, status: WorkStatus, hoursPerWeek?: number): PastOf<'WorkStatusRecorded'> {
  const facts: WorkFacts = { status, evidence: 'person', ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }) };
  return { type: 'WorkStatusRecorded', data: facts, at: morningOf(day) };
}

/** A word about work as the spells take it, named after its day. */
export function word(day: LocalDate, status: WorkStatus, hoursPerWeek?: number): WorkRecord {
  return { eventId: `${status} on ${day}`, effectiveAt: morningOf(day), status, ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }) };
}

/** A discharge of the past. */
export function discharged(day: LocalDate, reason: DischargeCase['reason'] = 'completed'): PastOf<'CaseDischarged'> {
  const afterDna = reason === 'did-not-attend' || reason === 'unable-to-contact' ? { afterDna: aSafeDischarge(day) } : {};
  return { type: 'CaseDischarged', data: { reason, ...afterDna, outcome: { result: 'unknown', restsOn: [] } }, at: morningOf(day) };
}

/** A reopening of the past. */
export const reopened = (day: LocalDate): PastOf<'CaseReopened'> => ({
  type: 'CaseReopened',
  data: { reason: 'relapse' },
  at: morningOf(day),
});

/** A follow-up of the past at which nobody was reached. */
export const notReached = (day: LocalDate, weeks: number): PastOf<'FollowUpRecorded'> => ({
  type: 'FollowUpRecorded',
  data: { weeks, status: 'not-reached' },
  at: morningOf(day),
});

/** Proof that a discharge after a missed appointment on that very day was decided with care; notice was given long before. */
export const aSafeDischarge = (missedOn: LocalDate) => ({
  decidedBy: 'team-lead-1',
  noticeGivenOn: '2026-03-03',
  noticeFor: missedOn,
  vulnerabilityCheckedOn: missedOn,
});

/** The command to discharge a case whose support is complete. */
export const toDischarge = (overrides: Partial<DischargeCase> = {}): DischargeCase => ({
  type: 'DischargeCase',
  reason: 'completed',
  ...overrides,
});

/** The command to record a work status told by the person. */
export const toRecordWork = (overrides: Partial<RecordWorkStatus> = {}): RecordWorkStatus => ({
  type: 'RecordWorkStatus',
  status: 'at-work',
  evidence: 'person',
  ...overrides,
});

/** The command to record the follow-up at 4 weeks with somebody who is at work. */
export const toFollowUp = (weeks = 4): RecordFollowUp => ({
  type: 'RecordFollowUp',
  weeks,
  status: 'at-work',
  hoursPerWeek: 20,
  evidence: 'person',
});

/** Corrects the n-th past event: with new facts, or struck out if none and no new time is given. */
export function correcting(n: number, facts: Record<string, unknown> = {}, newEffectiveAt?: string): CorrectFact {
  const struckOut = Object.keys(facts).length === 0 && newEffectiveAt === undefined;
  return { type: 'CorrectFact', eventId: pastEventId(n), reason: 'clerical-error', facts, newEffectiveAt, struckOut };
}

/** A case with this past, long after it; ready for a correction. */
export const correctedIn = (context: DischargeContext, ...past: Past<DischargeEvent>[]) =>
  given(discharge, context)
    .events(...past)
    .at(morningOf('2026-12-01'));

/** The correction that follows if it is accepted. */
export const corrected = { type: 'FactCorrected' } as const;
