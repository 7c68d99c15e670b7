import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyLines, Database, inTransaction, type DatabasePlace } from '#database';
import { findPostgres, startPostgres } from '#support/postgres.js';

const COLUMNS = ['n', 'words', 'told', 'so'] as const;
const INTO = `things (${COLUMNS.join(', ')})`;
const ROWS = [
  { n: 1, words: 'a\tb\nc\\d\re "f" \\N', told: { quoted: 'x "y" \\ z\n' }, so: true },
  { n: 2, words: '', told: [], so: false },
  { n: 3, words: null, told: null, so: null },
];

/** What holds of rows that are copied in, wherever the database is. */
function copying(open: () => Promise<{ place: DatabasePlace; stop(): Promise<void> }>): void {
  let database: Database;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const found = await open();
    stop = found.stop;
    database = await Database.open(found.place);
    await database.pool.script('create table things (n int, words text, told jsonb, so boolean)');
  });

  afterAll(async () => {
    await database.close();
    await stop();
  });

  const held = async (): Promise<unknown[]> => (await database.pool.query('select n, words, told, so from things order by n')).rows;

  test('rows come back as they were copied in, whatever characters they hold', async () => {
    await database.pool.copyIn(INTO, copyLines(COLUMNS, ROWS));
    expect(await held()).toEqual(ROWS);
  });

  test('what is copied in a transaction goes with it', async () => {
    const before = await held();
    const work = inTransaction(database.pool, async (session) => {
      await session.copyIn(INTO, copyLines(COLUMNS, [{ n: 4 }]));
      throw new Error('undone');
    });
    await expect(work).rejects.toThrow('undone');
    expect(await held()).toEqual(before);
  });

  test('lines that do not fit are refused, all of them, and the next statement is answered', async () => {
    const before = await held();
    await expect(database.pool.copyIn(INTO, copyLines(COLUMNS, [{ n: 5 }, { n: 'five' }]))).rejects.toThrow();
    expect(await held()).toEqual(before);
  });
}

describe('into an embedded database', () => copying(() => Promise.resolve({ place: { kind: 'memory' }, stop: () => Promise.resolve() })));

const found = findPostgres();
if (found.kind === 'none') test.skip(`into a Postgres server: ${found.why}`, () => undefined);
else
  describe('into a Postgres server', () =>
    copying(async () => {
      const server = await startPostgres();
      return { place: { kind: 'server', url: server.url }, stop: () => server.stop() };
    }));
