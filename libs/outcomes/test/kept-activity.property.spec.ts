import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACTIVITY_BREAKDOWNS, changedSince, counted, type ActivityCount } from '../src/reports/activity-query.js';
import { keptActivity, keptActivityChanges } from '../src/reports/kept-activity.js';
import { aLog, asTheLogGoesOn, howFarBack } from './random-log.js';

const aReport = fc.record({
  groupBy: fc.subarray(['month', 'programme'] as const),
  filters: fc.constantFrom({}, { provider: ['PRV01'] }, { programme: ['other'] }),
});

const aMoment = fc.record({
  period: fc.constantFrom(['2026-01-01', '2026-08-31'], ['2026-01-10', '2026-06-30'], ['2026-01-01', '2026-01-18']),
  back: howFarBack,
  lasting: fc.boolean(),
});

const ROUNDS = 10;

/** Counts in an order of their own; cases only where they are of one month each. */
const inOrder = (counts: readonly ActivityCount[], monthly: boolean) =>
  counts.map(({ cases, ...of }) => JSON.stringify({ ...of, ...(monthly ? { cases } : {}) })).sort();

const sorted = (all: readonly object[]): string[] => all.map((each) => JSON.stringify(each)).sort();

describe('activity from counts that are kept', () => {
  it('is what looking at everything that was done gives, however the log goes on between questions', async () => {
    await fc.assert(
      fc.asyncProperty(
        aLog,
        fc.array(aReport, { minLength: 1, maxLength: 2 }),
        fc.array(aMoment, { minLength: ROUNDS, maxLength: ROUNDS }),
        async (log, reports, moments) => {
          await asTheLogGoesOn(log, moments, async (db, { period, lasting }, { position, before }) => {
            const [from, to] = period as [string, string];
            for (const { filters, ...report } of reports) {
              const groupBy = ACTIVITY_BREAKDOWNS.filter((breakdown) => report.groupBy.some((one) => one === breakdown));
              const query = { from, to, groupBy, filters, position };
              const monthly = groupBy.includes('month');
              const countedBy = ACTIVITY_BREAKDOWNS.filter((each) => groupBy.includes(each) || each in filters);
              const kept = await keptActivity(db, { ...query, groupBy: countedBy }, lasting);
              expect(inOrder(kept(query), monthly)).toEqual(inOrder(await counted(db, query), monthly));
              if (position < before) continue;
              const changed = (await changedSince(db, query, before)).filter(({ cases }) => cases > 0);
              expect(sorted(await keptActivityChanges(db, query, before, lasting))).toEqual(sorted(changed));
            }
          });
        },
      ),
      { numRuns: 20 },
    );
  }, 240_000);
});
