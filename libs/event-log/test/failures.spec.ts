import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database, type SqlPool, type SqlResult } from '#database';
import { LOG_START, PostgresLog } from '#event-log';
import { anEvent, aStream } from './contract.js';

/** The connection breaks: before a statement arrives, or after it was carried out. */
type Break = 'before' | 'after' | undefined;

let embedded: Database;
let log: PostgresLog;
let broken: Break;
/** What looks for new events wait for before they are carried out. */
let held: Promise<void> | undefined;

/** A database as a server is seen: other processes may write, and the connection may break. */
function asServer(database: Database): Database {
  const query = async (sql: string, params?: readonly unknown[]): Promise<SqlResult> => {
    if (broken === 'before') throw new Error('Connection terminated');
    if (sql.includes('where position > $1')) await held;
    const result = await database.pool.query(sql, params);
    if (broken === 'after') throw new Error('Connection terminated');
    return result;
  };
  const pool: SqlPool = {
    query,
    connect: () => database.pool.connect(),
    atomically: (statements) => database.pool.atomically(statements),
    copyIn: (into, lines) => database.pool.copyIn(into, lines),
    script: (sql) => database.pool.script(sql),
    end: () => Promise.resolve(),
  };
  return Object.create(database, {
    place: { value: { kind: 'server', url: 'postgres://nowhere' } },
    listen: { value: () => () => Promise.resolve() },
    pool: { value: pool },
  }) as Database;
}

beforeAll(async () => {
  embedded = await Database.open({ kind: 'memory' });
  log = await PostgresLog.open(asServer(embedded));
});
afterAll(async () => {
  await log.close();
  await embedded.close();
});

/** Does something while the connection is broken. */
async function whileBroken<T>(how: Break, work: () => Promise<T>): Promise<T> {
  broken = how;
  try {
    return await work();
  } finally {
    broken = undefined;
  }
}

/** Types of the events after a position, up to the first "caught up". */
async function typesAfter(after: string): Promise<string[]> {
  const types: string[] = [];
  for await (const signal of log.subscribe({ after, signal: new AbortController().signal })) {
    if (signal.kind === 'caught-up') break;
    types.push(...signal.events.map(({ type }) => type));
  }
  return types;
}

test('an append whose answer was lost is answered when it is repeated, and its events come once', async () => {
  const start = await log.head();
  const stream = aStream();
  const events = [anEvent({ type: 'Lost' }), anEvent({ type: 'LostToo' })];
  await expect(whileBroken('after', () => log.append(stream, 'none', events))).rejects.toThrow('Connection terminated');
  expect(await log.append(stream, 'none', events)).toMatchObject({ revision: 1, position: await log.head() });
  expect(await typesAfter(start)).toEqual(['Lost', 'LostToo']);
});

test('a commit that fails fails every append in it, and none after it', async () => {
  const streams = [aStream(), aStream(), aStream()];
  const failed = await whileBroken('before', () => Promise.allSettled(streams.map((stream) => log.append(stream, 'none', [anEvent()]))));
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(Promise.all(streams.map((stream) => log.append(stream, 'none', [anEvent()])))).resolves.toHaveLength(3);
});

test('a subscriber is never told that it has caught up when nobody could look', async () => {
  const start = await log.head();
  await whileBroken('after', () => log.append(aStream(), 'none', [anEvent({ type: 'Unseen' })]).catch(() => undefined));
  await expect(whileBroken('before', () => typesAfter(start))).rejects.toThrow('Connection terminated');
  expect(await typesAfter(start)).toEqual(['Unseen']);
});

test('a failed look leaves no gap', async () => {
  const start = await log.head();
  await whileBroken('before', () => log.append(aStream(), 'none', [anEvent()]).catch(() => undefined));
  await log.append(aStream(), 'none', [anEvent({ type: 'First' })]);
  await whileBroken('after', () => log.append(aStream(), 'none', [anEvent({ type: 'Second' })]).catch(() => undefined));
  await log.append(aStream(), 'none', [anEvent({ type: 'Third' })]);
  expect(await typesAfter(start)).toEqual(['First', 'Second', 'Third']);
  expect((await typesAfter(LOG_START)).slice(-3)).toEqual(['First', 'Second', 'Third']);
});

test('what was committed while a look was under way is told once', async () => {
  const start = await log.head();
  let goOn = (): void => undefined;
  held = new Promise((resolve) => (goOn = resolve));
  const told = typesAfter(start);
  await log.append(aStream(), 'none', [anEvent({ type: 'Meanwhile' })]);
  goOn();
  held = undefined;
  expect(await told).toEqual(['Meanwhile']);
  expect(await typesAfter(start)).toEqual(['Meanwhile']);
});

test('a subscription that waits ends when it is told to', async () => {
  const stop = new AbortController();
  const signals = log.subscribe({ after: await log.head(), signal: stop.signal })[Symbol.asyncIterator]();
  expect(await signals.next()).toMatchObject({ value: { kind: 'caught-up' } });
  const waiting = signals.next();
  stop.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
});
