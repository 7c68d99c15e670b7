import { expect, test } from '@jest/globals';
import { LOG_START, LogUnavailable } from '#event-log';
import type { Recorded } from '#kernel';
import { EventStoreDouble, type Trouble } from '#support/eventstoredb.js';
import { anEvent, aStream } from './events.js';
import { onADouble, taking, until } from './eventstoredb-troubles.js';

const on = onADouble();

test('another node may lead from now on, for reads, appends and subscriptions', async () => {
  const subscriber = taking(on.log, await on.log.head());
  const leader = await EventStoreDouble.start(on.double.events);
  on.double.follow(leader);
  const stream = aStream();
  const { position } = await on.log.append(stream, 'none', [anEvent()]);
  expect(await on.log.read(stream)).toMatchObject([{ position }]);
  await on.double.away();
  await on.log.append(stream, 0, [anEvent()]);
  await until(() => subscriber.events.length === 2);
  expect(subscriber.events.map(({ revision }) => revision)).toEqual([0, 1]);
  await subscriber.stop();
  await leader.stop();
});

test('in a cluster the leader is found, and found again when another one takes over', async () => {
  const [first, second, third] = (await EventStoreDouble.startCluster(3)) as [EventStoreDouble, EventStoreDouble, EventStoreDouble];
  const url = `esdb://127.0.0.1:${second.port},127.0.0.1:${first.port},127.0.0.1:${third.port}?tls=false`;
  const onCluster = await on.open(url);
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
  const hasty = await on.open(url, { patienceMs: 300, answerMs: 200 });
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
  const subscriber = taking(on.log, await on.log.head());
  const stream = aStream();
  for (let i = 0; i < 30; i++) {
    await on.log.append(stream, i === 0 ? 'none' : i - 1, [anEvent()]);
    if (i % 3 === 0) on.double.killSubscriptions();
    if (i % 7 === 0) on.double.cut();
  }
  await until(() => subscriber.events.length >= 30);
  expect(subscriber.events.map(({ revision }) => revision)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  await subscriber.stop();
});

test('a subscription that falls silent, or never begins, is made anew', async () => {
  const subscriber = taking(on.log, await on.log.head());
  await until(() => on.double.subscribedAfter.length === 1);
  on.double.fallSilent();
  on.double.next('subscribe', 'silence');
  const { position } = await on.log.append(aStream(), 'none', [anEvent()]);
  // Whoever asks how far others are notices.
  expect(await on.log.countBetween(LOG_START, position)).toBe(1);
  await until(() => subscriber.events.length === 1);
  expect(on.double.subscribedAfter).toEqual([0n, 0n]);
  await subscriber.stop();
});

test.each<[string, Trouble[]]>([
  ['whose subscriptions are cut off', ['drop-after', 'fine', 'drop-before', 'drop-after', 'drop-before', 'drop-after']],
  ['whose subscriptions say nothing', ['silence', 'silence', 'silence', 'silence', 'silence', 'silence']],
])('a subscriber far behind %s gets everything once and in order', async (_, troubles) => {
  const stream = aStream();
  for (let i = 0; i < 20; i++) await on.log.append(stream, i === 0 ? 'none' : i - 1, [anEvent({ type: i % 9 === 0 ? 'Rare' : 'Common' })]);
  const later = await on.open(on.double.url);
  for (const [filter, revisions] of [
    [undefined, Array.from({ length: 20 }, (_, i) => i)],
    [{ types: ['Rare'] }, [0, 9, 18]],
    [{ types: ['Rare'], categories: ['triage'] }, []],
  ] as const) {
    on.double.next('subscribe', ...troubles);
    const seen: Recorded[] = [];
    let position = '';
    for await (const signal of later.subscribe({ after: LOG_START, filter, signal: new AbortController().signal })) {
      position = signal.position;
      if (signal.kind === 'caught-up') break;
      seen.push(...signal.events);
    }
    expect(seen.map(({ revision }) => revision)).toEqual(revisions);
    expect(position).toBe(await on.log.head());
  }
  await later.close();
});

test('a checkpoint is where a subscription goes on, and one that makes no sense ends it, not the process', async () => {
  const { position } = await on.log.append(aStream(), 'none', [anEvent()]);
  await until(() => on.double.subscribedAfter.length === 1);
  for (let i = 0; i < 10; i++) on.double.events.writeForeign('theirs-1', 'SomethingElse');
  const searched = on.double.events.all.at(-1)!.position + 5n;
  on.double.tellCheckpoint(searched);
  on.double.tellCheckpoint(searched + 1n, searched);
  await until(() => on.double.subscribedAfter.length === 2);
  expect(on.double.subscribedAfter[1]).toBe(searched);
  expect(await on.log.head()).toBe(position);
});

test('events of others on the same server are left out', async () => {
  const start = await on.log.head();
  const subscriber = taking(on.log, start);
  on.double.events.writeForeign('theirs-1', 'SomethingElse');
  expect(await on.log.head()).toBe(start);
  await on.log.append(aStream(), 'none', [anEvent()]);
  await until(() => subscriber.events.length > 0);
  expect(subscriber.events.map((event) => (event as { type: string }).type)).toEqual(['ContactAttempted']);
  await expect(on.log.read('theirs-1')).rejects.toThrow('has an event of another kind at revision 0');
  await subscriber.stop();
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
    const start = await on.log.head();
    const before = taking(on.log, start);
    const acknowledged = new Map<string, string>();
    let working = true;
    const breaks: (() => void | Promise<void>)[] = [
      () => on.double.next('append', 'drop-before'),
      () => on.double.next('append', 'drop-after', 'not-leader'),
      () => on.double.next('append', { delayMs: 5 }, 'drop-after', 'drop-after'),
      () => on.double.next('read', 'drop-before'),
      () => on.double.next('read', 'fine', 'drop-after'),
      () => on.double.next('subscribe', 'drop-after'),
      () => on.double.cut(),
      () => on.double.killSubscriptions(),
      async () => {
        await on.double.away();
        await new Promise((resolve) => setTimeout(resolve, roll(40)));
        await on.double.back();
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
        const expected = await on.log.read(stream).then((read) => (read.length === 0 ? 'none' : read.length - 1));
        const { position } = await on.log.append(stream, expected, events);
        acknowledged.set(events.at(-1)!.eventId, position);
      }
    };
    const writers = Array.from({ length: 8 }, (_, writer) => write(writer));
    await writers[0];
    const during = taking(on.log, start);
    await Promise.all(writers);
    working = false;
    await breaking;
    const after = taking(on.log, start);
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
