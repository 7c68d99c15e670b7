import { beforeEach, expect, test } from '@jest/globals';
import type { SqlPool, SqlResult } from '#database';
import { systemClock } from '#kernel';
import { GroupCommit } from '../src/postgres/group-commit.js';
import { KnownEnds } from '../src/postgres/known-ends.js';
import { anEvent, aStream } from './contract.js';

/** A batch on its way to the database. */
interface Batch {
  streams: string[];
  land(): void;
}

let underWay: Batch[];
let position: number;
let land: 'by hand' | 'at once';
let commits: GroupCommit;

/** Answers a batch as the database does when every stream stands where it is expected to. */
const pool = {
  query: (_: string, [streams, , counts, recordedAts]: [string[], number[], number[], string[]]) =>
    new Promise<SqlResult>((resolve) => {
      const rows = streams.map((_, i) => ({
        outcome: 'appended',
        revision: 0,
        position: (position += counts[i] as number),
        recorded_at: recordedAts[i],
        previous_hash: '0'.repeat(64),
      }));
      const batch = {
        streams,
        land() {
          underWay = underWay.filter((other) => other !== batch);
          resolve({ command: 'SELECT', rows, rowCount: rows.length });
        },
      };
      underWay.push(batch);
      if (land === 'at once') batch.land();
    }),
} as unknown as SqlPool;

beforeEach(async () => {
  [underWay, position, land] = [[], 0, 'at once'];
  commits = new GroupCommit(pool, systemClock, new KnownEnds(), { appended: () => undefined, committed: () => undefined, over: () => undefined });
  // Until it is known where the log ends, batches go one by one.
  await append();
  land = 'by hand';
});

const append = (stream = aStream()) => commits.append(stream, 'any', [anEvent()]);
const appends = (count: number) => Array.from({ length: count }, () => append());

/** Lets everything happen that can without a batch being back. */
async function turn(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}

test('until it is known where the log ends, batches go one by one', async () => {
  commits = new GroupCommit(pool, systemClock, new KnownEnds(), { appended: () => undefined, committed: () => undefined, over: () => undefined });
  const all = appends(1_000);
  await turn();
  expect(underWay.map(({ streams }) => streams.length)).toEqual([256]);
  land = 'at once';
  underWay[0]?.land();
  expect(await Promise.all(all)).toHaveLength(1_000);
});

test('few appends wait for the batch that is under way, and then go together', async () => {
  const first = append();
  await turn();
  const others = appends(100);
  await turn();
  expect(underWay.map(({ streams }) => streams.length)).toEqual([1]);
  underWay[0]?.land();
  await first;
  await turn();
  expect(underWay.map(({ streams }) => streams.length)).toEqual([100]);
  underWay[0]?.land();
  await Promise.all(others);
});

test('many go while a batch is under way, in one more', async () => {
  const all = appends(1_000);
  await turn();
  expect(underWay.map(({ streams }) => streams.length)).toEqual([256, 256]);
  underWay[1]?.land();
  await turn();
  expect(underWay.map(({ streams }) => streams.length)).toEqual([256, 256]);
  while (underWay.length > 0) {
    underWay[0]?.land();
    await turn();
  }
  expect(await Promise.all(all)).toHaveLength(1_000);
});

test('a stream is in one batch at a time, however much waits for it', async () => {
  const busy = aStream();
  const all = Array.from({ length: 200 }, () => append(busy));
  await turn();
  expect(underWay.map(({ streams }) => streams)).toEqual([[busy]]);
  const others = appends(200);
  await turn();
  expect(underWay.map(({ streams }) => streams.length)).toEqual([1, 200]);
  expect(underWay[1]?.streams).not.toContain(busy);
  land = 'at once';
  underWay.forEach((batch) => batch.land());
  await Promise.all([...all, ...others]);
});

test('nothing waits for ever when a batch is back sooner than anybody looks', async () => {
  land = 'at once';
  for (let round = 0; round < 200; round++) {
    await Promise.all(appends(round % 3));
    await commits.idle();
  }
});
