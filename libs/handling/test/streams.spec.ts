import { expect, test } from '@jest/globals';
import type { EventLog } from '#event-log';
import { Streams } from '#handling';
import type { Recorded } from '#kernel';
import { recorded } from '#support/decisions.js';

const events = recorded('shop', [
  { type: 'Opened', data: {} },
  { type: 'Sold', data: {} },
  { type: 'Closed', data: {} },
]) as Recorded[];

/** A log of a stream that grows, and that answers when it is told to. */
function slowLog() {
  const asked: { from: number; answer(upTo: number): void }[] = [];
  const log = {
    read: (_stream: string, from: number) =>
      new Promise<Recorded[]>((resolve) => asked.push({ from, answer: (upTo) => resolve(events.slice(from, upTo)) })),
  };
  return { streams: new Streams(log as unknown as EventLog), asked };
}

test('what was read once is asked for no more', async () => {
  const { streams, asked } = slowLog();
  const first = streams.read('shop-1');
  asked[0]?.answer(2);
  expect(await first).toEqual(events.slice(0, 2));
  const second = streams.read('shop-1');
  expect(asked[1]?.from).toBe(2);
  asked[1]?.answer(3);
  expect(await second).toEqual(events);
});

test('an older look that comes back last does not undo a newer one', async () => {
  const { streams, asked } = slowLog();
  const older = streams.read('shop-1');
  const newer = streams.read('shop-1');
  asked[1]?.answer(3);
  expect(await newer).toHaveLength(3);
  asked[0]?.answer(1);
  expect(await older).toHaveLength(1);
  void streams.read('shop-1');
  expect(asked[2]?.from).toBe(3);
});
