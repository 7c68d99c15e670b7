import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { verifyLog } from '#event-log';
import { placeFrom, type Place } from '#moving';
import { fallDue } from '#support/case-story.js';
import { EventStoreDouble } from '#support/eventstoredb.js';
import { findPostgres, startPostgres, type TestPostgres } from '#support/postgres.js';
import { aFolder } from '#support/reaper.js';
import { aLivedDeployment, contentOf, copy, inside, readsOf, startOn, withoutPositions, type Content, type Lived } from './a-deployment.js';

// Several services are started, one after the other.
jest.setTimeout(120_000);

const folder = aFolder('moving');
const data = join(folder, 'data');
const at = (...words: string[]): Place => placeFrom('--to', words);
const copying = (from: Place, to: Place): ReturnType<typeof copy> => copy({ ...from, side: '--from' }, to, data);
const embedded = at(data);
const found = findPostgres();

let lived: Lived;
let source: Content;
let double: EventStoreDouble;
beforeAll(async () => {
  double = await EventStoreDouble.start();
  lived = await aLivedDeployment(data);
  source = await contentOf(embedded);
  expect(source.events.length).toBeGreaterThan(40);
  expect([source.rest['parked']?.length, source.rest['messages']?.length]).toEqual([1, 1]);
});
afterAll(() => double.stop());

/** The service on a copy: its log verifies, it gives the same answers, and nothing is done again. */
async function expectAlive(place: Place, digest: string): Promise<void> {
  const stepwise = await startOn(place, lived);
  try {
    const { stored, log } = stepwise.platform;
    const head = await log.head();
    expect(await verifyLog(stored)).toMatchObject({ faults: [], receipt: { digest, events: source.events.length, position: head } });
    expect(await readsOf(stepwise, lived.cases)).toEqual(lived.reads);
    await fallDue(stepwise);
    const { command, message, erased } = lived;
    const again = await stepwise.post('/v1/referrals', command.body, 'gp-practice', command.key);
    expect([again.status, again.body['caseId']]).toEqual([201, command.caseId]);
    expect((await stepwise.post('/fhir/R4/$process-message', message.body, 'gp-practice', message.headers)).status).toBe(409);
    expect((await stepwise.get<{ person: object }>(`/v1/cases/${erased.caseId}`)).body.person).toMatchObject({ erased: true });
    // Neither policies nor those who asked for the same once more have done anything again.
    expect(await log.head()).toBe(head);
  } finally {
    await stepwise.stop();
  }
}

const rowsIn = (place: Place, table: string): Promise<number> =>
  inside(place, async ({ pool }) => (await pool.query(`select count(*) as n from ${table}`)).rows[0]?.['n'] as number);

if (found.kind === 'none') describe(`a deployment and a Postgres server (${found.why})`, () => test.skip('all of it', () => undefined));
else
  describe('a deployment and a Postgres server', () => {
    let server: TestPostgres;
    beforeAll(async () => {
      server = await startPostgres();
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      for (const name of ['one', 'two']) await client.query(`create database ${name}`);
      await client.end();
    });
    afterAll(() => server.stop());
    const on = (name: string): string => Object.assign(new URL(server.url), { pathname: `/${name}` }).href;

    test('it moves from embedded storage to the server, read models and all', async () => {
      const to = at(on('one'));
      const copied = await copying(embedded, to);
      expect(copied).toMatchObject({ events: source.events.length, before: 0, readModels: 'copied', whole: false });
      expect(await contentOf(to)).toEqual(source);
      expect(await rowsIn(to, 'caseload_v1')).toBe(lived.cases.length + 1);
      await expectAlive(to, copied.digest);
    });

    test('from there to EventStoreDB with another database', async () => {
      const to = at(on('two'), double.url);
      const copied = await copying(at(on('one')), to);
      expect(copied).toMatchObject({ events: source.events.length, before: 0, readModels: 'to-be-built', whole: false });
      expect(withoutPositions(await contentOf(to))).toEqual(withoutPositions(source));
      await expectAlive(to, copied.digest);
      expect(await copying(at(on('one')), to)).toMatchObject({ before: source.events.length, whole: true });
    });

    test('and back into a folder, with key and outbox', async () => {
      const there = join(folder, 'there');
      const copied = await copying(at(on('two'), double.url), at(there));
      expect(copied).toMatchObject({ events: source.events.length, readModels: 'to-be-built' });
      expect(withoutPositions(await contentOf(at(there)))).toEqual(withoutPositions(source));
      expect(readFileSync(join(there, 'master.key'), 'utf8')).toBe(readFileSync(join(data, 'master.key'), 'utf8'));
      expect(statSync(join(there, 'master.key')).mode & 0o777).toBe(0o600);
      const letters = readdirSync(join(data, 'outbox', 'A81001'));
      expect(letters.length).toBeGreaterThan(0);
      expect(readdirSync(join(there, 'outbox', 'A81001')).sort()).toEqual(letters.sort());
      await expectAlive(at(there), copied.digest);
    });

    test('its log moves to EventStoreDB beside the same database, and back, and the checkpoints with it', async () => {
      const other = await EventStoreDouble.start();
      try {
        const [own, to] = [at(on('one')), at(on('one'), other.url)];
        const before = await contentOf(own);
        const copied = await copying(own, to);
        expect(copied).toMatchObject({ before: 0, readModels: 'to-be-built' });
        expect(withoutPositions(await contentOf(to))).toEqual(withoutPositions(before));
        expect(await rowsIn(to, 'caseload_v1')).toBe(0);
        expect(await copying(own, to)).toMatchObject({ whole: true });
        await expect(startOn(own, lived)).rejects.toThrow('The log of this database was moved to EventStoreDB. Set EVENTSTORE_URL.');
        // The events that were left there are taken up again, under the numbers that they had.
        const back = await copying(to, own);
        expect(back).toMatchObject({ before: source.events.length, digest: copied.digest, whole: false });
        expect(await contentOf(own)).toEqual(before);
        await expect(startOn(to, lived)).rejects.toThrow('Unset EVENTSTORE_URL.');
      } finally {
        await other.stop();
      }
    });

    test('a service that runs on either side is noticed', async () => {
      const running = at(on('two'), double.url);
      const stepwise = await startOn(running, lived);
      try {
        const refusal = (side: string): string => `The database of ${side} is in use by another Stepwise process.`;
        await expect(copying(running, at(join(folder, 'unused')))).rejects.toThrow(refusal('--from'));
        await expect(copying(embedded, running)).rejects.toThrow(refusal('--to'));
      } finally {
        await stepwise.stop();
      }
    });
  });

describe('a deployment on embedded storage', () => {
  test('is left as it was', async () => expect(await contentOf(embedded)).toEqual(source));

  test('moves its log to EventStoreDB beside its own database', async () => {
    const other = await EventStoreDouble.start();
    try {
      const to = at(data, other.url);
      const copied = await copying(embedded, to);
      expect(copied).toMatchObject({ events: source.events.length, before: 0, readModels: 'to-be-built' });
      expect(withoutPositions(await contentOf(to))).toEqual(withoutPositions(source));
      await expectAlive(to, copied.digest);
    } finally {
      await other.stop();
    }
  });
});
