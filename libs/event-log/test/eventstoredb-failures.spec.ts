import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Database, isUnavailable } from '#database';
import {
  EventIdTaken,
  EventStoreLog,
  EventTooLarge,
  LOG_START,
  LogUnavailable,
  WrongExpectedRevision,
  type EventLog,
  type NewEvent,
} from '#event-log';
import { newId, type Clock, type Recorded } from '#kernel';
import { EventStoreDouble, type Trouble } from '#support/eventstoredb.js';
import { anEvent, aStream } from './contract.js';

/** Short enough for a test, long enough for a machine that is busy. */
const WAITS = { patienceMs: 20_000, answerMs: 500 };

let database: Database;
let double: EventStoreDouble;
let log: EventStoreLog;
beforeAll(async () => (database = await Database.open({ kind: 'memory' })));
afterAll(() => database.close());
beforeEach(async () => {
  double = await EventStoreDouble.start();
  log = await EventStoreLog.open({ url: double.url }, database, undefined, WAITS);
});
afterEach(async () => {
  await log.close();
  await double.stop();
});

const atPast: Clock = { now: () => '2020-01-01T00:00:00.000Z' };

async function until(so: () => boolean): Promise<void> {
  for (const end = performance.now() + 20_000; !so();) {
    if (performance.now() > end) throw new Error('It did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A subscriber that takes down what it is told, until it is stopped. */
function taking(of: EventLog, after: string): { events: Recorded[]; stop(): Promise<void> } {
  const stopping = new AbortController();
  const events: Recorded[] = [];
  const running = (async () => {
    for await (const signal of of.subscribe({ after, signal: stopping.signal })) if (signal.kind === 'events') events.push(...signal.events);
  })();
  return {
    events,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

test.each<[string, Trouble, number]>([
  ['before it was written', 'drop-before', 2],
  ['after it was written', 'drop-after', 1],
  ['without a word', 'silence', 2],
  ['because another node leads', 'not-leader', 2],
])('an append whose connection is lost %s is written once, and answered', async (_, trouble, sent) => {
  const subscriber = taking(log, await log.head());
  const stream = aStream();
  const events = [anEvent(), anEvent()];
  double.next('append', trouble);
  const appended = await log.append(stream, 'none', events);
  expect(await log.read(stream)).toMatchObject([
    { eventId: events[0]!.eventId },
    { eventId: events[1]!.eventId, revision: 1, position: appended.position },
  ]);
  // What was written is found, not sent again.
  expect(double.calls.append).toBe(sent);
  expect(await log.append(stream, 'none', events)).toEqual(appended);
  await until(() => subscriber.events.length >= 2);
  expect(subscriber.events.map(({ eventId }) => eventId)).toEqual(events.map(({ eventId }) => eventId));
  await subscriber.stop();
});

test('an append that was overtaken while its connection was lost is refused, and nothing of it is written', async () => {
  const stream = aStream();
  const [theirs, ours] = [anEvent(), anEvent()];
  const other = await EventStoreLog.open({ url: double.url }, database, undefined, WAITS);
  double.next('append', 'drop-before');
  double.next('read', { delayMs: 300 });
  const reads = double.calls.read;
  const lost = log.append(stream, 'none', [ours]);
  // It looks for itself now, and will not be sent again before the other one is there.
  await until(() => double.calls.read > reads);
  await other.append(stream, 'none', [theirs]);
  await expect(lost).rejects.toMatchObject({ constructor: WrongExpectedRevision, actual: 0 });
  expect((await log.read(stream)).map(({ eventId }) => eventId)).toEqual([theirs.eventId]);
  await other.close();
});

test.each<[string, 'none' | number, number]>([
  ['does not exist', 'none', -1],
  ['exists', 0, 0],
])('a conflict is one of ours, also where the stream %s', async (_, expected, actual) => {
  const stream = aStream();
  if (expected !== 'none') await log.append(stream, 'none', [anEvent()]);
  double.next('append', 'conflict');
  await expect(log.append(stream, expected, [anEvent()])).rejects.toMatchObject({ constructor: WrongExpectedRevision, stream, expected, actual });
  await log.append(stream, expected, [anEvent()]);
});

test('another node may lead from now on, for reads, appends and subscriptions', async () => {
  const subscriber = taking(log, await log.head());
  const leader = await EventStoreDouble.start(double.events);
  double.follow(leader);
  const stream = aStream();
  const { position } = await log.append(stream, 'none', [anEvent()]);
  expect(await log.read(stream)).toMatchObject([{ position }]);
  await double.away();
  await log.append(stream, 0, [anEvent()]);
  await until(() => subscriber.events.length === 2);
  expect(subscriber.events.map(({ revision }) => revision)).toEqual([0, 1]);
  await subscriber.stop();
  await leader.stop();
});

test('in a cluster the leader is found, and found again when another one takes over', async () => {
  const [first, second, third] = (await EventStoreDouble.startCluster(3)) as [EventStoreDouble, EventStoreDouble, EventStoreDouble];
  const url = `esdb://127.0.0.1:${second.port},127.0.0.1:${first.port},127.0.0.1:${third.port}?tls=false`;
  const onCluster = await EventStoreLog.open({ url }, database, undefined, WAITS);
  const subscriber = taking(onCluster, await onCluster.head());
  const stream = aStream();
  await onCluster.append(stream, 'none', [anEvent()]);
  expect([first, second, third].map(({ calls }) => calls.append)).toEqual([1, 0, 0]);
  for (const node of [first, third]) node.follow(second);
  second.follow(undefined);
  await first.away();
  const { position } = await onCluster.append(stream, 0, [anEvent()]);
  expect(await onCluster.read(stream)).toMatchObject([{ revision: 0 }, { revision: 1, position }]);
  await first.back();
  await second.away();
  for (const node of [first, second]) node.follow(third);
  third.follow(undefined);
  await onCluster.append(stream, 1, [anEvent()]);
  await until(() => subscriber.events.length === 3);
  expect(subscriber.events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
  await subscriber.stop();
  await onCluster.close();
  await Promise.all([first, second, third].map((node) => node.stop()));
});

test('a cluster of which nobody answers is told as such, and found again', async () => {
  const nodes = await EventStoreDouble.startCluster(2);
  const url = `esdb://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}?tls=false&maxDiscoverAttempts=2&discoveryInterval=10`;
  const hasty = await EventStoreLog.open({ url }, database, undefined, { patienceMs: 300, answerMs: 200 });
  const stream = aStream();
  const { position } = await hasty.append(stream, 'none', [anEvent()]);
  await Promise.all(nodes.map((node) => node.away()));
  const asked = [hasty.head(), hasty.read(stream), hasty.append(stream, 0, [anEvent()]), hasty.append(aStream(), 'none', [anEvent()])];
  for (const { status, ...rest } of await Promise.allSettled(asked))
    expect([status, (rest as { reason?: Error }).reason]).toEqual(['rejected', expect.any(LogUnavailable)]);
  await Promise.all(nodes.map((node) => node.back()));
  expect(await hasty.read(stream)).toMatchObject([{ position }]);
  await hasty.close();
  await Promise.all(nodes.map((node) => node.stop()));
});

test('a subscription that ends with an error, or is cut off, goes on from where it was', async () => {
  const subscriber = taking(log, await log.head());
  const stream = aStream();
  for (let i = 0; i < 30; i++) {
    await log.append(stream, i === 0 ? 'none' : i - 1, [anEvent()]);
    if (i % 3 === 0) double.killSubscriptions();
    if (i % 7 === 0) double.cut();
  }
  await until(() => subscriber.events.length >= 30);
  expect(subscriber.events.map(({ revision }) => revision)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  await subscriber.stop();
});

test('a subscription that falls silent, or never begins, is made anew', async () => {
  const subscriber = taking(log, await log.head());
  await until(() => double.subscribedAfter.length === 1);
  double.fallSilent();
  double.next('subscribe', 'silence');
  const { position } = await log.append(aStream(), 'none', [anEvent()]);
  // Whoever asks how far others are notices.
  expect(await log.countBetween(LOG_START, position)).toBe(1);
  await until(() => subscriber.events.length === 1);
  expect(double.subscribedAfter).toEqual([0n, 0n]);
  await subscriber.stop();
});

test.each<[string, Trouble[]]>([
  ['whose subscriptions are cut off', ['drop-after', 'fine', 'drop-before', 'drop-after', 'drop-before', 'drop-after']],
  ['whose subscriptions say nothing', ['silence', 'silence', 'silence', 'silence', 'silence', 'silence']],
])('a subscriber far behind %s gets everything once and in order', async (_, troubles) => {
  const stream = aStream();
  for (let i = 0; i < 20; i++) await log.append(stream, i === 0 ? 'none' : i - 1, [anEvent({ type: i % 9 === 0 ? 'Rare' : 'Common' })]);
  const later = await EventStoreLog.open({ url: double.url }, database, undefined, WAITS);
  for (const [filter, revisions] of [
    [undefined, Array.from({ length: 20 }, (_, i) => i)],
    [{ types: ['Rare'] }, [0, 9, 18]],
    [{ types: ['Rare'], categories: ['triage'] }, []],
  ] as const) {
    double.next('subscribe', ...troubles);
    const seen: Recorded[] = [];
    let position = '';
    for await (const signal of later.subscribe({ after: LOG_START, filter, signal: new AbortController().signal })) {
      position = signal.position;
      if (signal.kind === 'caught-up') break;
      seen.push(...signal.events);
    }
    expect(seen.map(({ revision }) => revision)).toEqual(revisions);
    expect(position).toBe(await log.head());
  }
  await later.close();
});

test('a checkpoint is where a subscription goes on, and one that makes no sense ends it, not the process', async () => {
  const { position } = await log.append(aStream(), 'none', [anEvent()]);
  await until(() => double.subscribedAfter.length === 1);
  for (let i = 0; i < 10; i++) double.events.writeForeign('theirs-1', 'SomethingElse');
  const searched = double.events.all.at(-1)!.position + 5n;
  double.tellCheckpoint(searched);
  double.tellCheckpoint(searched + 1n, searched);
  await until(() => double.subscribedAfter.length === 2);
  expect(double.subscribedAfter[1]).toBe(searched);
  expect(await log.head()).toBe(position);
});

test('events of others on the same server are left out', async () => {
  const start = await log.head();
  const subscriber = taking(log, start);
  double.events.writeForeign('theirs-1', 'SomethingElse');
  expect(await log.head()).toBe(start);
  await log.append(aStream(), 'none', [anEvent()]);
  await until(() => subscriber.events.length > 0);
  expect(subscriber.events.map((event) => (event as { type: string }).type)).toEqual(['ContactAttempted']);
  await expect(log.read('theirs-1')).rejects.toThrow('has an event of another kind at revision 0');
  await subscriber.stop();
});

test('a server that stays away is told as such, without where it is, and nothing is lost', async () => {
  const hasty = await EventStoreLog.open({ url: double.url }, database, undefined, { patienceMs: 300, answerMs: 200 });
  const start = await hasty.head();
  const stream = aStream();
  const events = [anEvent()];
  await double.away();
  const waiting: (() => Promise<unknown>)[] = [
    () => hasty.append(stream, 'none', events),
    () => hasty.read(stream),
    () => hasty.head(),
    () => hasty.subscribe({ after: start, signal: new AbortController().signal })[Symbol.asyncIterator]().next(),
    () => EventStoreLog.open({ url: double.url }, database, undefined, { patienceMs: 100, answerMs: 100 }),
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
  await double.back();
  const appended = await hasty.append(stream, 'none', events);
  const subscriber = taking(hasty, start);
  await until(() => subscriber.events.length > 0);
  expect(subscriber.events).toMatchObject([{ eventId: events[0]!.eventId, position: appended.position }]);
  await subscriber.stop();
  await hasty.close();
});

test('an id is for one stream, whether or not the process ended before it was written', async () => {
  const [stream, event] = [aStream(), anEvent()];
  await database.pool.query('insert into log_claimed_ids values ($1, $2, 1)', [event.eventId, stream]);
  await expect(log.append(aStream(), 'none', [event])).rejects.toBeInstanceOf(EventIdTaken);
  expect(double.calls.append).toBe(0);
  const appended = await log.append(stream, 'any', [event]);
  expect(await log.append(stream, 'any', [event])).toEqual(appended);
  expect(await log.read(stream)).toHaveLength(1);
});

test('what the server would not take in one append is refused before anything is sent', async () => {
  const stream = aStream();
  const events = Array.from({ length: 3 }, () => anEvent({ data: { text: 'x'.repeat(400_000) } }));
  await expect(log.append(stream, 'none', events)).rejects.toBeInstanceOf(EventTooLarge);
  expect(double.calls.append).toBe(0);
  // Nor are their ids kept for it.
  await log.append(aStream(), 'none', [anEvent({ eventId: events[0]!.eventId })]);
});

test('events are counted anew where the log beside the database is another one', async () => {
  const stream = aStream();
  const many = (): NewEvent[] => Array.from({ length: 550 }, () => anEvent());
  await log.append(stream, 'none', many());
  await log.append(stream, 549, many());
  expect(await log.countBetween(LOG_START, await log.head())).toBe(1_100);
  await log.close();
  const another = await EventStoreDouble.start();
  const fresh = await EventStoreLog.open({ url: another.url }, database, undefined, WAITS);
  for (let i = 0; i < 3; i++) await fresh.append(aStream(), 'none', [anEvent(), anEvent()]);
  await fresh.close();
  log = await EventStoreLog.open({ url: another.url }, database, undefined, WAITS);
  expect(await log.countBetween(LOG_START, await log.head())).toBe(6);
  await log.close();
  await another.stop();
});

test('recorded time never runs backwards, whatever the clock of a process does', async () => {
  const [stream, another] = [aStream(), aStream()];
  await log.append(stream, 'none', [anEvent()]);
  const behind = await EventStoreLog.open({ url: double.url }, database, atPast, WAITS);
  await behind.append(stream, 0, [anEvent()]);
  await behind.append(another, 'none', [anEvent()]);
  const times = [...(await log.read(stream)), ...(await log.read(another))].map(({ recordedAt }) => recordedAt);
  expect(times[0]! > '2026').toBe(true);
  expect(times).toEqual([times[0], times[0], times[0]]);
  await behind.close();
});

test('appends go by calls of their own, although the server offers batches', async () => {
  await Promise.all(Array.from({ length: 20 }, () => log.append(aStream(), 'none', [anEvent()])));
  expect(double.calls).toMatchObject({ append: 20, batchAppend: 0 });
});

test('a connection that breaks under load costs calls, never the process', async () => {
  const streams = Array.from({ length: 200 }, () => aStream());
  const large = { text: 'x'.repeat(10_000) };
  const appends = streams.map((stream) => log.append(stream, 'none', [anEvent({ data: large }), anEvent({ data: large })]));
  for (let cuts = 1; cuts <= 3; cuts++) {
    await until(() => double.calls.append > cuts * 40);
    double.cut();
  }
  const positions = (await Promise.all(appends)).map(({ position }) => position);
  expect(new Set(positions).size).toBe(200);
  expect(double.events.all.filter(({ type }) => type === 'ContactAttempted')).toHaveLength(400);
});

test('the double takes batches as well, as the client sends them by itself', async () => {
  const client = EventStoreDBClient.connectionString(double.url);
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
  expect(double.calls).toMatchObject({ append: 0, batchAppend: 4 });
  await client.dispose();
});

/** The same numbers each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % sides;
}

test.each([1, 2, 3])(
  'in every phase anything may break: what was acknowledged is there, nothing twice, and subscribers see it once and in order (%d)',
  async (seed) => {
    const roll = dice(seed);
    const start = await log.head();
    const before = taking(log, start);
    const acknowledged = new Map<string, string>();
    let working = true;
    const breaks: (() => void | Promise<void>)[] = [
      () => double.next('append', 'drop-before'),
      () => double.next('append', 'drop-after', 'not-leader'),
      () => double.next('append', { delayMs: 5 }, 'drop-after', 'drop-after'),
      () => double.next('read', 'drop-before'),
      () => double.next('read', 'fine', 'drop-after'),
      () => double.next('subscribe', 'drop-after'),
      () => double.cut(),
      () => double.killSubscriptions(),
      async () => {
        await double.away();
        await new Promise((resolve) => setTimeout(resolve, roll(40)));
        await double.back();
      },
    ];
    const breaking = (async () => {
      while (working) {
        await (breaks[roll(breaks.length)] as () => void | Promise<void>)();
        // Something gets through between one trouble and the next.
        const so = acknowledged.size;
        for (let wait = 0; working && acknowledged.size < so + 3 && wait < 100; wait++) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    const write = async (writer: number): Promise<void> => {
      const stream = aStream();
      for (let i = 0; i < 12; i++) {
        const events = Array.from({ length: 1 + (i % 2) }, () => anEvent({ data: { writer, i } }));
        const expected = await log.read(stream).then((read) => (read.length === 0 ? 'none' : read.length - 1));
        const { position } = await log.append(stream, expected, events);
        acknowledged.set(events.at(-1)!.eventId, position);
      }
    };
    const writers = Array.from({ length: 8 }, (_, writer) => write(writer));
    await writers[0];
    const during = taking(log, start);
    await Promise.all(writers);
    working = false;
    await breaking;
    const after = taking(log, start);
    const all = 8 * 18;
    for (const { events } of [before, during, after]) {
      await until(() => events.length >= all);
      const positions = events.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort());
      expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(all);
      const there = new Map(events.map(({ eventId, position }) => [eventId, position]));
      expect([...acknowledged].filter(([id, position]) => there.get(id) !== position)).toEqual([]);
    }
    for (const stream of new Set(after.events.map((event) => event.stream))) {
      const own = after.events.filter((event) => event.stream === stream);
      expect(own.map(({ revision }) => revision)).toEqual(own.map((_, i) => i));
      expect(own.slice(1).map(({ previousHash }) => previousHash)).toEqual(own.slice(0, -1).map(({ hash }) => hash));
    }
    for (const subscriber of [before, during, after]) await subscriber.stop();
  },
  120_000,
);
