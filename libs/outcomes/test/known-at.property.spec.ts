import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Instant, type Recorded } from '#kernel';
import { projected } from '#support/projections.js';
import { outcomesProjection } from '../src/index.js';
import { activityIn, anOperator, outcomesOf } from './report-support.js';
import { aLog, recordedInTurn } from './random-log.js';

const PERIOD = { from: '2026-01-01', to: '2026-08-31' };
const OUTCOMES = [{}, { cohort: 'discharged' as const }, { groupBy: ['month' as const, 'programme' as const] }];
const ACTIVITY = [{}, { groupBy: ['month' as const] }, { asAt: '2026-04-15' }];

/** What reports say, without where in the log they stand: that is told by what came before, be it of any case. */
const said = ({ position: _position, knownAt: _knownAt, ...report }: { position: string; knownAt?: Instant }) => report;

/** Every report there is on these events, as at a moment. */
async function reportsOn(events: readonly Recorded[], now: Instant, knownAt?: Instant) {
  const facts = await projected(outcomesProjection, events, 5);
  const known = knownAt === undefined ? {} : { knownAt };
  const outcomes = await Promise.all(OUTCOMES.map((asked) => outcomesOf(facts, { ...PERIOD, ...asked, ...known }, anOperator, now)));
  const activity = await Promise.all(ACTIVITY.map((asked) => activityIn(facts, { ...PERIOD, ...asked, ...known }, anOperator, now)));
  return [...outcomes, ...activity].map((report) => (isRefusal(report) ? report : said(report)));
}

describe('whatever was recorded later, late entries and corrections included', () => {
  it('outcomes and activity as known at a moment are those that were given at that moment', async () => {
    await fc.assert(
      fc.asyncProperty(aLog, fc.nat(), async (log, n) => {
        const events = recordedInTurn(log);
        // The programmes come first; before them there is nothing to ask about.
        const then = events[2 + (n % (events.length - 2))]!.recordedAt;
        const given = await reportsOn(
          events.filter(({ recordedAt }) => recordedAt <= then),
          then,
        );
        expect(await reportsOn(events, '2027-06-01T00:00:00.000Z', then)).toEqual(given);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
