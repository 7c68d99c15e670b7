import { describe, expect, test } from '@jest/globals';
import { Database } from '#database';
import { LOG_START, PostgresLog, type EventLog } from '#event-log';
import { findPostgres, startPostgres } from '#support/postgres.js';
import { anEvent, aStream } from './contract.js';

const EACH = 250;
const WRITERS = 4;

/** Positions in the order in which a subscriber is told of them, until it was told of `total` events. */
async function told(log: EventLog, total: number): Promise<string[]> {
  const stop = new AbortController();
  const positions: string[] = [];
  for await (const signal of log.subscribe({ after: LOG_START, signal: stop.signal })) {
    if (signal.kind === 'events') positions.push(...signal.events.map(({ position }) => position));
    if (positions.length >= total) break;
  }
  stop.abort();
  return positions;
}

async function write(log: EventLog): Promise<void> {
  const stream = aStream();
  for (let i = 0; i < EACH; i++) await log.append(stream, i === 0 ? 'none' : i - 1, [anEvent()]);
}

async function twoLogsOnOneServer(): Promise<void> {
  const server = await startPostgres();
  const databases = await Promise.all([0, 1].map(() => Database.open({ kind: 'server', url: server.url })));
  const logs = await Promise.all(databases.map((database) => PostgresLog.open(database)));
  const total = logs.length * WRITERS * EACH;
  const subscribers = logs.map((log) => told(log, total));
  await Promise.all(logs.flatMap((log) => Array.from({ length: WRITERS }, () => write(log))));
  const everything = Array.from({ length: total }, (_, i) => String(i + 1).padStart(16, '0'));
  for (const positions of await Promise.all(subscribers)) expect(positions).toEqual(everything);
  await Promise.all(logs.map((log) => log.close()));
  await Promise.all(databases.map((database) => database.close()));
  await server.stop();
}

const found = findPostgres();
if (found.kind === 'none') describe(`two logs on one Postgres server (${found.why})`, () => test.skip('all of it', () => undefined));
else test('two processes that write to one server at once: subscribers of either see every event once and in order', twoLogsOnOneServer, 60_000);
