import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Database } from '#database';
import { placeFrom, type Place } from '#moving';
import { EventStoreDouble } from '#support/eventstoredb.js';
import { findPostgres, startPostgres, type TestPostgres } from '#support/postgres.js';
import { aFolder } from '#support/reaper.js';
import { contentOf, copy, inside } from './a-deployment.js';
import { anEmptyDatabase, fill } from './filled.js';

jest.setTimeout(120_000);

const found = findPostgres();
if (found.kind === 'none') describe(`a copy that is refused (${found.why})`, () => test.skip('all of it', () => undefined));
else describe('a copy is refused', onAServer);

function onAServer(): void {
  const folder = aFolder('refused');
  let server: TestPostgres;
  let double: EventStoreDouble;
  let source: Place;
  beforeAll(async () => {
    [server, double] = [await startPostgres(), await EventStoreDouble.start()];
    source = { ...(await aDatabase()), side: '--from' };
    await fill(source, 20);
  });
  afterAll(() => Promise.all([server.stop(), double.stop()]));

  const aDatabase = (...log: string[]): Promise<Place> => anEmptyDatabase(server, ...log);

  const refused = (from: Place, to: Place): Promise<string> =>
    copy({ ...from, side: '--from' }, { ...to, side: '--to' }).then(
      () => 'not at all',
      (error: Error) => `${error.constructor.name}: ${error.message}`,
    );

  test('to a target that holds other events, or more of them', async () => {
    const [other, more] = [await aDatabase(), await aDatabase()];
    await fill(other, 3);
    expect(await refused(source, other)).toMatch(
      /^CopyRefused: --to holds an event that --from does not have there: ContactAttempted \S+ \(referral-\S+, revision 0, position 0{15}1\)\. Nothing was written\. Name an empty target\.$/,
    );
    expect((await contentOf(other)).events).toHaveLength(3);
    await copy(source, more);
    await fill(more, 1);
    expect(await refused(source, more)).toContain('--to holds an event that --from does not have there');
    const log = await aDatabase(double.url);
    await fill(await aDatabase(double.url), 1);
    expect(await refused(source, log)).toContain('--to holds an event that --from does not have there');
  });

  test('to a database of another deployment, whatever its log holds', async () => {
    const used = await aDatabase();
    await fill(used, 3);
    const beside = { ...used, eventStore: { url: double.url } };
    expect(await refused(source, beside)).toBe('CopyRefused: The database of --to holds data of another deployment. Name an empty one.');
    await inside(used, async ({ pool }) => await pool.query('truncate events'));
    expect(await refused(source, used)).toBe('CopyRefused: The database of --to holds data of another deployment. Name an empty one.');
  });

  test('to itself, however it is called', async () => {
    const again = placeFrom('--to', [(source.database as { url: string }).url.replace('127.0.0.1', 'localhost')]);
    expect(await refused(source, again)).toBe('CopyRefused: --from and --to name the same deployment.');
  });

  test('from where there is nothing, or not that', async () => {
    const [empty, to] = [await aDatabase(), await aDatabase()];
    expect(await refused(empty, to)).toBe('CopyRefused: There is no Stepwise data in the database of --from.');
    const nowhere = join(folder, 'nowhere');
    expect(await refused(placeFrom('--from', [nowhere]), to)).toBe(`CopyRefused: There is no Stepwise data in ${nowhere}, which --from names.`);
    expect(existsSync(nowhere)).toBe(false);
    expect(await refused({ ...source, eventStore: { url: double.url } }, to)).toBe('CopyRefused: The log of --from is not in EventStoreDB.');
  });

  test('between versions that do not fit', async () => {
    const [later, to] = [await aDatabase(), await aDatabase()];
    await fill(later, 1);
    const does = (statement: string): Promise<void> => inside(later, ({ pool }) => pool.script(statement));
    for (const [name, table] of [
      ['privacy-9-tomorrow', 'person_secrets'],
      ['tomorrow-1-tables', 'tomorrows'],
    ]) {
      await does(`insert into schema_migrations (name) values ('${name}'); create table ${table} (n int)`);
      expect(await refused(later, to)).toMatch(
        /^CopyRefused: --from was written by a later version of Stepwise \(.*\)\. Copy it with that version\.$/,
      );
      await does(`delete from schema_migrations where name = '${name}'; drop table ${table}`);
    }
    await does(`delete from schema_migrations where name = 'projections-2-parked-reactions'`);
    await copy(source, to);
    expect(await refused(later, to)).toContain('The tables of --to (projections-2-parked-reactions) are newer than those of --from.');
    const foreign = await aDatabase();
    await inside(foreign, ({ pool }) => pool.query('create table checkpoints (what text)'));
    expect(await refused(source, foreign)).toBe(
      'CopyRefused: The database of --to has tables that are not of Stepwise under the same names. Name an empty one.',
    );
  });

  test('into a folder in use, or one with another key', async () => {
    const to = join(folder, 'other-key');
    mkdirSync(to);
    writeFileSync(join(to, 'master.key'), randomBytes(32).toString('base64'));
    writeFileSync(join(folder, 'master.key'), randomBytes(32).toString('base64'));
    const into = placeFrom('--to', [to]);
    await expect(copy(source, into, folder)).rejects.toThrow('is another key than the one that --from was sealed with.');
    const held = await Database.open(into.database);
    await expect(copy(source, into, folder)).rejects.toThrow(
      /The data folder \S+ is in use by another Stepwise process\. Stop that one, or choose another folder with --to\./,
    );
    await held.close();
  });
}
