import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '#database';
import { PostgresLog, UnknownEvent, UpcastingLog, verifyLog, type EventTypes } from '#event-log';
import { newId, type Recorded } from '#kernel';
import { anEvent, aStream } from './contract.js';

/** Doors were once knocked at in one way; then loudness was a word, and now it is a number. */
const doors: EventTypes = {
  category: 'door',
  correctable: { Knocked: 'never', Opened: 'never' },
  upcasters: {
    Knocked: [
      (data) => ({ ...data, loudness: 'soft' }),
      ({ loudness, ...data }) => ({ ...data, ...(loudness === undefined ? {} : { decibels: loudness === 'soft' ? 40 : 80 }) }),
    ],
  },
};

let database: Database;
let stored: PostgresLog;
beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  stored = await PostgresLog.open(database);
});
afterAll(async () => {
  await stored.close();
  await database.close();
});

async function subscribed(log: UpcastingLog, after: string): Promise<Recorded[]> {
  const stop = new AbortController();
  const events: Recorded[] = [];
  for await (const signal of log.subscribe({ after, signal: stop.signal })) {
    if (signal.kind === 'caught-up') break;
    events.push(...signal.events);
  }
  stop.abort();
  return events;
}

test('events of every version read as if written now, from a stream and from a subscription', async () => {
  const log = new UpcastingLog(stored, [doors]);
  const stream = aStream('door');
  const start = await log.head();
  const of = (schemaVersion: number, data: object, type = 'Knocked') => anEvent({ type, schemaVersion, data });
  await log.append(stream, 'none', [
    of(1, { times: 2 }),
    of(2, { times: 1, loudness: 'loud' }),
    of(3, { times: 3, decibels: 60 }),
    of(1, {}, 'Opened'),
  ]);
  const current = [
    { schemaVersion: 3, data: { times: 2, decibels: 40 } },
    { schemaVersion: 3, data: { times: 1, decibels: 80 } },
    { schemaVersion: 3, data: { times: 3, decibels: 60 } },
    { schemaVersion: 1, data: {} },
  ];
  const read = await log.read(stream);
  expect(read.map(({ schemaVersion, data }) => ({ schemaVersion, data }))).toEqual(current);
  expect(await subscribed(log, start)).toEqual(read);
  // Hashes are of what was stored.
  expect((await stored.read(stream))[0]).toMatchObject({ schemaVersion: 1, data: { times: 2 } });
  expect((await verifyLog(stored)).faults).toEqual([]);
});

test('a correction has the version of the facts that it brings', async () => {
  const log = new UpcastingLog(stored, [doors]);
  const stream = aStream('door');
  const correction = (facts: object) =>
    anEvent({
      type: 'FactCorrected',
      schemaVersion: 2,
      data: { corrects: newId(), correctedType: 'Knocked', reason: 'clerical-error', facts, struckOut: false },
    });
  await log.append(stream, 'none', [correction({ loudness: 'loud' }), correction({ times: 4 })]);
  expect((await log.read(stream)).map(({ data }) => (data as { facts: object }).facts)).toEqual([{ decibels: 80 }, { times: 4 }]);
});

test('what a later version of the product wrote is not misread', async () => {
  const log = new UpcastingLog(stored, [doors]);
  const start = await log.head();
  const newer = aStream('door');
  await log.append(newer, 'none', [anEvent({ type: 'Knocked', schemaVersion: 4, data: {} })]);
  await expect(log.read(newer)).rejects.toThrow('The log has Knocked of version 4 at position');
  await expect(subscribed(log, start)).rejects.toBeInstanceOf(UnknownEvent);
  const other = aStream('door');
  await log.append(other, 'none', [anEvent({ type: 'PaintedOver', data: {} })]);
  await expect(log.read(other)).rejects.toThrow('there is no such type here');
});

test('chains that do not fit together are found at the start', () => {
  expect(() => new UpcastingLog(stored, [doors, { category: 'bell', correctable: { Knocked: 'never' } }])).toThrow(
    'Knocked is written by bell and by another module',
  );
  const chainOfNothing = { ...doors, upcasters: { Painted: [(data: object) => ({ ...data })] } };
  expect(() => new UpcastingLog(stored, [chainOfNothing])).toThrow('door has upcasters for Painted, which it does not write');
});
