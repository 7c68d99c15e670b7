import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '#kernel';
import { projected, type Projected } from '#support/projections.js';
import { outcomesProjection } from '../src/index.js';
import { activityIn, aTeamLead, outcomesOf } from './report-support.js';
import { aLog, recordedInTurn } from './random-log.js';

const PERIOD = { from: '2026-01-01', to: '2026-08-31' };
const OUTCOMES = [
  { cohort: 'discharged' as const },
  { groupBy: ['board' as const, 'network' as const] },
  { groupBy: ['month' as const, 'programme' as const] },
];
const ACTIVITY = [{ groupBy: ['month' as const] }, { asAt: '2026-04-15' }];

/** What reports say, without where in the log they stand: that is told by what came before, be it of any case. */
const said = ({ position: _position, knownAt: _knownAt, ...report }: { position: string; knownAt?: Instant }) => report;

/** Every report there is on these facts, as at a moment. */
async function reportsOn(facts: Projected, now: Instant, knownAt?: Instant) {
  const known = knownAt === undefined ? {} : { knownAt };
  const outcomes = await Promise.all(OUTCOMES.map((asked) => outcomesOf(facts, { ...PERIOD, ...asked, ...known }, aTeamLead, now)));
  const activity = await Promise.all(ACTIVITY.map((asked) => activityIn(facts, { ...PERIOD, ...asked, ...known }, aTeamLead, now)));
  return [...outcomes, ...activity].map(said);
}

describe('whatever was recorded later, late entries and corrections included', () => {
  it('outcomes and activity as known at a moment are those that were given at that moment, for every moment at which anything was recorded', async () => {
    await fc.assert(
      fc.asyncProperty(aLog, async (log) => {
        const events = recordedInTurn(log);
        // The programmes come first; before them there is nothing to ask about.
        const facts = await projected(outcomesProjection, events.slice(0, 2));
        const given = [];
        for (const event of events.slice(2)) {
          await facts.take([event]);
          given.push(await reportsOn(facts, event.recordedAt));
        }
        for (const [i, { recordedAt }] of events.slice(2).entries()) {
          expect(await reportsOn(facts, '2027-06-01T00:00:00.000Z', recordedAt)).toEqual(given[i]);
        }
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});
