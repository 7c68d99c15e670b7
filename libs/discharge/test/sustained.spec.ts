import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#kernel';
import { sustainedJobOutcome, sustainedOutcome, workSpells, type WorkRecord, type WorkStatus } from '#discharge/contract';
import { morningOf, word } from './discharge-stories.js';

/** The staged programme's threshold: 7 hours a week for 13 weeks (91 days) within 16 weeks (112 days). */
const rule = { hoursPerWeek: 7, weeks: 13, windowWeeks: 16 };
const referredOn = '2026-01-01';
const start = '2026-03-02';
const day = (n: number): LocalDate => addDays(start, n);

/** What follows from these words, with the last one known to hold on the `lastDay`-th day from the start. */
const sustained = (lastDay: number, ...records: WorkRecord[]) => sustainedJobOutcome(workSpells(records, morningOf(day(lastDay))), rule);

describe('a sustained job outcome', () => {
  it('is reached on the 91st day of work, and not on the 90th', () => {
    expect(sustained(89, word(day(0), 'at-work', 7))).toBeUndefined();
    expect(sustained(90, word(day(0), 'at-work', 7))).toEqual({ from: day(0), reachedOn: day(90), restsOn: [`at-work on ${day(0)}`] });
  });

  it('stays reached on the day it was, whatever comes later', () => {
    const found = sustained(300, word(day(0), 'at-work', 7), word(day(95), 'off-sick'));
    expect(found).toMatchObject({ from: day(0), reachedOn: day(90) });
  });

  it('needs the hours of the programme', () => {
    expect(sustained(200, word(day(0), 'at-work', 6.99))).toBeUndefined();
  });

  it('does not count work whose hours nobody knows', () => {
    expect(sustained(200, word(day(0), 'at-work'))).toBeUndefined();
    expect(sustained(200, word(day(0), 'at-work', 20), word(day(50), 'at-work'))).toBeUndefined();
  });

  it.each(['at-work', 'at-work-with-adjustments', 'self-employed'] as const)('counts %s', (status) => {
    expect(sustained(90, word(day(0), status, 7))).toBeDefined();
  });

  it('allows gaps as long as the window holds all 91 days: 21 days off are the most', () => {
    const withGap = (length: number) => [word(day(0), 'at-work', 16), word(day(40), 'off-sick'), word(day(40 + length), 'at-work', 16)];
    expect(sustained(111, ...withGap(21))).toEqual({
      from: day(0),
      reachedOn: day(111),
      restsOn: [`at-work on ${day(0)}`, `off-sick on ${day(40)}`, `at-work on ${day(61)}`],
    });
    expect(sustained(112, ...withGap(22))).toBeUndefined();
  });

  it('lets the window move on past work that was too long ago', () => {
    const records = [word(day(0), 'at-work', 16), word(day(40), 'off-sick'), word(day(62), 'at-work', 16)];
    expect(sustained(151, ...records)).toBeUndefined();
    expect(sustained(152, ...records)).toMatchObject({ from: day(62), reachedOn: day(152) });
  });

  it('is whatever the programme says it is', () => {
    const spells = workSpells([word(day(0), 'at-work', 16)], morningOf(day(13)));
    expect(sustainedJobOutcome(spells, { hoursPerWeek: 16, weeks: 2, windowWeeks: 2 })).toMatchObject({ reachedOn: day(13) });
    expect(sustainedJobOutcome(spells, { hoursPerWeek: 16.5, weeks: 2, windowWeeks: 2 })).toBeUndefined();
  });
});

describe('a sustained outcome of a case', () => {
  const until = morningOf(day(400));

  it('needs somebody to have asked again: one word sustains nothing', () => {
    expect(sustainedOutcome([word(day(0), 'at-work', 20)], rule, referredOn, until)).toBeUndefined();
    const asked = [word(day(0), 'at-work', 20), word(day(90), 'at-work', 20)];
    expect(sustainedOutcome(asked, rule, referredOn, until)).toEqual({
      from: day(0),
      reachedOn: day(90),
      restsOn: [`at-work on ${day(0)}`, `at-work on ${day(90)}`],
    });
  });

  it('is shown as well by the word that the work then ended', () => {
    expect(sustainedOutcome([word(day(0), 'at-work', 20), word(day(91), 'off-sick')], rule, referredOn, until)?.reachedOn).toBe(day(90));
    expect(sustainedOutcome([word(day(0), 'at-work', 20), word(day(90), 'off-sick')], rule, referredOn, until)).toBeUndefined();
  });

  it('is not shown by somebody who would not say', () => {
    expect(sustainedOutcome([word(day(0), 'at-work', 20), word(day(200), 'not-stated')], rule, referredOn, until)).toBeUndefined();
  });

  it('counts from the day of the referral', () => {
    const records = [word('2025-06-01', 'at-work', 20), word(day(90), 'at-work', 20)];
    expect(sustainedOutcome(records, rule, day(0), until)).toMatchObject({ from: day(0), reachedOn: day(90) });
    expect(sustainedOutcome(records, rule, day(1), until)).toBeUndefined();
  });

  it('is not known before it was told, and unknown without a word', () => {
    const asked = [word(day(0), 'at-work', 20), word(day(90), 'at-work', 20)];
    expect(sustainedOutcome(asked, rule, referredOn, morningOf(day(89)))).toBeUndefined();
    expect(sustainedOutcome([], rule, referredOn, until)).toBeUndefined();
  });
});

describe('the sustained job outcome against counting day by day', () => {
  const statuses: WorkStatus[] = ['at-work', 'at-work-with-adjustments', 'self-employed', 'off-sick', 'unemployed', 'not-stated', 'volunteering'];
  const someWord = fc
    .record({
      at: fc.nat(160),
      status: fc.constantFrom(...statuses),
      hours: fc.option(fc.constantFrom(0, 6, 7, 8, 37), { nil: undefined }),
    })
    .map(({ at, status, hours }) => word(day(at), status, hours));
  const someRule = fc
    .record({ weeks: fc.integer({ min: 1, max: 13 }), slack: fc.nat(4) })
    .map(({ weeks, slack }) => ({ hoursPerWeek: 7, weeks, windowWeeks: weeks + slack }));

  /** True if the last word on or before that day is of paid work with enough hours. */
  function worksOn(records: readonly WorkRecord[], n: number): boolean {
    let holds: WorkRecord | undefined;
    for (const record of records) {
      const notLater = record.effectiveAt <= morningOf(day(n));
      if (notLater && (holds === undefined || record.effectiveAt >= holds.effectiveAt)) holds = record;
    }
    const paid = holds !== undefined && ['at-work', 'at-work-with-adjustments', 'self-employed'].includes(holds.status);
    return paid && (holds?.hoursPerWeek ?? -1) >= 7;
  }

  /** The first day that ends a window with enough days of work in it. */
  function firstDayReached(records: readonly WorkRecord[], lastDay: number, { weeks, windowWeeks }: typeof rule): LocalDate | undefined {
    for (let end = 0; end <= lastDay; end++) {
      let worked = 0;
      for (let n = Math.max(0, end - windowWeeks * 7 + 1); n <= end; n++) if (worksOn(records, n)) worked++;
      if (worked >= weeks * 7) return day(end);
    }
    return undefined;
  }

  it('finds the same day, or none', () => {
    fc.assert(
      fc.property(fc.array(someWord, { maxLength: 8 }), someRule, fc.nat(200), (records, anyRule, lastDay) => {
        const found = sustainedJobOutcome(workSpells(records, morningOf(day(lastDay))), anyRule);
        expect(found?.reachedOn).toBe(firstDayReached(records, lastDay, anyRule));
      }),
      { numRuns: 300 },
    );
  });
});
