import { EventStoreDBClient } from '@eventstore/db-client';
import { expect, test } from '@jest/globals';
import { isUnavailable } from '#database';
import { EventIdTaken, EventTooLarge, LOG_START, LogUnavailable, WrongExpectedRevision, type NewEvent } from '#event-log';
import { newId, type Clock } from '#kernel';
import { EventStoreDouble, type Trouble } from '#support/eventstoredb.js';
import { anEvent, aStream } from './events.js';
import { onADouble, taking, until, WAITS } from './eventstoredb-troubles.js';

const on = onADouble();
const atPast: Clock = { now: () => '2020-01-01T00:00:00.000Z' };

test.each<[string, Trouble, number]>([
  ['before it was written', 'drop-before', 2],
  ['after it was written', 'drop-after', 1],
  ['without a word', 'silence', 2],
  ['because another node leads', 'not-leader', 2],
])('an append whose connection is lost %s is written once, and answered', async (_, trouble, sent) => {
  const subscriber = taking(on.log, await on.log.head());
  const stream = aStream();
  const events = [anEvent(), anEvent()];
  on.double.next('append', trouble);
  const appended = await on.log.append(stream, 'none', events);
  expect(await on.log.read(stream)).toMatchObject([
    { eventId: events[0]!.eventId },
    { eventId: events[1]!.eventId, revision: 1, position: appended.position },
  ]);
  // What was written is found, not sent again.
  expect(on.double.calls.append).toBe(sent);
  expect(await on.log.append(stream, 'none', events)).toEqual(appended);
  await until(() => subscriber.events.length >= 2);
  expect(subscriber.events.map(({ eventId }) => eventId)).toEqual(events.map(({ eventId }) => eventId));
  await subscriber.stop();
});

test('an append that was overtaken while its connection was lost is refused, and nothing of it is written', async () => {
  const stream = aStream();
  const [theirs, ours] = [anEvent(), anEvent()];
  const other = await on.open(on.double.url);
  on.double.next('append', 'drop-before');
  on.double.next('read', { delayMs: 300 });
  const reads = on.double.calls.read;
  const lost = on.log.append(stream, 'none', [ours]);
  // It looks for itself now, and will not be sent again before the other one is there.
  await until(() => on.double.calls.read > reads);
  await other.append(stream, 'none', [theirs]);
  await expect(lost).rejects.toMatchObject({ constructor: WrongExpectedRevision, actual: 0 });
  expect((await on.log.read(stream)).map(({ eventId }) => eventId)).toEqual([theirs.eventId]);
  await other.close();
});

test.each<[string, 'none' | number, number]>([
  ['does not exist', 'none', -1],
  ['exists', 0, 0],
])('a conflict is one of ours, also where the stream %s', async (_, expected, actual) => {
  const stream = aStream();
  if (expected !== 'none') await on.log.append(stream, 'none', [anEvent()]);
  on.double.next('append', 'conflict');
  await expect(on.log.append(stream, expected, [anEvent()])).rejects.toMatchObject({ constructor: WrongExpectedRevision, stream, expected, actual });
  await on.log.append(stream, expected, [anEvent()]);
});

test('a server that stays away is told as such, without where it is, and nothing is lost', async () => {
  const hasty = await on.open(on.double.url, { patienceMs: 300, answerMs: 200 });
  const start = await hasty.head();
  const stream = aStream();
  const events = [anEvent()];
  await on.double.away();
  const waiting: (() => Promise<unknown>)[] = [
    () => hasty.append(stream, 'none', events),
    () => hasty.read(stream),
    () => hasty.head(),
    () => hasty.subscribe({ after: start, signal: new AbortController().signal })[Symbol.asyncIterator]().next(),
    () => on.open(on.double.url, { patienceMs: 100, answerMs: 100 }),
  ];
  for (const wait of waiting) {
    const error = await wait().then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error).toBeInstanceOf(LogUnavailable);
    expect(isUnavailable(error)).toBe(true);
    expect(error?.message).toBe('The EventStoreDB server cannot be reached');
  }
  await on.double.back();
  const appended = await hasty.append(stream, 'none', events);
  const subscriber = taking(hasty, start);
  await until(() => subscriber.events.length > 0);
  expect(subscriber.events).toMatchObject([{ eventId: events[0]!.eventId, position: appended.position }]);
  await subscriber.stop();
  await hasty.close();
});

test('a log that is closed does not wait for a server that is away', async () => {
  await on.double.away();
  const refused = Promise.all([
    expect(on.log.append(aStream(), 'none', [anEvent()])).rejects.toBeInstanceOf(LogUnavailable),
    expect(on.log.read(aStream())).rejects.toBeInstanceOf(LogUnavailable),
  ]);
  await on.log.close();
  await refused;
}, 10_000);

test('an id is for one stream, whether or not the process ended before it was written', async () => {
  const [stream, event] = [aStream(), anEvent()];
  await on.database.pool.query('insert into log_claimed_ids values ($1, $2, 1)', [event.eventId, stream]);
  await expect(on.log.append(aStream(), 'none', [event])).rejects.toBeInstanceOf(EventIdTaken);
  expect(on.double.calls.append).toBe(0);
  const appended = await on.log.append(stream, 'any', [event]);
  expect(await on.log.append(stream, 'any', [event])).toEqual(appended);
  expect(await on.log.read(stream)).toHaveLength(1);
});

test('what the server would not take in one append is refused before anything is sent', async () => {
  const stream = aStream();
  const events = Array.from({ length: 3 }, () => anEvent({ data: { text: 'x'.repeat(400_000) } }));
  await expect(on.log.append(stream, 'none', events)).rejects.toBeInstanceOf(EventTooLarge);
  expect(on.double.calls.append).toBe(0);
  // Nor are their ids kept for it.
  await on.log.append(aStream(), 'none', [anEvent({ eventId: events[0]!.eventId })]);
});

test('events are counted anew where the log beside the database is another one', async () => {
  const stream = aStream();
  const many = (): NewEvent[] => Array.from({ length: 550 }, () => anEvent());
  await on.log.append(stream, 'none', many());
  await on.log.append(stream, 549, many());
  expect(await on.log.countBetween(LOG_START, await on.log.head())).toBe(1_100);
  await on.log.close();
  const another = await EventStoreDouble.start();
  const fresh = await on.open(another.url);
  for (let i = 0; i < 3; i++) await fresh.append(aStream(), 'none', [anEvent(), anEvent()]);
  await fresh.close();
  const again = await on.open(another.url);
  expect(await again.countBetween(LOG_START, await again.head())).toBe(6);
  await again.close();
  await another.stop();
});

test('recorded time never runs backwards, whatever the clock of a process does', async () => {
  const [stream, another] = [aStream(), aStream()];
  await on.log.append(stream, 'none', [anEvent()]);
  const behind = await on.open(on.double.url, WAITS, atPast);
  await behind.append(stream, 0, [anEvent()]);
  await behind.append(another, 'none', [anEvent()]);
  const times = [...(await on.log.read(stream)), ...(await on.log.read(another))].map(({ recordedAt }) => recordedAt);
  expect(times[0]! > '2026').toBe(true);
  expect(times).toEqual([times[0], times[0], times[0]]);
  await behind.close();
});

test('appends go by calls of their own, although the server offers batches', async () => {
  await Promise.all(Array.from({ length: 20 }, () => on.log.append(aStream(), 'none', [anEvent()])));
  expect(on.double.calls).toMatchObject({ append: 20, batchAppend: 0 });
});

test('a connection that breaks under load costs calls, never the process', async () => {
  // However slow the machine: it is the calls that are to come back, not when.
  const log = await on.open(on.double.url, { patienceMs: 120_000, answerMs: 20_000 });
  const streams = Array.from({ length: 200 }, () => aStream());
  const large = { text: 'x'.repeat(10_000) };
  const appends = streams.map((stream) => log.append(stream, 'none', [anEvent({ data: large }), anEvent({ data: large })]));
  for (let cuts = 1; cuts <= 3; cuts++) {
    await until(() => on.double.calls.append > cuts * 40);
    on.double.cut();
  }
  const positions = (await Promise.all(appends)).map(({ position }) => position);
  expect(new Set(positions).size).toBe(200);
  expect(on.double.events.all.filter(({ type }) => type === 'ContactAttempted')).toHaveLength(400);
  await log.close();
}, 150_000);

test('the double takes batches as well, as the client sends them by itself', async () => {
  const client = EventStoreDBClient.connectionString(on.double.url);
  const event = { contentType: 'application/json', id: newId(), type: 'Noted', data: { n: 1 }, metadata: undefined } as const;
  const first = await client.appendToStream('notes-1', event, { expectedRevision: 'no_stream' });
  expect(first).toMatchObject({ success: true, nextExpectedRevision: 0n });
  expect(await client.appendToStream('notes-1', event, { expectedRevision: 'no_stream' })).toMatchObject({
    nextExpectedRevision: 0n,
    position: undefined,
  });
  const other = { ...event, id: newId() };
  const refused = { type: 'wrong-expected-version', actualVersion: 0n, message: '' };
  await expect(client.appendToStream('notes-1', other, { expectedRevision: 'no_stream' })).rejects.toMatchObject(refused);
  await expect(client.appendToStream('notes-2', other, { expectedRevision: 3n })).rejects.toMatchObject({ actualVersion: 'no_stream' });
  expect(on.double.calls).toMatchObject({ append: 0, batchAppend: 4 });
  await client.dispose();
});
