import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { projected } from '#support/projections.js';
import { outcomesProjection } from '../src/index.js';
import { ACTIVITY_BREAKDOWNS, changedSince, counted, type ActivityCount } from '../src/reports/activity-query.js';
import { keptActivity, keptActivityChanges } from '../src/reports/kept-activity.js';
import { aLog, recordedInTurn } from './random-log.js';

const aReport = fc.record({
  groupBy: fc.subarray(['month', 'programme'] as const),
  filters: fc.constantFrom({}, { provider: ['PRV01'] }, { programme: ['other'] }),
});

const aMoment = fc.record({
  period: fc.constantFrom(['2026-01-01', '2026-08-31'], ['2026-01-10', '2026-06-30'], ['2026-01-01', '2026-01-18']),
  /** How far back in the log, as a share of it; most questions are about all of it. */
  back: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  lasting: fc.boolean(),
});

const ROUNDS = 10;

/** Counts in an order of their own; cases only where they are of one month each. */
const inOrder = (counts: readonly ActivityCount[], monthly: boolean) =>
  counts.map(({ cases, ...of }) => JSON.stringify({ ...of, ...(monthly ? { cases } : {}) })).sort();

describe('activity from counts that are kept', () => {
  it('is what looking at everything that was done gives, however the log goes on between questions', async () => {
    await fc.assert(
      fc.asyncProperty(
        aLog,
        fc.array(aReport, { minLength: 1, maxLength: 2 }),
        fc.array(aMoment, { minLength: ROUNDS, maxLength: ROUNDS }),
        async (log, reports, moments) => {
          const events = recordedInTurn(log);
          const facts = await projected(outcomesProjection, events.slice(0, 2));
          const { kysely } = facts.database;
          const each = Math.ceil((events.length - 2) / ROUNDS);
          const before = events[2 + 2 * each]?.position ?? '';
          for (const [i, { period, back, lasting }] of moments.entries()) {
            const upTo = Math.min(events.length, 2 + each * (i + 1));
            await facts.take(events.slice(2 + each * i, upTo));
            const { position } = events[Math.round((1 - back) * (upTo - 1))]!;
            const [from, to] = period as [string, string];
            for (const { filters, ...report } of reports) {
              const groupBy = ACTIVITY_BREAKDOWNS.filter((breakdown) => report.groupBy.some((one) => one === breakdown));
              const query = { from, to, groupBy, filters, position };
              const monthly = groupBy.includes('month');
              const countedBy = ACTIVITY_BREAKDOWNS.filter((each) => groupBy.includes(each) || each in filters);
              const kept = await keptActivity(kysely, { ...query, groupBy: countedBy }, lasting);
              expect(inOrder(kept(query), monthly)).toEqual(inOrder(await counted(kysely, query), monthly));
              if (position < before) continue;
              const changed = (await changedSince(kysely, query, before)).filter(({ cases }) => cases > 0);
              const sorted = (all: readonly object[]): string[] => all.map((each) => JSON.stringify(each)).sort();
              expect(sorted(await keptActivityChanges(kysely, query, before, lasting))).toEqual(sorted(changed));
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  }, 240_000);
});
