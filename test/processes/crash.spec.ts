import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { issueToken } from '#access';
import { openPlatform, settingsFrom } from '#platform';
import { MasterKey } from '#privacy';
import { aFolder } from '#support/reaper.js';
import { Clients } from './clients.js';
import { everyEvent, expectPoliciesDone, expectReadModelsAsRebuilt, expectSoundChains, expectWhatWasAcknowledged } from './log-checks.js';
import { noteFinding } from './findings.js';
import { startService, type Running } from './programs.js';

/** More of them for a longer look: `npm run faults`. */
const ROUNDS = Number(process.env['STEPWISE_CRASHES'] ?? 1);
const data = join(aFolder('crash'), 'data');
let running: Running | undefined;
let clients: Clients | undefined;
afterAll(() => clients?.abandon());

test(
  `what was acknowledged is there once after ${ROUNDS} crashes under load, and all that follows from it`,
  async () => {
    running = await startService(['--empty', '--data', data]);
    const master = MasterKey.load(join(data, 'master.key'), '');
    const tokenOf = (id: string): Promise<string> => issueToken(master.signing, { id, role: 'caseworker', organisation: 'PRV01' });
    clients = new Clients(() => running?.url ?? '', await tokenOf('client-1'));
    clients.start(8);
    for (let round = 0; round < ROUNDS; round++) {
      await clients.more(20);
      await sleep(Math.random() * 50);
      expect((await running.end('SIGKILL')).ended).toBe('SIGKILL');
      running = await startService(['--empty', '--data', data]);
    }
    await clients.stop();
    expect(clients.repeats).toBeGreaterThan(0);

    // Every key again is answered as the first time, and changes nothing.
    await nothingBehind(running.url);
    const before = await head(running.url);
    for (const command of clients.acknowledged) expect(await clients.again(command)).toEqual(command.eventIds);
    expect(await head(running.url)).toBe(before);

    // The last case as its timeline tells it.
    const last = clients.acknowledged.findLast(({ eventIds }) => eventIds.length > 0);
    const ofCase = clients.acknowledged.filter(({ caseId }) => caseId === last?.caseId).flatMap(({ eventIds }) => eventIds);
    const headers = { authorization: `Bearer ${await tokenOf('reader-1')}` };
    const response = await fetch(`${running.url}/v1/cases/${last?.caseId}/timeline?after=${last?.position}`, { headers });
    const { events: told } = (await response.json()) as { events: { eventId: string }[] };
    expect(told.map(({ eventId }) => eventId).filter((eventId) => ofCase.includes(eventId))).toEqual(ofCase);

    await running.end('SIGKILL');
    const platform = await openPlatform({ ...settingsFrom({}, data), logLevel: 'silent' });
    try {
      const events = await everyEvent(platform.log);
      expectWhatWasAcknowledged(events, 'client-1', clients.acknowledged);
      expectSoundChains(events);
      expectPoliciesDone(events, data);
      const rows = await expectReadModelsAsRebuilt(platform);
      noteFinding({ broken: 'the service, killed (embedded storage)', times: ROUNDS, clients, events, rows });
    } finally {
      await platform.close();
    }
  },
  120_000 + ROUNDS * 20_000,
);

interface Readiness {
  head: string;
  parts: { behind: number }[];
}
const readiness = async (url: string): Promise<Readiness> => (await (await fetch(`${url}/health/ready`)).json()) as Readiness;
const head = async (url: string): Promise<string> => (await readiness(url)).head;

async function nothingBehind(url: string): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    const { parts } = await readiness(url);
    quiet = parts.every(({ behind }) => behind === 0) ? quiet + 1 : 0;
    await sleep(50);
  }
}
