import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPostgres, startPostgres } from '#support/postgres.js';
import { FactsDatabase, published } from './projection-support.js';
import { randomStory } from './random-story.js';
import { theOperator, waitingTimes } from './report-support.js';
import { log } from './support.js';

const found = findPostgres();

if (found.kind === 'none') it.skip(`a Postgres server gives the same facts and figures: ${found.why}`, () => undefined);
else {
  it('a Postgres server gives the same facts and figures as the embedded database', async () => {
    const server = await startPostgres();
    const [there, here] = await Promise.all([FactsDatabase.open({ kind: 'server', url: server.url }), FactsDatabase.open()]);
    for (const [i, story] of fc.sample(randomStory, { numRuns: 5, seed: 7 }).entries()) {
      const events = log([...published(), ...story]);
      await there.take(events, [3, 8]);
      await here.take(events);
      expect(await there.versions()).toEqual(await here.versions());
      const request = { groupBy: ['month', 'stage', 'programme'] as const, knownAt: events[2 * i]!.recordedAt };
      const report = (facts: FactsDatabase) => waitingTimes(facts, ['2026-02-01', '2026-04-30'], request, { actor: theOperator });
      expect(await report(there)).toEqual(await report(here));
    }
    await there.database.close();
    await here.database.close();
    await server.stop();
  });
}
