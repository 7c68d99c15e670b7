import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '#database';
import { EventIdTaken, PostgresLog, WrongExpectedRevision, type NewEvent } from '#event-log';
import { VirtualClock } from '#kernel';
import { findPostgres, startPostgres, type TestPostgres } from '#support/postgres.js';
import { anEvent, aStream } from './contract.js';

const MANY = 100;
const found = findPostgres();
if (found.kind === 'none') test.skip(`appends to a Postgres server in places of their own: ${found.why}`, () => undefined);
else describe('many appends to a Postgres server', onAServer);

function onAServer(): void {
  const clock = new VirtualClock('2026-03-02T09:00:00.000Z');
  let server: TestPostgres;
  let database: Database;
  let one: PostgresLog;
  let other: PostgresLog;
  let copies: string[];

  beforeAll(async () => {
    server = await startPostgres();
    database = await Database.open({ kind: 'server', url: server.url });
    const { pool } = database;
    const copyBetween = pool.copyBetween!.bind(pool);
    pool.copyBetween = async (...what) => {
      const outcome = copyBetween(...what);
      copies.push(
        await outcome.then(
          () => 'written',
          (error: { code: string }) => error.code,
        ),
      );
      return await outcome;
    };
  });
  beforeEach(async () => {
    copies = [];
    [one, other] = [await PostgresLog.open(database, clock), await PostgresLog.open(database, clock)];
    // Whoever has written knows where the log ends.
    await one.append(aStream(), 'none', [anEvent()]);
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  const appends = (log: PostgresLog, events: readonly NewEvent[][] = Array.from({ length: MANY }, () => [anEvent()])) =>
    events.map((each) => log.append(aStream(), 'none', each));

  /** What every reader may rely on: no gap, no two in one place. */
  async function expectOneByOne(): Promise<void> {
    const { rows } = await database.pool.query('select count(*) as n, max(position) as last from events');
    expect(Number(rows[0]?.['n'])).toBe(Number(rows[0]?.['last']));
  }

  test('go as lines, in the places that their writer gives them, and are read back as they were written', async () => {
    const before = Number(await one.head());
    const stream = aStream();
    const own = [anEvent({ data: { text: 'tab\t, new\nline, back\\slash, \\N, é 😀' } }), anEvent()];
    const [appended, ...others] = await Promise.all([one.append(stream, 'none', own), ...appends(one)]);
    expect(copies).toEqual(['written']);
    expect(appended).toEqual({ revision: 1, position: String(before + 2).padStart(appended.position.length, '0') });
    expect(new Set(others.map(({ position }) => position)).size).toBe(MANY);
    expect(await other.read(stream)).toMatchObject(own.map((event, revision) => ({ ...event, revision })));
    await expectOneByOne();
  });

  test('go where the log goes on, if somebody else has written meanwhile, and it is not tried again at once', async () => {
    await other.append(aStream(), 'none', [anEvent()]);
    await Promise.all(appends(one));
    await Promise.all(appends(one));
    expect(copies).toEqual(['SW001']);
    await expectOneByOne();
  });

  test('of two writers at once are each there once', async () => {
    for (let round = 0; round < 5; round++) await Promise.all([...appends(one), ...appends(other)]);
    await expectOneByOne();
    const { rows } = await database.pool.query('select count(distinct event_id) as n, count(*) as all from events');
    expect(rows[0]?.['n']).toEqual(rows[0]?.['all']);
  });

  test('are written but for those that may not be', async () => {
    const [stream, event] = [aStream(), anEvent()];
    await other.append(stream, 'none', [event]);
    // Brings `one` up to where the log ends.
    await one.append(aStream(), 'none', [anEvent()]);
    const [late, taken, ...fine] = await Promise.allSettled([
      one.append(stream, 'none', [anEvent()]),
      one.append(aStream(), 'none', [event]),
      ...appends(one),
    ]);
    expect(late).toMatchObject({ reason: expect.any(WrongExpectedRevision) });
    expect(taken).toMatchObject({ reason: expect.any(EventIdTaken) });
    expect(fine.every(({ status }) => status === 'fulfilled')).toBe(true);
    await expectOneByOne();
  });

  test('do not run back in recorded time', async () => {
    const ahead = await PostgresLog.open(database, new VirtualClock('2026-03-02T10:00:00.000Z'));
    await ahead.append(aStream(), 'none', [anEvent()]);
    await ahead.close();
    await Promise.all(appends(one));
    const { rows } = await database.pool.query(
      'select 1 from (select recorded_at < lag(recorded_at) over (order by position) as back from events) e where back',
    );
    expect(rows).toEqual([]);
  });
}
