import { describe, expect, it } from '@jest/globals';
import { correctedHistory, type FactCorrected } from '#kernel';
import { firstContactInStep } from '#triage';
import type { TriageEvent } from '#triage/contract';
import { pastEventId, recorded, type Past } from '#support/decisions.js';
import { attempted, attemptIdOf, firstContactByCall, personRang } from './fixtures.js';

const [monday, tuesday, wednesday] = ['2026-03-09T10:00:00.000Z', '2026-03-10T10:00:00.000Z', '2026-03-11T10:00:00.000Z'] as const;

const corrected = (n: number, change: Partial<FactCorrected['data']>): Past<FactCorrected> => ({
  type: 'FactCorrected',
  data: { corrects: pastEventId(n), correctedType: 'ContactAttempted', reason: 'clerical-error', facts: {}, struckOut: false, ...change },
});

const inStep = (...events: Past<TriageEvent | FactCorrected>[]) => firstContactInStep(correctedHistory<TriageEvent>(recorded('triage', events)));

describe('after the correction of a contact attempt, the first contact', () => {
  it('needs nothing if it agrees', () => {
    expect(inStep(attempted('voicemail', monday), attempted('spoke', tuesday), firstContactByCall(tuesday))).toEqual([]);
    expect(inStep(attempted('voicemail', monday))).toEqual([]);
    expect(inStep(personRang(monday), attempted('spoke', tuesday))).toEqual([]);
  });

  it('moves to when and how its attempt was', () => {
    expect(
      inStep(attempted('spoke', tuesday), firstContactByCall(tuesday), corrected(0, { newEffectiveAt: monday, facts: { method: 'in-person' } })),
    ).toEqual([{ type: 'CorrectFact', eventId: pastEventId(1), facts: { method: 'in-person' }, newEffectiveAt: monday, struckOut: false }]);
  });

  it('is made by an attempt that turns out to have been answered', () => {
    expect(inStep(attempted('voicemail', monday), corrected(0, { facts: { result: 'spoke' } }))).toEqual([
      { type: 'RecordFirstContact', method: 'telephone', attemptId: attemptIdOf('voicemail', monday), effectiveAt: monday },
    ]);
  });

  it('is made by that attempt too if another was answered later', () => {
    expect(
      inStep(attempted('voicemail', monday), attempted('spoke', tuesday), firstContactByCall(tuesday), corrected(0, { facts: { result: 'spoke' } })),
    ).toEqual([{ type: 'RecordFirstContact', method: 'telephone', attemptId: attemptIdOf('voicemail', monday), effectiveAt: monday }]);
  });

  it('is made by the next answered attempt once the one before it was moved behind', () => {
    expect(
      inStep(attempted('spoke', monday), firstContactByCall(monday), attempted('spoke', tuesday), corrected(0, { newEffectiveAt: wednesday })),
    ).toEqual([
      { type: 'CorrectFact', eventId: pastEventId(1), facts: {}, newEffectiveAt: wednesday, struckOut: false },
      { type: 'RecordFirstContact', method: 'telephone', attemptId: attemptIdOf('spoke', tuesday), effectiveAt: tuesday },
    ]);
  });

  it('never was if its attempt was not answered, or never made', () => {
    const spokenTo = [attempted('voicemail', monday), attempted('spoke', tuesday), firstContactByCall(tuesday)];
    const never = [{ type: 'CorrectFact', eventId: pastEventId(2), facts: {}, struckOut: true }];
    expect(inStep(...spokenTo, corrected(1, { facts: { result: 'no-answer' } }))).toEqual(never);
    expect(inStep(...spokenTo, corrected(1, { struckOut: true }))).toEqual(never);
  });

  it('is made by the next answered attempt once the one before it never was', () => {
    expect(inStep(attempted('spoke', monday), firstContactByCall(monday), attempted('spoke', tuesday), corrected(0, { struckOut: true }))).toEqual([
      { type: 'CorrectFact', eventId: pastEventId(1), facts: {}, struckOut: true },
      { type: 'RecordFirstContact', method: 'telephone', attemptId: attemptIdOf('spoke', tuesday), effectiveAt: tuesday },
    ]);
  });

  it('leaves one alone that no attempt led to', () => {
    expect(inStep(personRang(monday), attempted('spoke', tuesday), corrected(1, { newEffectiveAt: wednesday }))).toEqual([]);
  });
});
