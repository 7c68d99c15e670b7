import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql, type Kysely } from 'kysely';
import { Database, type SqlPool } from '#database';
import { PostgresLog, type EventLog } from '#event-log';
import { newId, systemClock, type Uuid } from '#kernel';
import {
  allParked,
  moveCheckpoint,
  ofOneCase,
  CheckpointTaken,
  Progress,
  projectionMigrations,
  ProjectionRunner,
  readCheckpoint,
  type Projection,
} from '#projections';
import { anEvent } from '../../event-log/test/contract.js';

interface Tables {
  knocks_v1: { case_id: string; knocks: number };
}

/** What goes wrong with an event, if anything does. */
let poison: (data: { poison?: string }) => Error | undefined;
/** Whether the database will have nothing of an event. */
let isImpossible: (data: { poison?: string }) => boolean;

/** Counts knocks by case: an event that is taken in twice, or not at all, shows. */
const counting: Projection = {
  name: 'knocks_v1',
  migrations: [{ name: 'knocks-1', sql: 'create table knocks_v1 (case_id uuid primary key, knocks int not null)' }],
  tables: ['knocks_v1'],
  filter: { types: ['Knocked'] },
  handles: ['Knocked'],
  ignores: [],
  async changes(db, events) {
    return events.map(({ caseId, data }) => {
      const error = poison(data);
      if (error) throw error;
      return (db as unknown as Kysely<Tables>)
        .insertInto('knocks_v1')
        .values({ case_id: caseId ?? nobody, knocks: isImpossible(data) ? sql`1 / 0` : 1 })
        .onConflict((c) => c.column('case_id').doUpdateSet((row) => ({ knocks: row('knocks_v1.knocks', '+', 1) })))
        .compile();
    });
  },
};
const nobody = '00000000-0000-4000-8000-000000000000';

let database: Database;
let log: PostgresLog;
let start: string;
let failures: string[];
/** When set, the connection breaks at the next commit: just before it, or just after. */
let breaking: 'before' | 'after' | undefined;

/** The same database over connections that can break. */
function breakable(whole: Database): Database {
  const pool: SqlPool = {
    query: (sql, params) => whole.pool.query(sql, params),
    copyIn: (into, lines) => whole.pool.copyIn(into, lines),
    script: (sql) => whole.pool.script(sql),
    end: () => whole.pool.end(),
    connect: () => whole.pool.connect(),
    async atomically(statements) {
      const how = breaking;
      breaking = undefined;
      const lost = new Error('Connection terminated unexpectedly');
      if (how === 'before') throw lost;
      await whole.pool.atomically(statements);
      if (how === 'after') throw lost;
    },
  };
  return Object.create(whole, { pool: { value: pool } }) as Database;
}

beforeAll(async () => {
  database = breakable(await Database.open({ kind: 'memory' }));
  await database.migrate([...projectionMigrations, ...counting.migrations]);
  log = await PostgresLog.open(database);
}, 60_000);
beforeEach(async () => {
  [failures, poison, isImpossible, breaking] = [[], () => undefined, () => false, undefined];
  start = await log.head();
  await database.pool.script(`delete from knocks_v1; delete from parked_cases; delete from checkpoints;
    insert into checkpoints values ('knocks_v1', '${start}', now())`);
});
afterAll(async () => {
  await log.close();
  await database.close();
});

const report = { failed: (what: string) => void failures.push(what) };
const runner = (progress = new Progress()): ProjectionRunner => new ProjectionRunner(counting, database, log, systemClock, progress, report);

async function running(story: (progress: Progress) => Promise<void>): Promise<void> {
  const progress = new Progress();
  const one = runner(progress);
  await one.start();
  await story(progress).finally(() => one.stop());
}

const knock = async (caseId: Uuid | null, data: { poison?: string } = {}): Promise<string> =>
  (await log.append(`door-${newId()}`, 'none', [anEvent({ type: 'Knocked', caseId, data })])).position;
const reached = async (progress: Progress, position: string): Promise<void> =>
  expect(await progress.waitFor([counting.name], position, 10_000)).toBe(true);
const counted = async (caseId: Uuid): Promise<number> =>
  (await database.tables<Tables>().selectFrom('knocks_v1').select('knocks').where('case_id', '=', caseId).executeTakeFirst())?.knocks ?? 0;
const parked = async () => (await allParked(database)).get(counting.name) ?? [];
const onPoison = (data: { poison?: string }): Error | undefined => (data.poison ? new Error(data.poison) : undefined);

test.each(['before', 'after'] as const)('an event is counted once when the connection breaks just %s the commit', async (when) => {
  const one = newId();
  await running(async (progress) => {
    await reached(progress, await knock(one));
    breaking = when;
    await knock(one);
    await reached(progress, await knock(one));
  });
  expect(await counted(one)).toBe(3);
  expect(failures).toEqual(['projection knocks_v1']);
  expect(await parked()).toEqual([]);
});

test('a case that cannot be taken in is parked with its error, without a trace of the event, and the others go on', async () => {
  const [poor, other] = [newId(), newId()];
  poison = onPoison;
  await running(async (progress) => {
    await knock(poor);
    await knock(poor, { poison: 'no such door' });
    await knock(other);
    await reached(progress, await knock(poor));
    expect([await counted(poor), await counted(other)]).toEqual([1, 1]);
    expect(await parked()).toEqual([{ part: poor, error: 'Knocked: no such door' }]);
  });
  expect(failures).toEqual([`projection knocks_v1 parked case ${poor}`]);
});

test('a statement that fails undoes its batch, and parks the case that it is of', async () => {
  const [poor, other] = [newId(), newId()];
  isImpossible = ({ poison }) => poison !== undefined;
  const last = await Promise.all([knock(other), knock(poor, { poison: 'no such door' }), knock(other)]);
  await running(async (progress) => reached(progress, last.toSorted().at(-1) as string));
  expect([await counted(poor), await counted(other)]).toEqual([0, 2]);
  expect(await parked()).toEqual([{ part: poor, error: 'Knocked: division by zero' }]);
});

test('a batch that would touch too much at once is taken in bit by bit, each with its place in the log', async () => {
  const batches: string[][] = [];
  const twoAtOnce: Projection = {
    ...counting,
    atOnce: async () => 2,
    changes: (db, events, parked) => (batches.push(events.map(({ position }) => position)), counting.changes(db, events, parked)),
  };
  const bitByBit = new ProjectionRunner(twoAtOnce, database, log, systemClock, new Progress(), report);
  const [one, poor] = [newId(), newId()];
  const knocked: string[] = [];
  for (const caseId of [one, poor, one, one, one]) knocked.push(await knock(caseId));
  await bitByBit.catchUp();
  expect(batches).toEqual([knocked.slice(0, 2), knocked.slice(2, 4), knocked.slice(4)]);
  expect([await counted(one), await counted(poor)]).toEqual([4, 1]);
  expect(await readCheckpoint(database.kysely, counting.name)).toBe(await log.head());
  // What is parked by the first bit is left out of the next.
  poison = onPoison;
  await knock(poor, { poison: 'no such door' });
  for (const caseId of [one, poor, one]) await knock(caseId);
  await bitByBit.catchUp();
  expect([await counted(one), await counted(poor)]).toEqual([6, 1]);
  expect(await parked()).toEqual([{ part: poor, error: 'Knocked: no such door' }]);
  expect(await readCheckpoint(database.kysely, counting.name)).toBe(await log.head());
});

test('a parked case stays parked over a restart, and is whole again after a rebuild', async () => {
  const poor = newId();
  poison = onPoison;
  await running(async (progress) => reached(progress, await knock(poor, { poison: 'no such door' })));
  poison = () => undefined;
  await running(async (progress) => reached(progress, await knock(poor)));
  expect([await counted(poor), (await parked()).length]).toEqual([0, 1]);
  await runner().rebuild();
  expect([await counted(poor), await parked()]).toEqual([2, []]);
});

test('a rebuild stops at the first failure, and begins anew when repeated', async () => {
  const [poor, other] = [newId(), newId()];
  await knock(other);
  await knock(poor, { poison: 'no such door' });
  poison = onPoison;
  await expect(runner().rebuild()).rejects.toThrow('no such door');
  expect([await counted(other), await counted(poor), await parked()]).toEqual([0, 0, []]);
  poison = () => undefined;
  await runner().rebuild();
  expect([await counted(other), await counted(poor)]).toEqual([1, 1]);
  expect(await readCheckpoint(database.kysely, counting.name)).toBe(await log.head());
});

test('what belongs to no case cannot be parked: the projection waits until it can be taken in', async () => {
  const other = newId();
  poison = onPoison;
  await running(async (progress) => {
    await knock(null, { poison: 'no such door' });
    const last = await knock(other);
    expect(await progress.waitFor([counting.name], last, 300)).toBe(false);
    poison = () => undefined;
    await reached(progress, last);
  });
  expect([await counted(nobody), await counted(other), await parked()]).toEqual([1, 1, []]);
});

test('a case that fails by what belongs to no case is parked, and that is taken in without it', async () => {
  const [poor, poorer] = [newId(), newId()];
  const without: string[][] = [];
  const fails = (): never => {
    throw new Error('no such door');
  };
  const touching: Projection = {
    ...counting,
    changes(db, events, parked) {
      without.push([...parked]);
      for (const caseId of [poor, poorer]) if (!parked.has(caseId)) ofOneCase(caseId, fails);
      return counting.changes(db, events, parked);
    },
  };
  await knock(null);
  await knock(newId());
  await new ProjectionRunner(touching, database, log, systemClock, new Progress(), report).catchUp();
  // Both events at once, the first alone until nothing fails any more, then the second.
  expect(without).toEqual([[], [], [poor], [poor, poorer], [poor, poorer]]);
  expect([await counted(nobody), (await parked()).map(({ part }) => part).sort()]).toEqual([1, [poor, poorer].sort()]);
  expect(await readCheckpoint(database.kysely, counting.name)).toBe(await log.head());
});

test('a meeting with another transaction parks nothing', async () => {
  const one = newId();
  let met = false;
  poison = () => (met ? undefined : ((met = true), Object.assign(new Error('deadlock detected'), { code: '40P01' })));
  await running(async (progress) => reached(progress, await knock(one)));
  expect([await counted(one), await parked()]).toEqual([1, []]);
});

test('a checkpoint moves from where it was read, and from nowhere else', async () => {
  const at = systemClock.now();
  const [one, two, three] = ['0000000000000001', '0000000000000002', '0000000000000003'];
  await moveCheckpoint(database.kysely, 'new', '0000000000000000', one, at);
  await expect(moveCheckpoint(database.kysely, 'new', '0000000000000000', two, at)).rejects.toBeInstanceOf(CheckpointTaken);
  await moveCheckpoint(database.kysely, 'new', one, two, at);
  await expect(moveCheckpoint(database.kysely, 'new', one, three, at)).rejects.toBeInstanceOf(CheckpointTaken);
  await expect(moveCheckpoint(database.kysely, 'never', one, two, at)).rejects.toBeInstanceOf(CheckpointTaken);
  expect([await readCheckpoint(database.kysely, 'new'), await readCheckpoint(database.kysely, 'never')]).toEqual([two, '0000000000000000']);
});

/** The same, with each case worked out once where it is rebuilt. */
const atOnce: Projection = {
  ...counting,
  caseByCase: () => ({
    unbound: [],
    rowsOf(caseId, events) {
      const error = events.map(({ data }) => poison(data)).find((each) => each !== undefined);
      if (error) throw error;
      return [{ table: 'knocks_v1', columns: ['case_id', 'knocks'], rows: [{ case_id: caseId, knocks: events.length }] }];
    },
  }),
};
const rebuildAtOnce = (of: EventLog = log): Promise<void> =>
  new ProjectionRunner(atOnce, database, of, systemClock, new Progress(), report).rebuild();

test('a rebuild case by case that fails leaves what was there before', async () => {
  const poor = newId();
  await running(async (progress) => reached(progress, await knock(poor, { poison: 'no such door' })));
  const before = await readCheckpoint(database.kysely, counting.name);
  await knock(poor);
  poison = onPoison;
  await expect(rebuildAtOnce()).rejects.toThrow('no such door');
  expect([await counted(poor), await readCheckpoint(database.kysely, counting.name)]).toEqual([1, before]);
  poison = () => undefined;
  await rebuildAtOnce();
  expect([await counted(poor), await readCheckpoint(database.kysely, counting.name)]).toEqual([2, await log.head()]);
});

test('a rebuild tells the database how much there is in its tables now', async () => {
  await knock(newId());
  await rebuildAtOnce();
  const { rows } = await database.pool.query(
    `select reltuples as told, (select count(*) from knocks_v1) as rows from pg_class where relname = 'knocks_v1'`,
  );
  expect(Number(rows[0]?.['told'])).toBe(Number(rows[0]?.['rows']));
  expect(Number(rows[0]?.['rows'])).toBeGreaterThan(0);
});

test('what comes while cases are worked out is taken in as well, and stops the rebuild if it fails', async () => {
  const poor = newId();
  const begun = await knock(poor);
  await knock(poor, { poison: 'no such gate' });
  const asItBegan = Object.create(log, { head: { value: () => Promise.resolve(begun) } }) as EventLog;
  // What other tests have left in the log is harmless here.
  poison = ({ poison: what }) => (what === 'no such gate' ? new Error(what) : undefined);
  await expect(rebuildAtOnce(asItBegan)).rejects.toThrow('no such gate');
  expect([await counted(poor), await parked(), await readCheckpoint(database.kysely, counting.name)]).toEqual([1, [], begun]);
  poison = () => undefined;
  await rebuildAtOnce(asItBegan);
  expect(await counted(poor)).toBe(2);
});
