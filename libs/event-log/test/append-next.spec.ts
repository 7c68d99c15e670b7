import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '#database';
import { EventIdTaken, PostgresLog, WrongExpectedRevision } from '#event-log';
import { VirtualClock } from '#kernel';
import { anEvent, aStream } from './contract.js';

// Two logs on one database do not tell each other what they append: each knows ends of streams that are no longer so.
let database: Database;
let asked: string[] = [];
const clock = new VirtualClock('2026-03-02T09:00:00.000Z');
let one: PostgresLog;
let other: PostgresLog;
beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  const query = database.pool.query.bind(database.pool);
  database.pool.query = (sql, params) => {
    asked.push(...(/log_append\w*/.exec(sql) ?? []));
    return query(sql, params);
  };
  one = await PostgresLog.open(database, clock);
  other = await PostgresLog.open(database, clock);
});
afterAll(async () => {
  await one.close();
  await other.close();
  await database.close();
});

/** What the database was asked to append by while something was done. */
async function by(work: () => Promise<unknown>): Promise<string[]> {
  asked = [];
  await work();
  return asked;
}

test('a stream that begins, or goes on where it was seen to end, is appended to without a look', async () => {
  const stream = aStream();
  expect(await by(() => one.append(stream, 'none', [anEvent(), anEvent()]))).toEqual(['log_append_next']);
  expect(await by(() => one.append(stream, 1, [anEvent()]))).toEqual(['log_append_next']);
  expect((await one.read(stream)).map(({ revision }) => revision)).toEqual([0, 1, 2]);
  expect(await by(() => one.append(stream, 'any', [anEvent()]))).toEqual(['log_append']);
});

test('what is no longer so is refused by the store, and nothing of it written', async () => {
  const [stream, fresh] = [aStream(), aStream()];
  await one.append(stream, 'none', [anEvent()]);
  await other.append(stream, 'any', [anEvent()]);
  // In one batch with one that nothing is wrong with.
  const outcomes = by(async () => {
    const [late, fine] = await Promise.allSettled([one.append(stream, 0, [anEvent()]), one.append(fresh, 'none', [anEvent()])]);
    expect(late).toMatchObject({ status: 'rejected', reason: expect.any(WrongExpectedRevision) });
    expect(fine).toMatchObject({ status: 'fulfilled', value: { revision: 0 } });
  });
  expect(await outcomes).toEqual(['log_append_next', 'log_append']);
  expect(await other.read(stream)).toHaveLength(2);
  expect(await one.read(fresh)).toHaveLength(1);
});

test('the same events again are answered as the first time, and an id of another stream is refused', async () => {
  const [stream, event] = [aStream(), anEvent()];
  const first = await one.append(stream, 'none', [event]);
  expect(await other.append(stream, 'none', [event])).toEqual(first);
  await expect(other.append(aStream(), 'none', [event])).rejects.toBeInstanceOf(EventIdTaken);
});

test('recorded time does not run backwards, whoever wrote last', async () => {
  const [stream, later] = [aStream(), new VirtualClock('2026-03-02T09:30:00.000Z')];
  const ahead = await PostgresLog.open(database, later);
  await ahead.append(aStream(), 'none', [anEvent()]);
  expect(await by(() => one.append(stream, 'none', [anEvent()]))).toEqual(['log_append_next', 'log_append']);
  expect((await one.read(stream))[0]?.recordedAt).toBe('2026-03-02T09:30:00.000Z');
  await ahead.close();
});
