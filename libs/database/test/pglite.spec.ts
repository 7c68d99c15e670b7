import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { Database, isUnavailable } from '#database';

let database: Database;
beforeAll(async () => (database = await Database.open({ kind: 'memory' })));
afterAll(() => database.close());

const rows = async (query: string): Promise<unknown[]> => (await database.pool.query(query)).rows;

test('values are the same as from a server: times as instants, days and whole numbers as such', async () =>
  expect(
    await rows(
      `select timestamptz '2026-03-02 10:00:00.5+01' as at, date '2026-03-02' as "on", 7::bigint as n, 1.5::numeric as x, null::text as nothing`,
    ),
  ).toEqual([{ at: '2026-03-02T09:00:00.500Z', on: '2026-03-02', n: 7, x: 1.5, nothing: null }]));

test('a transaction has the session alone, from its beginning to its end', async () => {
  await database.pool.script('create table counted (n int not null)');
  const adding = database.kysely.transaction().execute(async (transaction) => {
    await sql`insert into counted values (1)`.execute(transaction);
    await new Promise((resolve) => setTimeout(resolve, 50));
    throw new Error('taken back');
  });
  const script = database.pool.script('insert into counted values (2)');
  const query = database.pool.query('insert into counted values (3)');
  const builder = sql`insert into counted values (4)`.execute(database.kysely);
  await expect(adding).rejects.toThrow('taken back');
  await Promise.all([script, query, builder]);
  expect(await rows('select n from counted order by n')).toEqual([{ n: 2 }, { n: 3 }, { n: 4 }]);
});

test('a statement that fails says why, and leaves the session to the next', async () => {
  await expect(rows('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
  await database.pool.script('create table one (n int constraint only_one primary key)');
  await rows('insert into one values (1)');
  await expect(rows('insert into one values (1)')).rejects.toMatchObject({ code: '23505', constraint: 'only_one' });
  expect(await rows('select 1 as n')).toEqual([{ n: 1 }]);
});

test('a statement sees a table as it is now, however often it was asked before', async () => {
  await database.pool.script('create table changing (n int)');
  await rows('insert into changing values (1)');
  const all = () => rows('select * from changing');
  expect([await all(), await all()]).toEqual([[{ n: 1 }], [{ n: 1 }]]);
  await database.pool.query(`alter table changing add column t text default 'new'`);
  expect(await all()).toEqual([{ n: 1, t: 'new' }]);
  await database.pool.script('alter table changing drop column n');
  expect(await all()).toEqual([{ t: 'new' }]);
});

test('a statement that failed can be asked again, with what it was asked before', async () => {
  const half = (by: number) => database.pool.query('select 1 / $1::int as n', [by]);
  await expect(half(0)).rejects.toMatchObject({ code: '22012' });
  expect((await half(1)).rows).toEqual([{ n: 1 }]);
  await expect(half(0)).rejects.toMatchObject({ code: '22012' });
  expect((await half(1)).rows).toEqual([{ n: 1 }]);
  await expect(rows('select nothing from not_yet')).rejects.toMatchObject({ code: '42P01' });
  await database.pool.script('create table not_yet (nothing int)');
  expect(await rows('select nothing from not_yet')).toEqual([]);
});

test('as many different statements as anybody likes do not fill its memory', async () => {
  for (let n = 0; n < 900; n++) await database.pool.query(`select ${n} as n`);
  const { rows: kept } = await database.pool.query(`select count(*) as n from pg_prepared_statements`);
  expect(Number(kept[0]?.['n'])).toBeLessThan(450);
  expect((await database.pool.query('select 0 as n')).rows).toEqual([{ n: 0 }]);
});

test('parameters of every kind arrive as they do on a server', async () => {
  const given = [['a"b', null, '{}'], [1, 2], { x: [1, 'ü'] }, true, '2026-03-02T10:00:00.000Z', null, ''];
  const { rows: told } = await database.pool.query(
    'select $1::text[] as texts, $2::int[] as numbers, $3::jsonb as json, $4::bool as yes, $5::timestamptz as at, $6::text as nothing, $7::text as empty',
    given,
  );
  expect(told).toEqual([
    { texts: ['a"b', null, '{}'], numbers: [1, 2], json: { x: [1, 'ü'] }, yes: true, at: '2026-03-02T10:00:00.000Z', nothing: null, empty: '' },
  ]);
});

test('migrations are applied once, all that are new or none', async () => {
  const good = { name: 'area-1-good', sql: 'create table good (n int)\n--;\ninsert into good values (1)' };
  const bad = { name: 'area-2-bad', sql: 'create table half (n int)\n--;\ninsert into nowhere values (1)' };
  const later = { name: 'area-3-later', sql: 'create table later (n int)' };
  await expect(database.migrate([good, bad, later])).rejects.toThrow('nowhere');
  expect(await rows(`select to_regclass('good') as good, to_regclass('half') as half, to_regclass('later') as later`)).toEqual([
    { good: null, half: null, later: null },
  ]);
  await database.migrate([good]);
  expect(await rows('select n from good')).toEqual([{ n: 1 }]);
  await database.migrate([good, { ...bad, sql: 'create table half (n int)' }, later]);
  expect(await rows(`select name from schema_migrations where name like 'area-%' order by name`)).toEqual([
    { name: 'area-1-good' },
    { name: 'area-2-bad' },
    { name: 'area-3-later' },
  ]);
});

test('migrations of several areas at the same time take turns', async () => {
  const area = (name: string) => [{ name: `${name}-1`, sql: `create table ${name} (n int)` }];
  await Promise.all(['red', 'green', 'red', 'green'].map((name) => database.migrate(area(name))));
  expect(await rows(`select count(*)::int as n from schema_migrations where name in ('red-1', 'green-1')`)).toEqual([{ n: 2 }]);
});

test('statements that belong together take effect together or not at all, and nobody comes between', async () => {
  await database.pool.script('create table kept (n int primary key)');
  const put = (n: number) => ({ sql: 'insert into kept values ($1)', parameters: [n] });
  const failing = database.atomically([put(1), { sql: 'insert into nowhere values (1)', parameters: [] }, put(2)]);
  // Asked in the same turn: neither is part of what fails.
  const [, outcome] = await Promise.allSettled([database.atomically([put(3), put(4)]), failing, database.pool.query('insert into kept values (5)')]);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('nowhere') } });
  expect(await rows('select n from kept order by n')).toEqual([{ n: 3 }, { n: 4 }, { n: 5 }]);
});

test('what is asked of a database that was closed fails as not there', async () => {
  const closed = await Database.open({ kind: 'memory' });
  expect(await closed.alive()).toBe(true);
  await closed.close();
  expect(await closed.alive()).toBe(false);
  const error: unknown = await closed.pool.query('select 1').catch((e: unknown) => e);
  expect(isUnavailable(error)).toBe(true);
});
