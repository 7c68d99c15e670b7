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
else {
  describe('into a Postgres server', () =>
    copying(async () => {
      const server = await startPostgres();
      return { place: { kind: 'server', url: server.url }, stop: () => server.stop() };
    }));

  describe('between two statements', () => {
    let stop: () => Promise<void>;
    let database: Database;
    beforeAll(async () => {
      const server = await startPostgres();
      stop = () => server.stop();
      database = await Database.open({ kind: 'server', url: server.url });
      await database.pool.script('create table things (n int primary key check (n < 100))');
    });
    afterAll(async () => {
      await database.close();
      await stop();
    });
    const copy = (first: string, n: number, last: string) => database.pool.copyBetween!(first, { into: 'things (n)', lines: `${n}\n` }, last);
    const held = async () => (await database.pool.query('select n from things order by n')).rows.map((row) => row['n']);

    test('each is carried out, in order', async () => {
      await copy('insert into things values (1)', 2, 'update things set n = n + 10');
      expect(await held()).toEqual([11, 12]);
    });

    test.each([
      ['before', 'select 1 / 0', 21, 'select 1', '22012'],
      ['of the lines themselves', 'insert into things values (31)', 100, 'select 1', '23514'],
      ['after', 'insert into things values (41)', 42, 'insert into things values (11)', '23505'],
    ])('what is refused %s leaves nothing, and the connection answers what comes next', async (_, first, n, last, code) => {
      const before = await held();
      await expect(copy(first, n, last)).rejects.toMatchObject({ code });
      expect(await held()).toEqual(before);
    });
  });
}
