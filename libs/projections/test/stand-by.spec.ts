import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Database, type Lease, type Leases } from '#database';
import { PostgresLog } from '#event-log';
import { newId, systemClock, type Recorded } from '#kernel';
import {
  projectionMigrations,
  Progress,
  ProjectionInUse,
  ProjectionRunner,
  readCheckpoint,
  whileLeading,
  type Projection,
  type ProjectionTables,
} from '#projections';
import { anEvent, aStream } from '../../event-log/test/contract.js';

/** Notes the types of what it takes in. */
const noting: Projection = {
  name: 'noting_v1',
  migrations: [{ name: 'noting-1', sql: 'create table noting_v1 (position text primary key, type text not null)' }],
  tables: ['noting_v1'],
  filter: {},
  handles: [],
  ignores: [],
  async changes(db, events) {
    const rows = events.map(({ position, type }: Recorded) => ({ position, type }));
    const tables = db as unknown as Kysely<{ noting_v1: { position: string; type: string } }>;
    return [tables.insertInto('noting_v1').values(rows).compile()];
  },
};

/** Leases that one test process plays two processes with. */
class TableOfLeases implements Leases {
  readonly taken = new Map<string, AbortController>();

  take(name: string): Promise<Lease | undefined> {
    if (this.taken.has(name)) return Promise.resolve(undefined);
    const lost = new AbortController();
    this.taken.set(name, lost);
    return Promise.resolve({ lost: lost.signal, release: () => Promise.resolve(void this.taken.delete(name)) });
  }

  takenElsewhere(): Promise<boolean> {
    return Promise.resolve(this.taken.size > 0);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

let database: Database;
let log: PostgresLog;
const failures: string[] = [];
const report = { failed: (what: string, error: Error) => void failures.push(`${what}: ${error.constructor.name}`) };

beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  await database.migrate([...projectionMigrations, ...noting.migrations]);
  log = await PostgresLog.open(database);
}, 60_000);
beforeEach(async () => {
  failures.length = 0;
  await database.pool.script('delete from noting_v1; delete from checkpoints');
});
afterAll(async () => {
  await log.close();
  await database.close();
});

const append = async (): Promise<string> => (await log.append(aStream(), 'none', [anEvent({ eventId: newId() })])).position;
const runnerOn = (leases: Leases): { runner: ProjectionRunner; progress: Progress } => {
  const progress = new Progress();
  const on = Object.create(database, { leases: { value: leases } }) as Database;
  return { runner: new ProjectionRunner(noting, on, log, systemClock, progress, report), progress };
};
const reached = (progress: Progress, position: string): Promise<boolean> => progress.waitFor([noting.name], position, 10_000);

test('a projection whose checkpoint another process moved goes on from where that one left it', async () => {
  const { runner, progress } = runnerOn(database.leases);
  await runner.start();
  const first = await append();
  await reached(progress, first);
  // A process that was thought dead takes in the next event as well, and is first.
  const next = String(Number(first) + 1).padStart(16, '0');
  await database.tables<ProjectionTables>().updateTable('checkpoints').set({ position: next }).where('name', '=', noting.name).execute();
  await append();
  const last = await append();
  expect(await reached(progress, last)).toBe(true);
  await runner.stop();
  expect(failures).toEqual(['projection noting_v1: CheckpointTaken']);
  const taken = await database.pool.query('select position from noting_v1 where position >= $1 order by 1', [first]);
  expect(taken.rows.map(({ position }) => position)).toEqual([first, last]);
});

test('of two processes one works and the other stands by, and takes over when the first is gone', async () => {
  const leases = new TableOfLeases();
  const first = runnerOn(leases);
  const second = runnerOn(leases);
  await first.runner.start();
  await reached(first.progress, await append());
  await second.runner.start();
  const meanwhile = await append();
  await reached(first.progress, meanwhile);
  await expect(second.runner.rebuild()).rejects.toBeInstanceOf(ProjectionInUse);
  await first.runner.stop();
  const last = await append();
  expect(await reached(second.progress, last)).toBe(true);
  await second.runner.stop();
  expect([failures, leases.taken.size, await readCheckpoint(database.kysely, noting.name)]).toEqual([[], 0, last]);
});

test('work stops when its lease is lost', async () => {
  const leases = new TableOfLeases();
  const begun = Promise.withResolvers<void>();
  const working = whileLeading({ leases, name: 'w', signal: new AbortController().signal }, async (leading) => {
    begun.resolve();
    await sleep(60_000, undefined, { signal: leading });
  });
  await begun.promise;
  leases.taken.get('w')?.abort();
  await expect(working).rejects.toThrow('aborted');
  expect(leases.taken.size).toBe(0);
});

test('a rebuild that is cut off does not pass for a whole one', async () => {
  await append();
  const leases = new TableOfLeases();
  const { runner } = runnerOn(leases);
  await expect(runner.rebuild(() => leases.taken.get('projection noting_v1')?.abort())).rejects.toThrow('cut off');
});

test('progress never goes back', () => {
  const progress = new Progress();
  progress.reached('a', '2');
  progress.reached('a', '1');
  expect(progress.of('a')).toBe('2');
});
