import { expect, test } from '@jest/globals';
import { FATES, fatesWith, isVersioned } from '#moving';
import { allProjections } from '#service';
import { startStepwise, type Stepwise } from '#support/app.js';
import { EventStoreDouble } from '#support/eventstoredb.js';

async function tablesOf({ platform, stop }: Stepwise): Promise<string[]> {
  try {
    const { rows } = await platform.database.pool.query('select tablename from pg_tables where schemaname = current_schema()');
    return rows.map((row) => row['tablename'] as string);
  } finally {
    await stop();
  }
}

test('of every table it is decided what becomes of it when a deployment is copied', async () => {
  const double = await EventStoreDouble.start();
  try {
    const inDatabase = await tablesOf(await startStepwise({ samples: false }));
    const onEventStore = await tablesOf(await startStepwise({ samples: false, settings: { eventStore: { url: double.url } } }));
    expect([...fatesWith(allProjections()).keys()].sort()).toEqual([...new Set([...inDatabase, ...onEventStore])].sort());
  } finally {
    await double.stop();
  }
});

test('the tables of read models carry a version, and no others do', () => {
  expect(allProjections().flatMap(({ tables }) => tables.filter((table) => !isVersioned(table)))).toEqual([]);
  expect(Object.keys(FATES).filter(isVersioned)).toEqual([]);
});

test('no table is decided about twice', () => {
  const ofReadModels = allProjections().flatMap(({ tables }) => tables);
  expect(ofReadModels.filter((table, i) => ofReadModels.indexOf(table) !== i)).toEqual([]);
  for (const table of ofReadModels) expect(fatesWith([]).has(table)).toBe(false);
});
