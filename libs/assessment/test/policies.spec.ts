import { describe, expect, it } from '@jest/globals';
import { assessmentPolicies } from '#assessment';
import type { AssessmentEvent } from '#assessment/contract';
import type { DischargeEvent } from '#discharge/contract';
import type { CommandEnvelope, FactCorrected, Instant, Recorded } from '#kernel';
import type { ReferralEvent } from '#referral/contract';
import { pastEventId, recorded, THE_CASE, type Past } from '#support/decisions.js';
import { anAcceptedReferral, anOpenCase } from '#support/stories.js';
import { attended, booked, cancelled, OTHER_APPOINTMENT, STARTS_AT, story, THE_APPOINTMENT } from './support.js';

type Ending = Past<DischargeEvent | ReferralEvent | FactCorrected>;

const FRIDAY_BEFORE = '2026-03-06T12:00:00.000Z';
const DAY_AFTER = '2026-03-11T12:00:00.000Z';
const LATER = '2026-03-24T10:00:00.000Z';

const discharged = (at: Instant): Ending => ({
  type: 'CaseDischarged',
  data: { reason: 'completed', outcome: { result: 'unknown', restsOn: [] } },
  at,
});
const reopened = (at: Instant): Ending => ({ type: 'CaseReopened', data: { reason: 'relapse' }, at });
const withdrawn = (at: Instant): Ending => ({ type: 'ReferralWithdrawn', data: { by: 'person', reason: 'no-longer-needed' }, at });
const died = (at: Instant): Ending => ({ type: 'PersonDied', data: { reportedBy: 'family' }, at });

/** Corrects the n-th event of the stream, from 0. */
const corrected = (n: number, correctedType: string, change: Partial<FactCorrected['data']>): Ending => ({
  type: 'FactCorrected',
  data: { corrects: pastEventId(n), correctedType, reason: 'clerical-error', facts: {}, struckOut: false, ...change },
  at: LATER,
});

/** Which appointments are called off, and for when, as the last of `endings` comes into the stream of its module. */
async function calledOff(category: 'discharge' | 'referral', endings: readonly Ending[], appointments: readonly Past<AssessmentEvent>[]) {
  const streams: Record<string, readonly Recorded[]> = {
    [`assessment-${THE_CASE}`]: recorded('assessment', appointments),
    [`${category}-${THE_CASE}`]: recorded<DischargeEvent | ReferralEvent | FactCorrected>(category, endings),
  };
  const last = streams[`${category}-${THE_CASE}`]!.at(-1)!;
  const policies = assessmentPolicies({ read: async <E>(stream: string) => (streams[stream] ?? []) as E[] as never });
  const envelope = (label: string, effectiveAt = last.effectiveAt) => ({ commandId: label, effectiveAt }) as CommandEnvelope;
  const concerned = policies.filter(({ on }) => on.includes(last.type));
  const sent = (await Promise.all(concerned.map(async ({ react }) => await react(last, envelope)))).flat();
  return sent.map(({ target, command, envelope: { commandId, effectiveAt } }) => ({ target, command, commandId, effectiveAt }));
}

const callOff = (appointmentId: string, effectiveAt: Instant) => ({
  target: { caseId: THE_CASE },
  command: { type: 'CancelAppointment', appointmentId, by: 'provider', reason: 'case-closed' },
  commandId: `cancel|${appointmentId}`,
  effectiveAt,
});

describe('appointments of a case that has ended', () => {
  it.each([
    ['a discharge', 'discharge', discharged],
    ['a withdrawn referral', 'referral', withdrawn],
    ['a death', 'referral', died],
  ] as const)('are called off by the provider after %s, at its time', async (_ending, category, ending) => {
    const sent = await calledOff(category, [ending(FRIDAY_BEFORE)], [booked(), booked({ appointmentId: OTHER_APPOINTMENT, startsAt: LATER })]);
    expect(sent).toEqual([callOff(THE_APPOINTMENT, FRIDAY_BEFORE), callOff(OTHER_APPOINTMENT, FRIDAY_BEFORE)]);
  });

  it('are left alone where they came before its end: their attendance is still to be recorded', async () => {
    expect(await calledOff('discharge', [discharged(DAY_AFTER)], [booked()])).toEqual([]);
  });

  it('are left alone where something has become of them already', async () => {
    const moved = booked({ appointmentId: OTHER_APPOINTMENT, startsAt: LATER, replaces: THE_APPOINTMENT });
    const settled = [booked(), moved, cancelled({ appointmentId: OTHER_APPOINTMENT })];
    expect(await calledOff('referral', [died('2026-03-05T12:00:00.000Z')], settled)).toEqual([]);
    expect(await calledOff('referral', [died(STARTS_AT)], [booked(), attended({ code: '3' })])).toEqual([]);
  });

  it('are called off no earlier than they were booked, where the end was entered with an earlier date', async () => {
    const bookedAt = '2026-03-09T15:00:00.000Z';
    expect(await calledOff('discharge', [discharged(FRIDAY_BEFORE)], [booked({}, bookedAt)])).toEqual([callOff(THE_APPOINTMENT, bookedAt)]);
  });

  it('stay where the case was reopened before anybody noticed', async () => {
    const endings = [discharged('2026-03-04T12:00:00.000Z'), reopened('2026-03-05T12:00:00.000Z')];
    expect(await calledOff('discharge', [...endings, corrected(0, 'CaseDischarged', { facts: { benefitRating: 7 } })], [booked()])).toEqual([]);
  });

  it('stay where the end is struck out', async () => {
    const struckOut = corrected(0, 'CaseDischarged', { struckOut: true });
    expect(await calledOff('discharge', [discharged(FRIDAY_BEFORE), struckOut], [booked()])).toEqual([]);
  });

  it('are called off where a correction moves the end before them', async () => {
    const earlier = corrected(0, 'CaseDischarged', { newEffectiveAt: FRIDAY_BEFORE });
    expect(await calledOff('discharge', [discharged(DAY_AFTER), earlier], [booked()])).toEqual([callOff(THE_APPOINTMENT, FRIDAY_BEFORE)]);
  });

  it('are called off where the reopening that they were booked after never happened', async () => {
    const endings = [discharged(FRIDAY_BEFORE), reopened('2026-03-09T12:00:00.000Z'), corrected(1, 'CaseReopened', { struckOut: true })];
    const bookedAt = '2026-03-09T15:00:00.000Z';
    expect(await calledOff('discharge', endings, [booked({}, bookedAt)])).toEqual([callOff(THE_APPOINTMENT, bookedAt)]);
  });

  it('are none of the business of other corrections', async () => {
    const other = corrected(1, 'WorkStatusRecorded', { struckOut: true });
    const worked: Ending = { type: 'WorkStatusRecorded', data: { status: 'off-sick', evidence: 'person' }, at: FRIDAY_BEFORE };
    expect(await calledOff('discharge', [discharged(FRIDAY_BEFORE), worked, other], [booked()])).toEqual([]);
  });

  it('can be called off although the case is closed', () => {
    const afterDischarge = anOpenCase({ discharge: { status: 'discharged', dischargedAt: FRIDAY_BEFORE } });
    const afterDeath = anOpenCase({ referral: anAcceptedReferral({ diedAt: FRIDAY_BEFORE }) });
    const afterWithdrawal = anOpenCase({ referral: anAcceptedReferral({ status: 'withdrawn' }) });
    for (const context of [afterDischarge, afterDeath, afterWithdrawal]) {
      story(context)
        .events(booked())
        .effective(FRIDAY_BEFORE)
        .when({ type: 'CancelAppointment', appointmentId: THE_APPOINTMENT, by: 'provider', reason: 'case-closed' })
        .then({ type: 'AppointmentCancelled', data: { by: 'provider', reason: 'case-closed' } });
    }
  });
});
