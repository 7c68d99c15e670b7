import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '#database';
import { logMigrations, type LogFilter } from '#event-log';
import { positionOf } from '../src/port.js';
import { pagesAfter } from '../src/postgres/catch-up.js';

const LONG = 9_000;

describe('catching up with a long log of which little is wanted', () => {
  let database: Database;
  let asked: { rows: number }[];

  beforeAll(async () => {
    database = await Database.open({ kind: 'memory' });
    await database.migrate(logMigrations);
    // One in 500 is of a programme; the last thousand are all of one type.
    await database.pool.query(
      `insert into events select g, case when g % 500 = 0 then 'programme-' else 'triage-' end || g, 0, gen_random_uuid(),
        case when g > $1 - 1000 then 'TriageDecided' else 'TriageOpened' end, 1, null, now(), now(), '{}', gen_random_uuid(), gen_random_uuid(),
        gen_random_uuid(), 'f', '{}', null, sha256('a'), sha256('b') from generate_series(1, $1::int) g`,
      [LONG],
    );
  });
  afterAll(() => database.close());

  async function caughtUp(after: number, filter: LogFilter | undefined, end: () => number): Promise<{ positions: number[]; pages: string[] }> {
    asked = [];
    const pool = {
      query: async (sql: string, params?: readonly unknown[]) => {
        const result = await database.pool.query(sql, params);
        asked.push({ rows: result.rows.length });
        return result;
      },
    };
    const positions: number[] = [];
    const pages: string[] = [];
    for await (const { events, position } of pagesAfter(pool, positionOf(after), filter, () => positionOf(end()))) {
      positions.push(...events.map((event) => Number(event.position)));
      pages.push(position);
      if (Number(position) >= end()) break;
    }
    return { positions, pages };
  }

  test('reads nothing else from the store, in few steps', async () => {
    const { positions, pages } = await caughtUp(0, { categories: ['programme'] }, () => LONG);
    expect(positions).toEqual(Array.from({ length: LONG / 500 }, (_, i) => 500 * (i + 1)));
    expect(pages.at(-1)).toBe(positionOf(LONG));
    expect(asked.reduce((sum, { rows }) => sum + rows, 0)).toBe(LONG / 500);
    expect(asked.length).toBeLessThanOrEqual(5);
  });

  test('takes small steps again where much is wanted', async () => {
    const { positions } = await caughtUp(0, { types: ['TriageDecided'] }, () => LONG);
    expect(positions).toEqual(Array.from({ length: 1000 }, (_, i) => LONG - 999 + i));
    const all = await caughtUp(0, undefined, () => LONG);
    expect(all.positions).toHaveLength(LONG);
    expect(Math.max(...asked.map(({ rows }) => rows))).toBe(1000);
  });

  test('never says to have come further than what is committed, and goes on as that moves on', async () => {
    let end = 700;
    const found = await caughtUp(650, { categories: ['programme'] }, () => Math.min((end += 25), 1_020));
    expect(found.pages.every((position) => Number(position) <= 1_020)).toBe(true);
    expect(found.pages.at(-1)).toBe(positionOf(1_020));
    expect(found.positions).toEqual([1_000]);
  });

  test('looks for the next page while one is read, and no further ahead', async () => {
    let begun = 0;
    const pool = { query: async (sql: string, params?: readonly unknown[]) => (begun++, await database.pool.query(sql, params)) };
    for await (const { position } of pagesAfter(pool, positionOf(0), undefined, () => positionOf(LONG))) {
      expect(begun).toBe(Math.min(Number(position) / 1_000 + 1, LONG / 1_000));
      if (Number(position) >= LONG) break;
    }
  });

  test('a page asked ahead that fails is told to who reads on, and troubles nobody who stopped', async () => {
    let begun = 0;
    const pool = {
      query: (sql: string, params?: readonly unknown[]) => (++begun === 2 ? Promise.reject(new Error('gone')) : database.pool.query(sql, params)),
    };
    const read = async (pages: number): Promise<number> => {
      let [last, left] = [0, pages];
      begun = 0;
      for await (const { position } of pagesAfter(pool, positionOf(0), undefined, () => positionOf(LONG))) {
        last = Number(position);
        if (--left === 0) break;
      }
      return last;
    };
    const unheard: unknown[] = [];
    const hear = (error: unknown): unknown => unheard.push(error);
    process.on('unhandledRejection', hear);
    expect(await read(1)).toBe(1_000);
    await expect(read(2)).rejects.toThrow('gone');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });
});
