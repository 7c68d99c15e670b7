import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { Database, type SqlSession } from '#database';
import { newId } from '#kernel';
import { KeyDestroyed, MasterKey, PersonLookup, Vault, WrongMasterKey } from '#privacy';

let database: Database;
let vault: Vault;
const master = MasterKey.random();

beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  vault = await Vault.open(database, master);
});
afterAll(() => database.close());

test('opens what it sealed, for the same event and key only', async () => {
  const [event, other, person] = [newId(), newId(), newId()];
  const sealed = await vault.seal(event, person, { name: { given: 'Ada', family: 'Example-Person' }, note: 'Zoë 😀', absent: undefined });
  // What is sealed is written in letters, digits, + and /: no chance makes these of it.
  expect(JSON.stringify(sealed)).not.toMatch(/Example-Person|Zoë/);
  expect(await vault.open(event, sealed)).toEqual({ erased: false, personal: { name: { given: 'Ada', family: 'Example-Person' }, note: 'Zoë 😀' } });
  await expect(vault.open(other, sealed)).rejects.toThrow();
  const swapped = { keyOf: person, fields: { note: sealed?.fields['name'] ?? '' } };
  await expect(vault.open(event, swapped)).rejects.toThrow();
});

test('reads as erased once the key is destroyed, for a vault that never saw the key too', async () => {
  const [event, person] = [newId(), newId()];
  const sealed = await vault.seal(event, person, { note: 'gone' });
  await vault.destroy(person, '2026-03-02T09:00:00.000Z');
  await vault.destroy(person, '2026-03-03T09:00:00.000Z');
  expect(await vault.open(event, sealed)).toEqual({ erased: true });
  expect(await (await Vault.open(database, master)).open(event, sealed)).toEqual({ erased: true });
  await expect(vault.seal(newId(), person, { note: 'again' })).rejects.toBeInstanceOf(KeyDestroyed);
});

/** The same database, whose answers to questions for keys wait for what is told. */
function slow(whole: Database, until: () => Promise<void>): Database {
  const query: SqlSession['query'] = async (sql, params) => {
    const result = await whole.pool.query(sql, params);
    if (sql.startsWith('select')) await until();
    return result;
  };
  const pool = { connect: () => Promise.resolve({ query, release: () => undefined }) };
  const kysely = new Kysely<object>({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) });
  return Object.create(whole, { kysely: { value: kysely } }) as Database;
}

test('a look that was under way when the key was destroyed does not bring it back', async () => {
  const [event, person] = [newId(), newId()];
  const sealed = await vault.seal(event, person, { note: 'gone' });
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let answering = (): Promise<void> => Promise.resolve();
  const other = await Vault.open(
    slow(database, () => answering()),
    master,
  );
  answering = () => {
    asked.resolve();
    return answered.promise;
  };
  const looking = other.open(event, sealed);
  await asked.promise;
  await other.destroy(person, '2026-03-02T09:00:00.000Z');
  answered.resolve();
  expect(await looking).toEqual({ erased: true });
  expect(await other.open(event, sealed)).toEqual({ erased: true });
  await expect(other.seal(newId(), person, { note: 'again' })).rejects.toBeInstanceOf(KeyDestroyed);
});

test('another master key opens nothing, and is refused before it seals anything', async () => {
  await expect(Vault.open(database, MasterKey.random())).rejects.toBeInstanceOf(WrongMasterKey);
  await expect(Vault.open(database, master)).resolves.toBeInstanceOf(Vault);
});

test('gives callers at the same time the same person for one NHS number, and forgets on erasure', async () => {
  const lookup = new PersonLookup(database, master);
  const people = await Promise.all(Array.from({ length: 8 }, () => lookup.personByNhsNumber('9990000018')));
  expect(new Set(people).size).toBe(1);
  await lookup.forget(people[0] as string);
  expect(await lookup.personByNhsNumber('9990000018')).not.toBe(people[0]);
});

test('finds others of the same name and birth date, however written', async () => {
  const lookup = new PersonLookup(database, master);
  const [first, second] = [newId(), newId()];
  expect(await lookup.othersOfNameAndBirthDate('Zoë', "O'Example", '1980-01-01', first)).toEqual([]);
  expect(await lookup.othersOfNameAndBirthDate('zoe', 'O Example', '1980-01-01', second)).toEqual([first]);
  expect(await lookup.othersOfNameAndBirthDate('Zoë', "O'Example", '1980-01-02', newId())).toEqual([]);
});
