import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '#database';
import { PostgresLog, verifyLog, WrongExpectedRevision, type NewEvent } from '#event-log';
import { findPostgres, startPostgres, type TestPostgres } from '#support/postgres.js';
import { anEvent, aStream } from './contract.js';

const CALLERS = 150;
const KILLS = 3;
const found = findPostgres();
if (found.kind === 'none') test.skip(`appends by lines to a Postgres server that is killed: ${found.why}`, () => undefined);
else describe('appends by lines to a Postgres server that is killed', whileKilled);

function whileKilled(): void {
  let server: TestPostgres;
  let database: Database;
  let log: PostgresLog;
  let copies = 0;

  beforeAll(async () => {
    server = await startPostgres({ durable: true });
    database = await Database.open({ kind: 'server', url: server.url });
    const copyBetween = database.pool.copyBetween!.bind(database.pool);
    database.pool.copyBetween = async (...what) => {
      await copyBetween(...what);
      copies++;
    };
    log = await PostgresLog.open(database);
  });
  afterAll(async () => {
    await log.close();
    await database.close();
    await server.stop();
  });

  /** Appends the same events until somebody says that they are there. */
  async function appended(stream: string, expected: 'none' | number, events: NewEvent[]): Promise<number> {
    for (;;) {
      try {
        return (await log.append(stream, expected, events)).revision;
      } catch (error) {
        if (error instanceof WrongExpectedRevision) throw error;
        await sleep(20);
      }
    }
  }

  test('each that was acknowledged is there, once, and nothing else', async () => {
    const acknowledged = new Map<string, string[]>();
    let isOver = false;
    const caller = async (): Promise<void> => {
      const stream = aStream();
      const ids: string[] = [];
      acknowledged.set(stream, ids);
      while (!isOver) {
        const event = anEvent();
        expect(await appended(stream, ids.length === 0 ? 'none' : ids.length - 1, [event])).toBe(ids.length);
        ids.push(event.eventId);
      }
    };
    const callers = Array.from({ length: CALLERS }, caller);
    for (let i = 0; i < KILLS; i++) {
      const before = copies;
      while (copies < before + 3) await sleep(5);
      await server.kill();
    }
    isOver = true;
    await Promise.all(callers);

    const { rows } = await database.pool.query('select stream, event_id from events order by position');
    const held = Map.groupBy(rows as { stream: string; event_id: string }[], ({ stream }) => stream);
    expect(Object.fromEntries([...held].map(([stream, events]) => [stream, events.map(({ event_id }) => event_id)]))).toEqual(
      Object.fromEntries(acknowledged),
    );
    const { rows: places } = await database.pool.query('select max(position) - count(*) as gaps from events');
    expect(Number(places[0]?.['gaps'])).toBe(0);
    expect((await verifyLog(log)).faults).toEqual([]);
  }, 120_000);
}
