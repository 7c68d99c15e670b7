import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database } from '#database';
import { LOG_START } from '#event-log';
import { isRefusal, type Recorded } from '#kernel';
import { projectionMigrations, takeIn } from '#projections';
import { findPostgres, startPostgres, type TestPostgres } from '#support/postgres.js';
import { casesOfPractice, outcomesProjection } from '../src/index.js';
import { activityReport } from '../src/reports/activity-report.js';
import { BREAKDOWNS, COHORTS } from '../src/reports/dimensions.js';
import { outcomesReport } from '../src/reports/outcomes-report.js';
import { anOperator, NOW } from './report-support.js';
import { aLog } from './random-log.js';

const found = findPostgres();

/** Empties the read model and takes in a log. */
async function take(database: Database, events: readonly Recorded[]): Promise<void> {
  const raw = database.tables<Record<string, object>>();
  for (const table of [...outcomesProjection.tables, 'checkpoints']) await raw.deleteFrom(table).execute();
  await takeIn(database, outcomesProjection, events, { from: LOG_START, to: events.at(-1)?.position ?? LOG_START, at: NOW });
}

/** Everything that is read from the read model. */
async function said({ kysely }: Database, knownAt: string) {
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const outcomes = COHORTS.flatMap((cohort) => [
    outcomesReport(kysely, { ...period, cohort, groupBy: BREAKDOWNS, filters: { practice: ['A81001', 'not-known'] } }, anOperator, NOW),
    outcomesReport(kysely, { ...period, cohort, groupBy: [], filters: {}, knownAt }, anOperator, NOW),
  ]);
  const activity = activityReport(kysely, { ...period, groupBy: ['month', 'programme'], filters: { provider: ['PRV01'] }, knownAt }, anOperator, NOW);
  const list = { practice: 'A81001', ...period };
  const first = await casesOfPractice(kysely, list, { limit: 1 });
  const second = first.next && (await casesOfPractice(kysely, list, { limit: 1, after: first.next }));
  return [...(await Promise.all([...outcomes, activity])), first, second];
}

describe('a Postgres server', () => {
  if (found.kind === 'none') {
    it.skip(`gives the same figures as the embedded database: ${found.why}`, () => undefined);
    return;
  }
  let server: TestPostgres;
  let there: Database;
  let here: Database;
  beforeAll(async () => {
    server = await startPostgres();
    [there, here] = await Promise.all([Database.open({ kind: 'server', url: server.url }), Database.open({ kind: 'memory' })]);
    for (const database of [there, here]) await database.migrate([...projectionMigrations, ...outcomesProjection.migrations]);
  });
  afterAll(async () => {
    await Promise.all([there.close(), here.close()]);
    await server.stop();
  });

  it('gives the same figures as the embedded database', async () => {
    for (const events of fc.sample(aLog, { numRuns: 5, seed: 11 })) {
      await Promise.all([take(there, events), take(here, events)]);
      const { recordedAt } = events[Math.floor(events.length / 2)]!;
      expect(await said(there, recordedAt)).toEqual(await said(here, recordedAt));
    }
  });

  it('answers while a rebuild has emptied what is kept and is not done', async () => {
    const [events] = fc.sample(aLog, { numRuns: 1, seed: 12 }) as [Recorded[]];
    await take(there, events);
    const ask = (to: string) =>
      outcomesReport(there.kysely, { cohort: 'referred', from: '2026-01-01', to, groupBy: [], filters: {} }, anOperator, NOW);
    await ask('2026-01-31');
    const rebuild = await there.pool.connect();
    try {
      await rebuild.query('begin');
      await rebuild.query('delete from outcome_counts_v2');
      const asked = await ask('2026-03-31');
      await rebuild.query('rollback');
      expect(asked).toEqual(await ask('2026-03-31'));
      expect(isRefusal(asked)).toBe(false);
    } finally {
      rebuild.release();
    }
  });
});
