import { describe, expect, it } from '@jest/globals';
import { suppressUnder5Round5, unsuppressed } from '#disclosure';
import type { Change, Counted, Course, Step } from '#reporting';
import { movesIn, type Move } from '../src/restatement/moves.js';
import { policyBetween } from '../src/restatement/policy.js';
import { CauseTally } from '../src/restatement/tally.js';

const KNOWN_AT = '2026-04-01T09:00:00.000Z';
const BEFORE = '2026-03-20T10:00:00.000Z';
const AFTER = '2026-04-03T10:00:00.000Z';

const event = (type: string, happenedAt = BEFORE): Change => ({ kind: 'event', type, happenedAt });
const counted = (statistic: string, amount: Counted['amount'], group: Record<string, string> = {}): Counted => ({
  ...{ definition: 'wait', of: { statistic }, group, amount },
});
/** A step at which a case counts for these; elsewhere for the same, groups apart. */
const step = (inside: readonly Counted[], by?: Change, anywhere: readonly Counted[] = inside.map((each) => ({ ...each, group: {} }))): Step => ({
  ...{ inside, anywhere },
  ...(by ? { by } : {}),
});
const moves = (...course: Course): string[] =>
  movesIn(course, KNOWN_AT).map(({ figure, cause, how, n }) => [...Object.values(figure.group), figure.of['statistic'], how, n, cause].join(' '));

describe('why a case counts otherwise', () => {
  const waiting = [counted('waiting', 1)];
  const completed = [counted('completed', 1)];

  it.each<[string, Change, string]>([
    ['something that had happened before', event('FirstContactMade'), 'late-entry'],
    ['something that happened later', event('FirstContactMade', AFTER), 'later-event'],
    ['something at the very moment', event('FirstContactMade', KNOWN_AT), 'late-entry'],
    ['a correction, whenever it says that it happened', event('FactCorrected', AFTER), 'correction'],
    ['an erasure', event('PersonErased', AFTER), 'erasure'],
    ['time', { kind: 'time' }, 'time-passed'],
    ['another definition', { kind: 'definition' }, 'definition'],
  ])('by %s', (_, by, cause) => {
    expect(moves(step(waiting), step(completed, by))).toEqual([`waiting left 1 ${cause}`, `completed entered 1 ${cause}`]);
  });

  it('by being counted elsewhere, whatever it was that moved it, but for a correction', () => {
    const at = (practice: string) => [counted('waiting', 1, { practice })];
    expect(moves(step(at('A')), step(at('B'), event('ReferralAmended')))).toEqual([
      'A waiting left 1 re-attribution',
      'B waiting entered 1 re-attribution',
    ]);
    expect(moves(step(at('A')), step(at('B'), event('FactCorrected')))).toEqual(['A waiting left 1 correction', 'B waiting entered 1 correction']);
  });

  it('by being counted outside what was asked', () => {
    expect(moves(step(waiting), step([], event('ReferralTransferred', AFTER), waiting))).toEqual(['waiting left 1 re-attribution']);
  });

  it('not by moving to another month: that is another thing that is counted', () => {
    const inMonth = (month: string): [Counted[], Counted[]] => [[counted('completed', 1, { month })], [counted('completed', 1, { month })]];
    const [march, everyMarch] = inMonth('2026-03');
    const [april, everyApril] = inMonth('2026-04');
    expect(moves(step(march, undefined, everyMarch), step(april, event('AttendanceRecorded'), everyApril))).toEqual([
      '2026-03 completed left 1 late-entry',
      '2026-04 completed entered 1 late-entry',
    ]);
  });

  it('by the last change that made it so, where it came and went in between', () => {
    expect(moves(step(waiting), step(completed, event('FirstContactMade')), step(waiting, event('FactCorrected')))).toEqual([]);
    const course = [step(waiting), step(completed, event('FirstContactMade')), step(waiting, event('FactCorrected'))];
    expect(moves(...course, step(completed, event('FirstContactMade', AFTER)))).toEqual([
      'waiting left 1 later-event',
      'completed entered 1 later-event',
    ]);
  });

  it('for several things at once by one change each', () => {
    const sessions = (n: number) => (n === 0 ? [] : [counted('sessions', n)]);
    expect(moves(step(sessions(1)), step(sessions(2), event('SessionBooked')), step(sessions(4), event('SessionBooked', AFTER)))).toEqual([
      'sessions entered 2 later-event',
      'sessions entered 1 late-entry',
    ]);
  });

  it('and of a median that its value is another', () => {
    const days = (n: number) => [counted('median', `[${n}]`)];
    expect(moves(step(days(4)), step(days(6), event('FactCorrected')))).toEqual(['median changed 1 correction']);
    expect(moves(step([]), step(days(6), event('FirstContactMade')))).toEqual(['median entered 1 late-entry']);
  });
});

describe('what may be told of causes', () => {
  const entered: Move = {
    ...{ figure: { definition: 'wait', of: { statistic: 'n' }, group: {} }, how: 'entered', n: 1, cause: 'late-entry', counts: true },
  };
  const left: Move = { ...entered, how: 'left', cause: 'correction' };

  /** What is told where so many people came and so many left. */
  function told(came: number, went: number, policy = suppressUnder5Round5) {
    const tally = new CauseTally();
    for (let i = 0; i < came; i++) tally.add([entered]);
    for (let i = 0; i < went; i++) tally.add([left]);
    return tally.shown(entered.figure, policy);
  }

  it('of fewer people than the policy allows nothing, and that they are not listed tells nothing either', () => {
    expect(told(4, 0)).toEqual([]);
    expect(told(4, 4)).toEqual(told(0, 0));
    expect(told(4, 0)).toEqual(told(0, 0));
  });

  it('of more of them their number, rounded, whatever the others are', () => {
    expect(told(7, 4)).toEqual([{ cause: 'late-entry', entered: 5 }]);
    expect(told(7, 4)).toEqual(told(7, 0));
    expect(told(5, 13)).toEqual([
      { cause: 'late-entry', entered: 5 },
      { cause: 'correction', left: 15 },
    ]);
  });

  it('of many things done for few people nothing', () => {
    const tally = new CauseTally();
    for (let i = 0; i < 4; i++) tally.add([{ ...entered, n: 50 }]);
    expect(tally.shown(entered.figure, suppressUnder5Round5)).toEqual([]);
    expect(tally.shown(entered.figure, unsuppressed)).toEqual([{ cause: 'late-entry', entered: 200 }]);
  });

  it('goes by the policies of both reports, and by all there are where one of them is no longer known', () => {
    expect(policyBetween('unsuppressed', 'unsuppressed').name).toBe('unsuppressed');
    expect(policyBetween('suppress-under-5-round-5', 'unsuppressed').name).toBe('suppress-under-5-round-5');
    expect(policyBetween('suppress-under-5-round-5', 'suppress-1-7-round-5').count(6)).toBe('*');
    expect(policyBetween('suppress-under-20', 'suppress-under-20').count(0)).toBe('*');
  });
});
