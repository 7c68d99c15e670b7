import { describe, expect, it } from '@jest/globals';
import type { AssessmentEvent } from '#assessment/contract';
import type { CommandEnvelope, FactCorrected, Recorded } from '#kernel';
import type { ReferralEvent } from '#referral/contract';
import { triagePolicies } from '#triage';
import type { TriageEvent } from '#triage/contract';
import { pastEventId, recorded, THE_CASE, type Past } from '#support/decisions.js';
import { attempted, attemptIdOf, firstContactByCall, riskCleared, riskFlagged, triageOpened } from './fixtures.js';

type AnyPast = Past<TriageEvent | AssessmentEvent | ReferralEvent | FactCorrected>;

/** What the triage policies send when the last of `events` happens in a stream, `others` having happened in triage before. */
async function sentAfter(category: string, events: readonly AnyPast[], others: readonly Past<TriageEvent>[] = []) {
  const streams: Record<string, Recorded[]> = {
    [`triage-${THE_CASE}`]: recorded('triage', others),
    [`${category}-${THE_CASE}`]: recorded(category, events) as Recorded[],
  };
  const policies = triagePolicies({ read: async <E>(stream: string) => (streams[stream] ?? []) as E[] as never });
  const last = streams[`${category}-${THE_CASE}`]?.at(-1) as Recorded;
  const envelopeOf = (label: string, effectiveAt = last.effectiveAt) => ({ commandId: label, effectiveAt }) as CommandEnvelope;
  const concerned = policies.filter(({ on }) => on.includes(last.type));
  const sent = await Promise.all(concerned.map(async ({ react }) => await react(last, envelopeOf)));
  return sent.flat().map(({ target, command, envelope: { commandId, effectiveAt } }) => ({ target, command, commandId, effectiveAt }));
}

/** Corrects the n-th event of the stream, from 0. */
const corrected = (n: number, correctedType: string, change: Partial<FactCorrected['data']>): AnyPast => ({
  type: 'FactCorrected',
  data: { corrects: pastEventId(n), correctedType, reason: 'reported-by-person', facts: {}, struckOut: false, ...change },
  at: '2026-03-10T09:00:00.000Z',
});

describe('an accepted referral', () => {
  it('opens triage, at the time of its acceptance', async () => {
    const accepted: AnyPast = { type: 'ReferralAccepted', data: { how: 'automatic' }, at: '2026-03-02T10:00:00.000Z' };
    expect(await sentAfter('referral', [accepted])).toEqual([
      { target: { caseId: THE_CASE }, command: { type: 'OpenTriage' }, commandId: 'open', effectiveAt: '2026-03-02T10:00:00.000Z' },
    ]);
  });

  it('is the only thing that opens it', async () => {
    const transferred: AnyPast = {
      type: 'ReferralTransferred',
      data: { from: { id: 'a', version: 1 }, to: { id: 'b', version: 1 }, reason: 'better-fit' },
    };
    expect(await sentAfter('referral', [transferred])).toEqual([]);
  });
});

describe('a corrected contact attempt', () => {
  const MONDAY = '2026-03-09T10:00:00.000Z';
  const FRIDAY = '2026-03-06T10:00:00.000Z';

  it('takes the first contact along to its new time', async () => {
    const history = [triageOpened(), attempted('spoke', MONDAY), firstContactByCall(MONDAY)];
    const sent = await sentAfter('triage', [...history, corrected(1, 'ContactAttempted', { newEffectiveAt: FRIDAY })]);
    expect(sent).toEqual([
      {
        target: { caseId: THE_CASE },
        command: { type: 'CorrectFact', eventId: pastEventId(2), reason: 'reported-by-person', facts: {}, newEffectiveAt: FRIDAY, struckOut: false },
        commandId: `correct|${pastEventId(2)}`,
        effectiveAt: '2026-03-10T09:00:00.000Z',
      },
    ]);
  });

  it('makes a first contact if it turns out to have been answered, when it was made', async () => {
    const history = [triageOpened(), attempted('no-answer', FRIDAY)];
    const attemptId = attemptIdOf('no-answer', FRIDAY);
    const sent = await sentAfter('triage', [...history, corrected(1, 'ContactAttempted', { facts: { result: 'spoke' } })]);
    expect(sent).toEqual([
      {
        target: { caseId: THE_CASE },
        command: { type: 'RecordFirstContact', method: 'telephone', attemptId },
        commandId: `make|${attemptId}`,
        effectiveAt: FRIDAY,
      },
    ]);
  });

  it('asks for nothing where both agree, and so for nothing twice', async () => {
    const history = [triageOpened(), attempted('no-answer', FRIDAY)];
    expect(await sentAfter('triage', [...history, corrected(1, 'ContactAttempted', { facts: { result: 'voicemail' } })])).toEqual([]);
  });

  it('is not asked about after other corrections: a first contact that was struck out stays so', async () => {
    const history = [triageOpened(), attempted('spoke', MONDAY), firstContactByCall(MONDAY)];
    expect(await sentAfter('triage', [...history, corrected(2, 'FirstContactMade', { struckOut: true })])).toEqual([]);
  });
});

describe('a measure', () => {
  const phq9 = (ninth: number | null, at = '2026-03-05T14:00:00.000Z'): AnyPast => ({
    type: 'MeasureRecorded',
    data: { instrument: 'phq-9', version: '1', answers: [1, 1, 1, 1, 1, 1, 1, 1, ninth], occasion: 'baseline' },
    at,
  });
  const flagged = { target: { caseId: THE_CASE }, commandId: 'flag', effectiveAt: '2026-03-05T14:00:00.000Z' };

  it('with an answer that may mean a risk to life flags it, when it was answered', async () => {
    const command = { type: 'FlagRisk', risk: 'self-harm', note: expect.stringContaining('PHQ-9') };
    expect(await sentAfter('assessment', [phq9(1)])).toEqual([{ ...flagged, command }]);
    expect(await sentAfter('assessment', [phq9(3)], [riskFlagged('imminent-job-loss')])).toEqual([{ ...flagged, command }]);
  });

  it('without one, or with the question unanswered, flags nothing', async () => {
    expect(await sentAfter('assessment', [phq9(0)])).toEqual([]);
    expect(await sentAfter('assessment', [phq9(null)])).toEqual([]);
  });

  it('flags nothing while the risk is flagged, and flags it again once it was cleared', async () => {
    expect(await sentAfter('assessment', [phq9(2)], [riskFlagged('self-harm')])).toEqual([]);
    expect(await sentAfter('assessment', [phq9(2)], [riskFlagged('self-harm'), riskCleared('self-harm')])).toMatchObject([flagged]);
  });

  it('flags the risk when a correction brings it to light', async () => {
    const correction = corrected(0, 'MeasureRecorded', { facts: { answers: [1, 1, 1, 1, 1, 1, 1, 1, 2] } });
    expect(await sentAfter('assessment', [phq9(0), correction])).toMatchObject([flagged]);
  });

  it('flags nothing if a correction takes it away, or strikes it out', async () => {
    const mended = corrected(0, 'MeasureRecorded', { facts: { answers: [1, 1, 1, 1, 1, 1, 1, 1, 0] } });
    expect(await sentAfter('assessment', [phq9(2), mended])).toEqual([]);
    expect(await sentAfter('assessment', [phq9(2), corrected(0, 'MeasureRecorded', { struckOut: true })])).toEqual([]);
  });

  it('is not looked at when something else of the assessment is corrected', async () => {
    const cancelled: AnyPast = { type: 'AppointmentCancelled', data: { appointmentId: 'a1', by: 'person', reason: 'illness' } as never };
    expect(await sentAfter('assessment', [phq9(2), cancelled, corrected(1, 'AppointmentCancelled', { struckOut: true })])).toEqual([]);
  });
});
