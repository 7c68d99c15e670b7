import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { copyDeployment, CopyRefused, type Place } from '#moving';
import { openPlatform } from '#platform';
import { allProjections } from '#service';
import { EventStoreDouble } from '#support/eventstoredb.js';
import { findPostgres, startPostgres, type TestPostgres } from '#support/postgres.js';
import { aFolder } from '#support/reaper.js';
import { contentOf, copy, inside, settingsOf, withoutPositions, type Content } from './a-deployment.js';
import { anEmptyDatabase, faultsIn, fill } from './filled.js';

jest.setTimeout(120_000);

const EVENTS = 1_300;
const found = findPostgres();
if (found.kind === 'none') describe(`a copy that is interrupted (${found.why})`, () => test.skip('all of it', () => undefined));
else describe('a copy', onAServer);

function onAServer(): void {
  const folder = aFolder('interrupted');
  let server: TestPostgres;
  let double: EventStoreDouble;
  let client: pg.Client;
  let source: Place;
  let content: Content;
  beforeAll(async () => {
    [server, double] = [await startPostgres(), await EventStoreDouble.start()];
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
    source = { ...(await aDatabase()), side: '--from' };
    await fill(source, EVENTS);
    content = await contentOf(source);
  });
  afterAll(async () => {
    await client.end();
    await Promise.all([server.stop(), double.stop()]);
  });

  const aDatabase = (...log: string[]): Promise<Place> => anEmptyDatabase(server, ...log);

  const failing = (to: Place, when: (part: number) => boolean): Promise<unknown> =>
    copyDeployment(source, to, {
      projections: allProjections(),
      dataFolder: folder,
      keyInEnvironment: true,
      onProgress: (part) => {
        if (when(part)) throw new Error('Cut off');
      },
    });

  const opening = (place: Place): Promise<unknown> =>
    openPlatform({ ...settingsOf(place, folder), nhsNumbers: 'strict', requestsPerMinute: 1, logLevel: 'silent' } as never);

  test('that is cut off goes on, on a server; meanwhile no service starts there', async () => {
    const to = await aDatabase();
    await expect(failing(to, () => true)).rejects.toThrow('Cut off');
    await expect(opening(to)).rejects.toThrow(
      'The log here is a copy that has not come to its end. Run the same stepwise log copy again; it goes on.',
    );
    await expect(copy({ ...to, side: '--from' }, await aDatabase())).rejects.toThrow('--from is itself a copy that has not come to its end.');
    await expect(failing(to, (part) => part === 1)).rejects.toThrow('Cut off');
    expect(await inside(to, async ({ pool }) => (await pool.query('select name from person_keys')).rows)).toEqual([]);
    expect(await copy(source, to)).toMatchObject({ events: EVENTS, before: EVENTS, whole: false });
    expect([await contentOf(to), await contentOf(source)]).toEqual([content, content]);
    expect(await faultsIn(to)).toEqual([]);
  });

  test('that is cut off goes on, in EventStoreDB, whatever becomes of connections', async () => {
    const to = await aDatabase(double.url);
    await expect(failing(to, () => true)).rejects.toThrow('Cut off');
    const before = double.calls.append;
    expect(before).toBeGreaterThan(0);
    double.next('append', 'drop-before', 'drop-after', 'fine', 'drop-after', 'not-leader', { delayMs: 20 });
    double.next('read', 'drop-after', 'fine', 'drop-before');
    const copied = await copy(source, to);
    expect(copied.before).toBeGreaterThan(0);
    expect(copied.before).toBeLessThan(EVENTS);
    expect(withoutPositions(await contentOf(to))).toEqual(withoutPositions(content));
    expect(await faultsIn(to)).toEqual([]);
    await expect(opening({ ...to, eventStore: undefined } as never)).rejects.toThrow('was moved to EventStoreDB');
  });

  /** Begins a copy and does something when it is in its last step, which waits until that is done; gives what comes of the copy. */
  async function inItsLastStep(from: Place, to: Place, meanwhile: (waiting: string) => Promise<unknown>): Promise<unknown> {
    const holding = new pg.Client({ connectionString: (to.database as { url: string }).url });
    await holding.connect();
    // Who holds this lets nobody else take the rows away, as the last step does first.
    await holding.query('begin; lock table fhir_requests in access share mode');
    const copied = copy(from, to).catch((error: unknown) => error);
    const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like 'truncate%'`;
    while ((await client.query(waiting)).rows.length === 0) await new Promise((tick) => setTimeout(tick, 10));
    await meanwhile(waiting);
    await holding.end();
    return await copied;
  }

  test('whose server goes away in its last step leaves nothing of that step, and goes on', async () => {
    const to = await aDatabase();
    await expect(failing(to, (part) => part === 1)).rejects.toThrow('Cut off');
    const cut = await inItsLastStep(source, to, (waiting) => client.query(`select pg_terminate_backend(pid) from (${waiting}) w`));
    expect(cut).toEqual(new CopyRefused('A server went away during the copy. When it is back, run the same command again; it goes on.'));
    await expect(opening(to)).rejects.toThrow('a copy that has not come to its end');
    await copy(source, to);
    expect(await contentOf(to)).toEqual(content);
  });

  test('does not count if the source was written to meanwhile, and goes on', async () => {
    const [from, to] = [{ ...(await aDatabase()), side: '--from' as const }, await aDatabase()];
    await fill(from, 30);
    await copy(from, to);
    await fill(from, 10);
    const late = await inItsLastStep(from, to, () => fill(from, 1));
    expect(late).toEqual(
      new CopyRefused('--from was written to while it was copied. Stop the service on it and run the same command again; it goes on.'),
    );
    await expect(opening(to)).rejects.toThrow('a copy that has not come to its end');
    expect(await copy(from, to)).toMatchObject({ events: 41, before: 40 });
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  test('leaves read models of another version behind, to be built anew', async () => {
    const [from, to] = [await aDatabase(), await aDatabase()];
    await fill(from, 5);
    await inside(from, ({ pool }) =>
      pool.script(`insert into schema_migrations (name) values ('yesterday-1-tables'); create table yesterday_v1 (n int)`),
    );
    expect(await copy({ ...from, side: '--from' }, to)).toMatchObject({ events: 5, readModels: 'to-be-built' });
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  test('takes up what came to the source since', async () => {
    const [from, to] = [await aDatabase(), await aDatabase()];
    await fill(from, 30);
    await copy({ ...from, side: '--from' }, to);
    await fill(from, 20);
    expect(await copy({ ...from, side: '--from' }, to)).toMatchObject({ events: 50, before: 30, whole: false });
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  test('goes from one EventStoreDB to another, or to another database beside the same one', async () => {
    const [one, other] = [await EventStoreDouble.start(), await EventStoreDouble.start()];
    try {
      const from = await aDatabase(one.url);
      await fill(from, 50);
      const before = await contentOf(from);
      for (const [to, known] of [[await aDatabase(other.url), 0] as const, [await aDatabase(one.url), 50] as const]) {
        expect(await copy({ ...from, side: '--from' }, to)).toMatchObject({ events: 50, before: known, whole: false });
        expect(withoutPositions(await contentOf(to))).toEqual(withoutPositions(before));
        // Which stream an id is for is known there too: without that, an event could be written twice.
        const { rows } = await inside(to, ({ pool }) => pool.query('select event_id from log_claimed_ids'));
        expect(rows.map((row) => row['event_id'] as string).sort()).toEqual(before.events.map(({ eventId }) => eventId).sort());
      }
      expect(withoutPositions(await contentOf(from))).toEqual(withoutPositions(before));
      await expect(copy({ ...from, side: '--from' }, { ...from, side: '--to', eventStore: { url: other.url } })).rejects.toThrow(
        'give --to a database of its own',
      );
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
  });
}
