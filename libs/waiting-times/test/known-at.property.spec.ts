import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#kernel';
import { FactsDatabase, published } from './projection-support.js';
import { randomStory } from './random-story.js';
import { theOperator, theTeamLead, waitingList, waitingTimes } from './report-support.js';
import { log } from './support.js';

const PERIOD: [string, string] = ['2026-02-01', '2026-04-30'];

describe('whatever was recorded later, late entries and corrections included', () => {
  let facts: FactsDatabase;
  beforeAll(async () => {
    facts = await FactsDatabase.open();
  });
  afterAll(() => facts.database.close());

  it(
    'a report as known at a moment is the report that was given at that moment',
    () =>
      fc.assert(
        fc.asyncProperty(randomStory, fc.nat(45), fc.boolean(), async (story, upTo, byMonth) => {
          const events = log([...published(), ...story]);
          const then = events[Math.min(upTo, events.length - 1)]!;
          const request = { groupBy: byMonth ? (['month', 'programme', 'stage'] as const) : (['board', 'network'] as const) };
          const actor = byMonth ? theOperator : theTeamLead;

          await facts.take(events.filter((e) => e.position <= then.position));
          const given = await waitingTimes(facts, PERIOD, request, { actor, now: then.recordedAt });
          await facts.take(events, [4, 9]);
          const again = await waitingTimes(facts, PERIOD, { ...request, knownAt: then.recordedAt }, { actor });

          expect(again.figures).toEqual(given.figures);
          if (then.type !== 'ProgrammePublished') expect(again.hash).toBe(given.hash);
        }),
        { numRuns: 25 },
      ),
    120_000,
  );

  it(
    'so is the waiting list of a day, and either of them as at a day: for every moment at which anything was recorded',
    () =>
      fc.assert(
        fc.asyncProperty(randomStory, fc.integer({ min: 0, max: 49 }), async (story, days) => {
          const events = log([...published(), ...story]);
          const asAt = addDays(PERIOD[0], days);
          const moments = events.slice(2).map(({ recordedAt }) => recordedAt);
          const reports = async (knownAt?: string) => {
            const known = knownAt === undefined ? {} : { knownAt };
            const all = [await waitingList(facts, PERIOD[1], { asAt, ...known }), await waitingTimes(facts, PERIOD, { asAt, ...known })];
            return all.map(({ figures, hash }) => ({ figures, hash }));
          };
          await facts.take(events, [6, 3]);
          const again = [];
          for (const moment of moments) again.push(await reports(moment));
          for (const [i, moment] of moments.entries()) {
            await facts.take(events.filter(({ recordedAt }) => recordedAt <= moment));
            expect(again[i]).toEqual(await reports());
          }
        }),
        { numRuns: 4 },
      ),
    120_000,
  );
});
