import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { aFolder } from '#support/reaper.js';
import { Clients } from './clients.js';
import { standalone, startService, stepwise, type Finished, type Running } from './programs.js';

// Every step starts a process; on a busy machine that takes its time.
jest.setTimeout(180_000);

const folder = aFolder('standalone');
const allClients: Clients[] = [];
afterAll(() => Promise.all(allClients.map((clients) => clients.abandon())));

const failedWith = (stderr: string): Finished => ({ ended: 1, stdout: '', stderr: `${stderr}\n` });
const get = (running: Running, path: string, token: string): Promise<Response> =>
  fetch(`${running.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
const tokenOf = ({ tokens }: Running, title: string): string => tokens.find((t) => t.title.startsWith(title))?.token ?? '';

describe('npm start -- with something wrong says so in a sentence and ends with 1:', () => {
  test('an option that there is not', async () => {
    const hint = '(npm start -- --help shows what there is)';
    expect(await standalone(['--demo'])).toEqual(failedWith(`error: unknown option '--demo'\n${hint}`));
    expect(await standalone(['data'])).toEqual(failedWith(`error: too many arguments. Expected 0 arguments but got 1: data.\n${hint}`));
    const wrong = await standalone([], { env: { PORT: '80x' } });
    expect(wrong).toMatchObject({ ended: 1, stderr: expect.stringContaining("value '80x' from env 'PORT' is invalid") });
  });

  test('a port in use', async () => {
    const other = createServer().listen(0, '0.0.0.0');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    try {
      const answer = await standalone(['--empty', '--data', join(folder, 'port'), '--port', String(port)]);
      expect(answer).toEqual(failedWith(`Port ${port} is in use. Stop what listens there, or choose another with --port.`));
    } finally {
      other.close();
    }
  });

  test('a data folder that is a file, lies under one, or cannot be written to', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    // Root may write anywhere but into the kernel's own file system.
    const locked = process.getuid?.() === 0 ? '/sys/stepwise' : join(folder, 'locked', 'data');
    if (!locked.startsWith('/sys')) mkdirSync(join(folder, 'locked'));
    if (!locked.startsWith('/sys')) chmodSync(join(folder, 'locked'), 0o500);
    for (const data of [file, join(file, 'data'), locked]) {
      const { ended, stdout, stderr } = await standalone(['--empty', '--port', '0', '--data', data]);
      expect([ended, stdout, stderr.replace(/\(E[A-Z]+\)/, '(…)')]).toEqual([
        1,
        '',
        `Stepwise cannot write to ${data} (…). Choose another folder with --data, or mend that one.\n`,
      ]);
    }
  });

  test('a setting', async () => {
    const withEnv = (env: Record<string, string>): Promise<Finished> =>
      standalone(['--empty', '--port', '0', '--data', join(folder, 'settings')], { env });
    expect(await withEnv({ DATABASE_URL: 'mysql://localhost/x' })).toEqual(failedWith('DATABASE_URL must begin with postgres:// or postgresql://.'));
    expect(await withEnv({ STEPWISE_LOG_LEVEL: 'loud' })).toMatchObject({
      ended: 1,
      stderr: expect.stringMatching(/^STEPWISE_LOG_LEVEL must be one of: [^\n]*\n$/),
    });
    expect(await withEnv({ STEPWISE_MASTER_KEY: 'c2hvcnQ=' })).toEqual(failedWith('STEPWISE_MASTER_KEY must be 32 bytes, written in base64.'));
    const nobodyThere = 'The database server cannot be reached (ECONNREFUSED). See that it runs and that DATABASE_URL names it.';
    expect(await withEnv({ DATABASE_URL: 'postgres://stepwise:secret@127.0.0.1:1/stepwise' })).toEqual(failedWith(nobodyThere));
  });
});

test('npm start -- --help tells of every option and ends with 0', async () => {
  const { ended, stdout, stderr } = await standalone(['--help']);
  expect([ended, stderr]).toEqual([0, '']);
  for (const option of ['--data <folder>', '--port <number>', '--empty', '--training', '--help']) expect(stdout).toContain(option);
});

describe('npm start -- --empty', () => {
  const data = join(folder, 'data');

  test('is ready on a new folder, with addresses and a token for each role, and finds its data at the next start', async () => {
    // As on anybody's machine: without a template, the database is initialised.
    const first = await startService(['--empty', '--data', data], { env: { STEPWISE_EMBEDDED_TEMPLATE: '' } });
    const { stdout, stderr } = first.printed();
    expect(stderr).toBe('');
    expect(stdout).toContain(`Stepwise is ready after`);
    for (const path of ['/v1', '/docs', '/openapi.json', '/fhir/R4/metadata', '/health/ready', '/metrics']) {
      expect(stdout).toContain(path);
      if (path !== '/v1') expect((await fetch(`${first.url}${path}`)).status).toBe(200);
    }
    expect(first.tokens.map(({ title }) => title.split(/ at |,| X9/)[0])).toEqual(
      expect.arrayContaining(['Caseworker', 'Clinician', 'Team lead', 'Commissioner', 'GP practice', 'Referrer', 'Operator']),
    );
    for (const { token } of first.tokens) expect([200, 403]).toContain((await get(first, '/v1/cases', token)).status);
    expect((await get(first, '/v1/cases', `${tokenOf(first, 'Caseworker')}x`)).status).toBe(401);

    const clients = new Clients(() => first.url, tokenOf(first, 'Caseworker'));
    allClients.push(clients);
    clients.start(1);
    await clients.more(3);
    await clients.stop();
    expect((await first.end('SIGINT')).ended).toBe(0);

    const second = await startService(['--empty', '--data', data]);
    const { caseId } = clients.acknowledged[0] ?? { caseId: '' };
    expect((await get(second, `/v1/cases/${caseId}`, tokenOf(first, 'Caseworker'))).status).toBe(200);
    expect((await second.end('SIGTERM')).ended).toBe(0);
  });

  test('keeps its folder to itself while it runs, however the folder is called', async () => {
    const running = await startService(['--empty', '--data', data]);
    const inUse = (at: string): string =>
      `The data folder ${at} is in use by another Stepwise process. Stop that one, or choose another folder with --data.`;
    expect(await standalone(['--port', '0', '--data', data])).toEqual(failedWith(inUse(data)));
    expect(await standalone(['--empty', '--port', '0', '--data', 'data/../data'], { cwd: folder })).toEqual(failedWith(inUse(data)));
    expect(await stepwise(['projections', 'status', '--data', data])).toEqual(failedWith(inUse(join(data, 'database'))));
    expect(await stepwise(['demo', '--data', data])).toEqual(failedWith(inUse(data)));
    const token = (await stepwise(['token', '--data', data, '--role', 'caseworker'])).stdout.trim();
    expect((await get(running, '/v1/cases', token)).status).toBe(200);
    expect((await running.end('SIGTERM')).ended).toBe(0);
  });

  test('stops in the middle of load, and with a request that never ends, and loses nothing', async () => {
    let running = await startService(['--empty', '--data', data]);
    const clients = new Clients(() => running.url, tokenOf(running, 'Caseworker'));
    allClients.push(clients);
    clients.start(8);
    await clients.more(40);
    const held = connect(Number(new URL(running.url).port), '127.0.0.1');
    held.on('error', () => undefined).write('POST /v1/referrals HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{');
    await once(held, 'connect');
    const began = performance.now();
    expect(await running.end('SIGTERM')).toMatchObject({ ended: 0, stderr: '' });
    expect(performance.now() - began).toBeLessThan(15_000);

    running = await startService(['--empty', '--data', data]);
    await clients.stop();
    for (const { caseId, eventIds, position } of clients.acknowledged) {
      const told = await (await get(running, `/v1/cases/${caseId}/timeline?after=${position}`, tokenOf(running, 'Caseworker'))).text();
      for (const eventId of eventIds) expect(told).toContain(eventId);
    }
    expect((await running.end('SIGTERM')).ended).toBe(0);
  });

  test('refuses to open its data with another key', async () => {
    const other = { env: { STEPWISE_MASTER_KEY: Buffer.alloc(32).toString('base64') } };
    expect(await standalone(['--empty', '--port', '0', '--data', data], other)).toEqual(
      failedWith('The data was sealed with another master key. Put back the file master.key, or the STEPWISE_MASTER_KEY, that it was made with.'),
    );
  });
});

test('a start that is killed while it plays the demo leaves nothing behind that the next start trips over', async () => {
  const data = join(folder, 'demo');
  const killed = standalone(['--port', '0', '--data', data], { killWhen: (printed) => printed.stderr.includes('demo caseload') });
  expect((await killed).ended).toBe('SIGKILL');
  const kept = (): string[] => readdirSync(data).filter((name) => name !== 'in-use.sock');
  expect(kept()).toEqual(['.demo-building']);
  const next = await startService(['--empty', '--data', data]);
  expect(kept().toSorted()).toEqual(['database', 'master.key']);
  expect((await get(next, '/v1/cases', tokenOf(next, 'Caseworker'))).status).toBe(200);
  await next.end('SIGTERM');
});
