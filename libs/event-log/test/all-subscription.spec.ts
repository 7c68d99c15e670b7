import { PassThrough } from 'node:stream';
import type { AllStreamResolvedEvent, EventStoreDBClient, Filter, Position } from '@eventstore/db-client';
import { expect, test } from '@jest/globals';
import { AllSubscription } from '../src/eventstoredb/all-subscription.js';
import { filterOnServer } from '../src/eventstoredb/records.js';

const at = (position: number): Position => ({ commit: BigInt(position), prepare: BigInt(position) });
const text = (position: number): string => String(position).padStart(16, '0');

/** An event of the log as the client hands it over. */
const anEventAt = (position: number): AllStreamResolvedEvent =>
  ({
    event: { streamId: 'referral-1', revision: 0n, id: 'e', type: 'T', isJson: true, data: {}, metadata: { stepwise: 1 }, position: at(position) },
  }) as unknown as AllStreamResolvedEvent;

/** A subscription whose server is played by the test. */
function played(): { stream: PassThrough; subscription: AllSubscription; checkpoint(position: number): void } {
  const stream = new PassThrough({ objectMode: true });
  let filter: Filter | undefined;
  const subscribeToAll = (options: { filter: Filter }): PassThrough => {
    filter = options.filter;
    return stream;
  };
  const subscription = new AllSubscription({ subscribeToAll } as unknown as EventStoreDBClient, text(0), filterOnServer(), 60_000);
  return { stream, subscription, checkpoint: (position) => void filter?.checkpointReached?.(stream as never, at(position)) };
}

const { signal } = new AbortController();

test('a checkpoint that runs ahead of events on their way does not count before they are taken', async () => {
  const { stream, subscription, checkpoint } = played();
  stream.pause();
  stream.write(anEventAt(100));
  checkpoint(200);
  expect(await subscription.next(signal)).toMatchObject({ events: [{ position: text(100) }], position: text(200) });
  checkpoint(300);
  expect(await subscription.next(signal)).toEqual({ events: [], position: text(300), caughtUp: false });
});

test('what came before a subscription broke is handed over before the error', async () => {
  const { stream, subscription } = played();
  stream.write(anEventAt(100));
  stream.destroy(new Error('Dropped'));
  expect(await subscription.next(signal)).toMatchObject({ events: [{ position: text(100) }] });
  await expect(subscription.next(signal)).rejects.toThrow('Dropped');
});

test('a transaction, which Stepwise never writes, ends it with a clear error', async () => {
  const { stream, subscription } = played();
  const event = anEventAt(100);
  stream.write({ event: { ...event.event, position: { commit: 101n, prepare: 100n } } });
  await expect(subscription.next(signal)).rejects.toThrow('EventStoreDB has a transaction at 101');
});
