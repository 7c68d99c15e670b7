import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { copyLines, Database, inTransaction } from '#database';

let database: Database;

beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  await database.pool.script('create table things (n int, words text, told jsonb, so boolean)');
});

afterAll(() => database.close());

const COLUMNS = ['n', 'words', 'told', 'so'] as const;
const INTO = `things (${COLUMNS.join(', ')})`;
const ROWS = [
  { n: 1, words: 'a\tb\nc\\d\re "f" \\N', told: { quoted: 'x "y" \\ z\n' }, so: true },
  { n: 2, words: '', told: [], so: false },
  { n: 3, words: null, told: null, so: null },
];

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
