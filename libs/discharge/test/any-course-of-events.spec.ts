import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, correctedHistory, isRefusal } from '#kernel';
import { dischargeStanding, followUpDate, type DischargeEvent } from '#discharge/contract';
import { discharge, type DischargeCommand } from '#discharge';
import { given, recorded, type Past } from '#support/decisions.js';
import { aCaseOffSick, aSafeDischarge, morningOf, toDischarge, toFollowUp, toRecordWork } from './discharge-stories.js';

const someCommand: fc.Arbitrary<DischargeCommand> = fc.constantFrom<DischargeCommand>(
  toRecordWork({ hoursPerWeek: 20 }),
  toRecordWork({ status: 'off-sick' }),
  toDischarge(),
  toDischarge({ reason: 'did-not-attend', afterDna: aSafeDischarge('2026-03-08') }),
  { type: 'ReopenCase', reason: 'relapse' },
  { type: 'ReopenCase', reason: 'rebooked' },
  toFollowUp(4),
  toFollowUp(13),
  { type: 'RecordFollowUp', weeks: 4, status: 'not-reached' },
  { type: 'RecordSatisfaction', from: 'gp', score: 3 },
);
const someSteps = fc.array(fc.record({ command: someCommand, day: fc.nat(250) }), { maxLength: 30 });

/** The events that follow from commands sent for any days in any order; refused ones change nothing. */
function play(steps: { command: DischargeCommand; day: number }[]): Past<DischargeEvent>[] {
  const past: Past<DischargeEvent>[] = [];
  for (const { command, day } of steps) {
    const at = morningOf(addDays('2026-03-02', day));
    const { decision } = given(discharge, aCaseOffSick())
      .events(...past)
      .at(morningOf('2026-12-31'))
      .effective(at)
      .when(command);
    if (!isRefusal(decision)) past.push(...decision.map((event) => ({ ...event, at }) as Past<DischargeEvent>));
  }
  return past;
}

describe('whatever is asked of discharge, in whatever order', () => {
  it('leaves a history that its own rules of consistency accept', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const history = correctedHistory<DischargeEvent>(recorded('discharge', play(steps)));
        const checked = history.map((event) => ({ ...event, correctedBy: ['as if corrected'] }));
        expect(discharge.consistent(checked, aCaseOffSick())).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('alternates discharges and reopenings in time, and follows up only while discharged', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const past = play(steps);
        const turns = past.filter((e) => e.type === 'CaseDischarged' || e.type === 'CaseReopened');
        expect(turns.map((e) => e.type)).toEqual(turns.map((_, i) => (i % 2 === 0 ? 'CaseDischarged' : 'CaseReopened')));
        expect(turns.map((e) => e.at)).toEqual(turns.map((e) => e.at).toSorted());
        expect(dischargeStanding(recorded('discharge', past)).status).toBe(turns.length % 2 === 0 ? 'open' : 'discharged');
        for (const followUp of past) {
          if (followUp.type !== 'FollowUpRecorded') continue;
          const on = followUp.at ?? '';
          const before = turns.filter((turn) => (turn.at ?? '') <= on).at(-1);
          expect(before?.type).toBe('CaseDischarged');
          expect(on.slice(0, 10) >= followUpDate(before?.at ?? '', followUp.data.weeks).opensOn).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
