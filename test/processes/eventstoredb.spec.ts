import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueToken } from '#access';
import { openPlatform, settingsFrom } from '#platform';
import { MasterKey } from '#privacy';
import { EventStoreDouble } from '#support/eventstoredb.js';
import { aFolder } from '#support/reaper.js';
import { Clients } from './clients.js';
import { everyEvent, expectChains, expectPoliciesDone, expectReadModelsAsRebuilt, expectWhatWasAcknowledged } from './log-checks.js';
import { noteFinding } from './findings.js';
import { standalone, startService, stepwise, type Running } from './programs.js';

/** More of them for a longer look: `npm run faults`. */
const ROUNDS = Number(process.env['STEPWISE_CRASHES'] ?? 1);
const data = join(aFolder('on-eventstoredb'), 'data');
const args = ['--data', data];
let double: EventStoreDouble;
let env: Record<string, string>;
let running: Running | undefined;
let clients: Clients | undefined;
beforeAll(async () => {
  double = await EventStoreDouble.start();
  env = { EVENTSTORE_URL: double.url };
});
afterAll(async () => {
  await clients?.abandon();
  await double.stop();
});

/** What breaks in one round, beside the process itself. */
const breaks: (() => void | Promise<void>)[] = [
  () => double.next('append', 'drop-before', 'drop-after', 'fine', 'drop-after'),
  () => double.killSubscriptions(),
  () => double.next('read', 'drop-before', 'fine', 'drop-after'),
  () => double.cut(),
  () => double.next('append', { delayMs: 30 }, 'not-leader'),
  async () => {
    await double.away();
    await sleep(100);
    await double.back();
  },
];

test(
  `what was acknowledged is there once after ${ROUNDS} crashes and lost connections in every phase, and all that follows from it`,
  async () => {
    running = await startService(args, { env });
    const master = MasterKey.load(join(data, 'master.key'), '');
    clients = new Clients(() => running?.url ?? '', await issueToken(master.signing, { id: 'client-1', role: 'caseworker', organisation: 'PRV01' }));
    clients.start(6);
    for (let round = 0; round < ROUNDS; round++) {
      for (const breakSomething of breaks) {
        await clients.more(6);
        await breakSomething();
      }
      expect((await running.end('SIGKILL')).ended).toBe('SIGKILL');
      running = await startService(args, { env });
    }
    await clients.more(6);
    await clients.stop();
    await nothingBehind(running.url);
    for (const command of clients.acknowledged) expect(await clients.again(command)).toEqual(command.eventIds);
    expect(await running.end('SIGTERM')).toMatchObject({ ended: 0, stderr: '' });

    const platform = await openPlatform({ ...settingsFrom(env, data), logLevel: 'silent' });
    try {
      const events = await everyEvent(platform.log);
      expectWhatWasAcknowledged(events, 'client-1', clients.acknowledged);
      expectChains(events);
      expectPoliciesDone(events, data);
      const rows = await expectReadModelsAsRebuilt(platform);
      const broken = 'the service, killed, and connections to EventStoreDB, cut off in every phase';
      noteFinding({ broken, times: ROUNDS * (breaks.length + 1), clients, events, rows });
    } finally {
      await platform.close();
    }
  },
  120_000 + ROUNDS * 60_000,
);

test('the command line works on it, and counts events, not bytes', async () => {
  const { ended, stdout } = await stepwise(['projections', 'status', '--json', '--data', data], { env });
  expect(ended).toBe(0);
  const { projections } = JSON.parse(stdout) as { projections: { name: string; behind: number }[] };
  expect(projections.map(({ behind }) => behind)).toEqual(projections.map(() => 0));
  const verified = await stepwise(['log', 'verify', '--json', '--data', data], { env });
  expect(verified.ended).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({ faults: [], receipt: { events: expect.any(Number) } });
  const rebuilt = await stepwise(['projections', 'rebuild', 'caseload_v1', '--json', '--data', data], { env });
  const { receipt } = JSON.parse(verified.stdout) as { receipt: { events: number } };
  expect(JSON.parse(rebuilt.stdout)).toMatchObject({ rebuilt: [{ name: 'caseload_v1', events: receipt.events }] });
}, 120_000);

test('a server that is not there ends the start with one sentence', async () => {
  const elsewhere = { env: { EVENTSTORE_URL: 'esdb://stepwise:p4ssw0rd@127.0.0.1:1?tls=false' } };
  const { ended, stderr } = await standalone(['--port', '0', ...args], elsewhere);
  expect([ended, stderr.trim()]).toEqual([
    1,
    'The EventStoreDB server cannot be reached. See that it runs and that EVENTSTORE_URL names it, with or without TLS as it is.',
  ]);
}, 120_000);

interface Readiness {
  head: string;
  parts: { behind: number }[];
}

/** Until nobody has anything left to do for a while: what follows from an event may call for more. */
async function nothingBehind(url: string): Promise<void> {
  for (let quiet = 0, before = ''; quiet < 10;) {
    const { head, parts } = (await (await fetch(`${url}/health/ready`)).json()) as Readiness;
    quiet = head === before && parts.every(({ behind }) => behind === 0) ? quiet + 1 : 0;
    before = head;
    await sleep(50);
  }
}
