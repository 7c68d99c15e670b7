import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FactsDatabase, published } from './projection-support.js';
import { randomStory } from './random-story.js';
import { theOperator, theTeamLead, waitingTimes } from './report-support.js';
import { log } from './support.js';

const PERIOD: [string, string] = ['2026-02-20', '2026-04-10'];

describe('whatever was recorded later, late entries and corrections included', () => {
  let facts: FactsDatabase;
  beforeAll(async () => {
    facts = await FactsDatabase.open();
  });
  afterAll(() => facts.database.close());

  it('a report as known at a moment is the report that was given at that moment', () =>
    fc.assert(
      fc.asyncProperty(randomStory, fc.nat(45), fc.boolean(), async (story, upTo, byMonth) => {
        const events = log([...published(), ...story]);
        const then = events[Math.min(upTo, events.length - 1)]!;
        const request = { groupBy: byMonth ? (['month', 'programme', 'stage'] as const) : [] };
        const actor = byMonth ? theOperator : theTeamLead;

        await facts.take(events.filter((e) => e.position <= then.position));
        const given = await waitingTimes(facts, PERIOD, request, { actor, now: then.recordedAt });
        await facts.take(events, [4, 9]);
        const again = await waitingTimes(facts, PERIOD, { ...request, knownAt: then.recordedAt }, { actor });

        expect(again.figures).toEqual(given.figures);
        if (then.type !== 'ProgrammePublished') expect(again.hash).toBe(given.hash);
      }),
      { numRuns: 25 },
    ));
});
