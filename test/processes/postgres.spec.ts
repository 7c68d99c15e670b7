import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { issueToken } from '#access';
import { londonDate, systemClock, type Role } from '#kernel';
import { openPlatform, settingsFrom } from '#platform';
import { MasterKey } from '#privacy';
import { findPostgres, startPostgres, type TestPostgres } from '#support/postgres.js';
import { aFolder } from '#support/reaper.js';
import { aReferralFrom, type Body } from '#support/referrals.js';
import { Clients } from './clients.js';
import { everyEvent, expectPoliciesDone, expectReadModelsAsRebuilt, expectSoundChains, expectWhatWasAcknowledged } from './log-checks.js';
import { noteFinding } from './findings.js';
import { standalone, startService, type Running } from './programs.js';

/** How often a process is killed, and how often the server is. More of them for a longer look: `npm run faults`. */
const ROUNDS = Number(process.env['STEPWISE_CRASHES'] ?? 1);
const SERVER_ROUNDS = Number(process.env['STEPWISE_SERVER_KILLS'] ?? 1);

// Every step starts a process; on a busy machine that takes its time.
jest.setTimeout(240_000 + (ROUNDS + SERVER_ROUNDS) * 30_000);

const found = findPostgres();
if (found.kind === 'none') describe(`the service on a Postgres server (${found.why})`, () => test.skip('all of it', () => undefined));
else describe('the service on a Postgres server', onAServer);

function onAServer(): void {
  const data = join(aFolder('on-postgres'), 'data');
  const secret = randomBytes(32).toString('base64');
  const env: Record<string, string> = { STEPWISE_MASTER_KEY: secret };
  const master = MasterKey.load('', secret);
  // For the checks of this process, which has its own environment.
  mkdirSync(data);
  writeFileSync(join(data, 'master.key'), secret);
  let server: TestPostgres;
  const allClients: Clients[] = [];
  beforeAll(async () => {
    server = await startPostgres({ durable: true });
    env['DATABASE_URL'] = server.url;
  });
  afterAll(async () => {
    await Promise.all(allClients.map((clients) => clients.abandon()));
    await server.stop();
  });

  /** Processes beside each other share the database, the key and the folder of letters. */
  const aProcess = (): Promise<Running> => startService(['--data', data], { env });
  const tokenOf = (role: Role, id: string): Promise<string> => issueToken(master.signing, { id, role, organisation: 'PRV01' });
  const get = async <T>({ url }: Running, path: string): Promise<T> => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${await tokenOf('team-lead', 'reader-1')}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const post = async ({ url }: Running, path: string, body: Body): Promise<{ caseId: string; position: string }> => {
    const headers = { authorization: `Bearer ${await tokenOf('caseworker', 'caseworker-1')}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { caseId: string; position: string };
  };
  const aReferral = (): Body => aReferralFrom('gp', {}, londonDate(systemClock.now()));
  const clientsOf = async (id: string, where: (client: number) => string): Promise<Clients> => {
    const clients = new Clients(where, await tokenOf('caseworker', id));
    allClients.push(clients);
    return clients;
  };

  test('needs no more than DATABASE_URL: from a referral to the caseload', async () => {
    const service = await aProcess();
    const { caseId } = await post(service, '/v1/referrals', aReferral());
    const { position } = await post(service, `/v1/cases/${caseId}/referral/accept`, {});
    expect(await get(service, `/v1/cases/${caseId}?after=${position}`)).toMatchObject({ caseId, status: 'awaiting-triage' });
    const { items } = await get<{ items: { caseId: string; status: string }[] }>(service, `/v1/cases?after=${position}`);
    expect(items).toEqual([expect.objectContaining({ caseId, status: 'awaiting-triage' })]);
    expect(await service.end('SIGTERM')).toMatchObject({ ended: 0, stderr: '' });
  });

  test('does the work of a process that dies in another one', async () => {
    let [one, other] = await Promise.all([aProcess(), aProcess()]);
    const where = [(): string => one.url, (): string => other.url];
    const clients = await clientsOf('client-1', (client) => where[client % 2]?.() ?? '');
    clients.start(6);
    for (let round = 0; round < ROUNDS; round++) {
      await clients.more(30);
      // What either has answered shows in both, whichever of them keeps the read models up.
      for (const { caseId, position } of clients.acknowledged.slice(-2)) {
        for (const service of [one, other]) {
          const timeline = await get<{ events: { position: string }[] }>(service, `/v1/cases/${caseId}/timeline?after=${position}`);
          expect(timeline.events.map((event) => event.position)).toContain(position);
        }
      }
      expect((await one.end('SIGKILL')).ended).toBe('SIGKILL');
      const alone = await post(other, '/v1/referrals', aReferral());
      expect(await get(other, `/v1/cases/${alone.caseId}?after=${alone.position}`)).toMatchObject({ caseId: alone.caseId });
      [one, other] = [other, await aProcess()];
    }
    await clients.stop();
    await settled([one, other]);
    await Promise.all([one, other].map(async (service) => expect(await service.end('SIGTERM')).toMatchObject({ ended: 0, stderr: '' })));
    await expectAllOf(clients, 'client-1', 'one of two processes of the service, killed (Postgres server)', ROUNDS);
  });

  test('goes on when the server is killed or restarted under load, and loses nothing that was acknowledged', async () => {
    const service = await aProcess();
    const clients = await clientsOf('client-2', () => service.url);
    clients.start(8);
    for (let round = 0; round < SERVER_ROUNDS; round++) {
      await clients.more(30);
      await server.kill();
    }
    await clients.more(30);
    await server.interrupt();
    await clients.more(30);
    await clients.stop();
    expect(clients.repeats).toBeGreaterThan(0);
    await settled([service]);
    expect((await service.end('SIGTERM')).ended).toBe(0);
    await expectAllOf(clients, 'client-2', 'the Postgres server, killed', SERVER_ROUNDS);
  });

  test('is not opened with another key', async () => {
    const other = { env: { ...env, STEPWISE_MASTER_KEY: randomBytes(32).toString('base64') } };
    expect(await standalone(['--port', '0', '--data', data], other)).toMatchObject({
      ended: 1,
      stderr: expect.stringMatching(/^The data was sealed with another master key\./),
    });
  });

  interface Readiness {
    head: string;
    parts: { name: string; behind: number }[];
  }

  /** Until nobody has anything left to do for a while: what follows from an event may call for more. */
  async function settled(services: readonly Running[]): Promise<void> {
    for (let quiet = 0, before = ''; quiet < 20;) {
      const all = await Promise.all(services.map((service) => get<Readiness>(service, '/health/ready')));
      const behind = all.flatMap(({ parts }) => parts.filter((part) => part.behind > 0 && !part.name.startsWith('policy ')));
      const now = all.map(({ head }) => head).join();
      quiet = behind.length === 0 && now === before ? quiet + 1 : 0;
      before = now;
      await sleep(100);
    }
  }

  async function expectAllOf(clients: Clients, by: string, broken: string, times: number): Promise<void> {
    const settings = settingsFrom(env, data);
    const platform = await openPlatform({ ...settings, logLevel: 'silent' }, systemClock);
    try {
      const events = await everyEvent(platform.log);
      expectWhatWasAcknowledged(events, by, clients.acknowledged);
      expectSoundChains(events);
      expectPoliciesDone(events, data);
      const rows = await expectReadModelsAsRebuilt(platform);
      noteFinding({ broken, times, clients, events, rows });
    } finally {
      await platform.close();
    }
  }
}
