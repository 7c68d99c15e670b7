import type { KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { actorOfToken } from '#access';
import { Database } from '#database';
import { londonDate, newId, systemClock } from '#kernel';
import { MasterKey } from '#privacy';
import { allProjections } from '#service';
import { aFolder } from '#support/reaper.js';
import { aReferralFrom, type Body } from '#support/referrals.js';
import { done, failed, json, startService, stepwise, stepwiseProcess, type Finished } from './programs.js';

// Every step starts a process; on a busy machine that takes its time.
jest.setTimeout(180_000);

const folder = aFolder('cli');
const data = join(folder, 'data');
const outbox = join(data, 'outbox', 'A81001');
/** Where two practices belong. */
const practices = join(folder, 'practices.csv');
writeFileSync(practices, 'practice,board,network,from\nX99001,ICB01,U99001,2026-04-01\nX99002,ICB01,,2026-04-01\n');
const sample = resolve('libs', 'programmes', 'samples', 'staged-work-health.yaml');
/** Somebody whose one case is over, and somebody whose case is open. */
const people = { over: '', open: '' };
/** Evidence that an auditor was given, by report. */
const given = aFolder('evidence');
const evidence = (report: string): string => join(given, `${report}.ndjson`);

beforeAll(async () => {
  const service = await startService(['--empty', '--data', data], { by: 'serve' });
  const token = service.tokens.find(({ title }) => title.startsWith('Caseworker'))?.token ?? '';
  const send = async <T>(method: 'GET' | 'POST', path: string, body?: Body): Promise<T> => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) };
    const response = await fetch(`${service.url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const refer = (): Promise<{ caseId: string; personId: string }> =>
    send('POST', '/v1/referrals', aReferralFrom('gp', {}, londonDate(systemClock.now())));
  const [over, open] = [await refer(), await refer()];
  people.over = over.personId;
  people.open = open.personId;
  const { position } = await send<{ position: string }>('POST', `/v1/cases/${over.caseId}/referral/decline`, { reason: 'unsuitable' });
  const letters = async (): Promise<{ status: string }[]> =>
    (await send<{ letters: { status: string }[] }>('GET', `/v1/letters?case=${over.caseId}&after=${position}`)).letters;
  while (!(await letters()).every(({ status }) => status === 'sent') || (await letters()).length < 2)
    await new Promise((tick) => setTimeout(tick, 50));
  const auditor = service.tokens.find(({ title }) => title.startsWith('Auditor'))?.token ?? '';
  const today = londonDate(systemClock.now());
  const cells = {
    'waiting-times': 'measure=referral-to-triage&population=left',
    outcomes: 'figure=not-accepted-because&part=unsuitable',
    activity: 'figure=referral',
  };
  for (const [report, cell] of Object.entries(cells)) {
    const url = `${service.url}/v1/reports/${report}/evidence?from=${today}&to=${today}&${cell}&format=ndjson&after=${position}`;
    writeFileSync(evidence(report), await (await fetch(url, { headers: { authorization: `Bearer ${auditor}` } })).text());
  }
  const stopped = await service.end('SIGTERM');
  if (stopped.ended !== 0) throw new Error(`stepwise serve ended with ${stopped.ended}`);
}, 180_000);

test('nothing is made up where there is no data', async () => {
  const nowhere = join(folder, 'nowhere');
  const commands = [
    ['token', '--role', 'operator'],
    ['programmes', 'publish', sample],
    ['practices', 'list', practices],
    ['projections', 'status'],
    ['projections', 'rebuild'],
  ];
  for (const command of [...commands, ['person', 'erase', newId(), '--reason', 'objection']])
    expect(await stepwise([...command, '--data', nowhere])).toEqual(
      failed(`There is no Stepwise data in ${nowhere}. Name its folder with --data, or make one with npm start.`),
    );
  expect(existsSync(nowhere)).toBe(false);
});

describe('stepwise log verify', () => {
  const receipts = aFolder('receipts');
  const receipt = join(receipts, 'receipt.json');
  const database = (): Promise<Database> => Database.open({ kind: 'folder', folder: join(data, 'database') });

  test('finds nothing in a log as it was written, and keeps a receipt', async () => {
    const { ended, stdout, stderr } = await stepwise(['log', 'verify', '--data', data, '--keep', receipt]);
    expect([ended, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\d+ events in \d+ streams up to position \d{16}: all as they were written\ndigest [0-9a-f]{64}\n$/);
    const again = await stepwise(['log', 'verify', '--data', data, '--receipt', receipt, '--json']);
    const kept = JSON.parse(readFileSync(receipt, 'utf8')) as object;
    expect(json(again)).toMatchObject({ ended: 0, stderr: '', json: { receipt: kept, faults: [], asBefore: true } });
  });

  test('names an event that was changed, and ends with 1', async () => {
    const tampering = await database();
    const { rows } = await tampering.pool.query(
      `update events set data = replace(data, '"gp"', '"self"') where type = 'ReferralReceived' returning event_id`,
    );
    await tampering.close();
    const { ended, stdout } = await stepwiseProcess(['log', 'verify', '--data', data, '--receipt', receipt]);
    expect(ended).toBe(1);
    expect(rows).toHaveLength(2);
    for (const row of rows)
      expect(stdout).toMatch(new RegExp(`^ReferralReceived ${String(row['event_id'])} \\(.*\\) was changed after it was written$`, 'm'));
    const mended = await database();
    await mended.pool.query(`update events set data = replace(data, '"self"', '"gp"') where type = 'ReferralReceived'`);
    await mended.close();
    expect((await stepwise(['log', 'verify', '--data', data])).ended).toBe(0);
  });

  test('refuses a receipt that is none', async () => {
    const wrong = join(receipts, 'wrong.json');
    writeFileSync(wrong, '{"position": 7}');
    expect(await stepwise(['log', 'verify', '--data', data, '--receipt', wrong])).toEqual(
      failed(`${wrong} is not a receipt of the log. Make one with: stepwise log verify --keep <file>.`),
    );
  });
});

/** The evidence that was given out, and what holds of it. */
const holds = async (...more: string[]): Promise<void> => {
  for (const [report, rows] of [
    ['waiting-times', 1],
    ['outcomes', 1],
    ['activity', 2],
  ] as const) {
    const { ended, stdout, stderr } = await stepwise(['report', 'verify', evidence(report), ...more]);
    expect([ended, stderr, stdout]).toEqual([
      0,
      '',
      expect.stringMatching(new RegExp(`^${report} up to position \\d{16}, ${rows} rows: all of it holds$`, 'm')),
    ]);
    expect(stdout).toContain(more.includes('--log') ? 'checked: figures, hash, and every row against the log' : 'the log was not looked at');
  }
};

describe('stepwise report verify', () => {
  const broken = join(given, 'broken.ndjson');
  const database = (): Promise<Database> => Database.open({ kind: 'folder', folder: join(data, 'database') });

  test('finds that evidence holds, by itself and against the log', async () => {
    await holds();
    await holds('--log', '--data', data);
    expect(json(await stepwise(['report', 'verify', evidence('activity'), '--json']))).toMatchObject({
      ended: 0,
      stderr: '',
      json: { report: 'activity', rows: 2, figures: { count: 2 }, heldAgainstLog: false, faults: [], faultCount: 0 },
    });
  });

  test('names the row that was changed, and ends with 1', async () => {
    writeFileSync(broken, readFileSync(evidence('waiting-times'), 'utf8').replace(/"endedOn":"[\d-]+"/, '"endedOn":"2020-01-01"'));
    const { ended, stdout } = await stepwiseProcess(['report', 'verify', broken]);
    expect(ended).toBe(1);
    expect(stdout).toMatch(/^row 1: ended before /m);
    expect(stdout).toMatch(/^waiting-times up to position \d{16}, 1 rows: \d+ faults$/m);
  });

  test('names the event that is not in the log as it was', async () => {
    const tampering = await database();
    const { rows } = await tampering.pool.query(
      `update events set data = replace(data, '"gp"', '"self"') where type = 'ReferralReceived' returning event_id`,
    );
    await tampering.close();
    const { ended, stdout } = await stepwise(['report', 'verify', evidence('activity'), '--log', '--data', data]);
    expect(ended).toBe(1);
    for (const row of rows)
      expect(stdout).toMatch(new RegExp(`^row \\d, event [0-9a-f-]{36}: rests on .* ${String(row['event_id'])} at position \\d+ is changed$`, 'm'));
    const mended = await database();
    await mended.pool.query(`update events set data = replace(data, '"self"', '"gp"') where type = 'ReferralReceived'`);
    await mended.close();
    await holds('--log', '--data', data);
  });

  test('refuses what is no evidence', async () => {
    writeFileSync(broken, 'a,b\r\n1,2\r\n');
    expect(await stepwise(['report', 'verify', broken])).toEqual(
      failed(`${broken} is not evidence that can be checked here. It is not a file of JSON lines. Ask for evidence with format=ndjson.`),
    );
    expect(await stepwise(['report', 'verify', join(given, 'absent')])).toEqual(failed(`There is no file ${join(given, 'absent')}.`));
  });
});

describe('stepwise token', () => {
  const key = (): KeyObject => MasterKey.load(join(data, 'master.key'), '').signing;

  test('makes a token of the deployment', async () => {
    const plain = await stepwise(['token', '--data', data, '--role', 'team-lead', '--organisation', 'PRV02', '--id', 'lead-7']);
    expect(await actorOfToken(key(), plain.stdout.trim())).toEqual({ id: 'lead-7', role: 'team-lead', organisation: 'PRV02' });
    const asJson = await stepwiseProcess(['token', '--role', 'operator', '--json', '--valid-for', '1h'], { env: { STEPWISE_DATA: data } });
    expect(json(asJson)).toEqual({ ended: 0, stderr: '', json: { token: expect.any(String), role: 'operator', organisation: 'PRV01' } });
  });

  test('refuses a role or a time that there is not', async () => {
    expect(await stepwise(['token', '--data', data, '--role', 'system'])).toMatchObject({
      ended: 1,
      stderr: expect.stringMatching(/^There is no role "system"\./),
    });
    expect(await stepwise(['token', '--data', data, '--role', 'operator', '--valid-for', 'ever'])).toEqual(
      failed('--valid-for is a number of minutes, hours or days, as 30m, 12h or 30d.'),
    );
  });
});

describe('stepwise programmes', () => {
  const [good, bad, changed, notYaml] = ['good', 'bad', 'changed', 'not-yaml'].map((name) => join(folder, `${name}.yaml`)) as [
    string,
    string,
    string,
    string,
  ];
  beforeAll(() => {
    const text = readFileSync(sample, 'utf8').replace(/^version: 1$/m, 'version: 2');
    writeFileSync(good, text);
    writeFileSync(changed, text.replace('Aire Valley Staged', 'Aire Valley'));
    writeFileSync(bad, text.replace(/^nation: england$/m, 'nation: atlantis').replace(/^version: 2$/m, 'version: two'));
    writeFileSync(notYaml, 'id: [');
  });

  test('validate names every fault of every file', async () => {
    expect(await stepwise(['programmes', 'validate', sample, good])).toEqual(
      done(`${sample}: staged-work-health version 1 is sound`, `${good}: staged-work-health version 2 is sound`),
    );
    const faulty = await stepwise(['programmes', 'validate', good, bad, notYaml]);
    expect([faulty.ended, faulty.stderr]).toEqual([1, '']);
    expect(faulty.stdout).toContain(`${good}: staged-work-health version 2 is sound\n${bad}: 2 faults\n`);
    expect(faulty.stdout).toMatch(/^ {2}version: .+\n {2}nation: .+$|^ {2}nation: .+\n {2}version: .+$/m);
    expect(json(await stepwise(['programmes', 'validate', '--json', good, bad]))).toEqual({
      ended: 1,
      stderr: '',
      json: [
        { file: good, faults: [] },
        { file: bad, faults: [expect.objectContaining({ path: expect.any(String), message: expect.any(String) }), expect.anything()] },
      ],
    });
    expect(await stepwise(['programmes', 'validate', join(folder, 'absent.yaml')])).toEqual(
      failed(`${join(folder, 'absent.yaml')} cannot be read (ENOENT).`),
    );
  });

  test('publish publishes once, and nothing that has faults or changes what was published', async () => {
    const publish = (file: string, ...more: string[]): Promise<Finished> => stepwise(['programmes', 'publish', file, '--data', data, ...more]);
    expect(await publish(bad)).toMatchObject({ ended: 1, stdout: '', stderr: expect.stringContaining(`${bad} has faults:\n  `) });
    expect(await publish(good)).toEqual(done('staged-work-health version 2 is published'));
    expect(await publish(good)).toEqual(done('staged-work-health version 2 was published before, exactly so'));
    expect(json(await publish(good, '--json'))).toEqual({
      ended: 0,
      stderr: '',
      json: { id: 'staged-work-health', version: 2, position: expect.stringMatching(/^\d{16}$/) },
    });
    expect(await publish(changed)).toMatchObject({ ended: 1, stdout: '', stderr: expect.stringContaining('a published version never changes') });
  });
});

describe('stepwise practices list', () => {
  const header = 'practice,board,network,from';
  const list = (...more: string[]): Promise<Finished> => stepwise(['practices', 'list', practices, '--data', data, ...more]);

  test('takes in a file, as often as it is sent', async () => {
    expect(await list('--check')).toEqual(done(`${practices}: 2 lines, all sound`));
    expect(await list()).toEqual(done('2 of 2 lines were kept; 0 said what had been said of the same practice and day'));
    expect(json(await list('--json'))).toEqual({ ended: 0, stderr: '', json: { listed: 0, unchanged: 2 } });
  });

  test('keeps nothing of a file with faults, and names each with its line', async () => {
    const faulty = join(folder, 'faulty.csv');
    writeFileSync(faulty, `${header}\nX99001,ICB01,,2026-04-01\nX9,ICB01,,2026-04-01\n`);
    expect(await stepwise(['practices', 'list', faulty, '--data', data])).toEqual(
      failed(`${faulty}: 1 fault\n  Line 3: practice must be the ODS code of a GP practice, a letter and five digits.`),
    );
    writeFileSync(faulty, `${header}\n${Array.from({ length: 30 }, () => 'X9,ICB01,,2026-04-01\n').join('')}`);
    expect((await stepwise(['practices', 'list', faulty, '--check'])).stderr).toMatch(/30 faults\n(.*\n){20} {2}and 10 more\n$/);
    writeFileSync(faulty, `${header}\nX99009,ICB01,,2026-04-01\nX99009,ICB02,,2026-04-01\n`);
    expect(await stepwise(['practices', 'list', faulty, '--data', data])).toMatchObject({
      ended: 1,
      stderr: expect.stringContaining('practices[1].practice'),
    });
    expect(await stepwise(['practices', 'list', join(folder, 'absent.csv')])).toEqual(
      failed(`${join(folder, 'absent.csv')} cannot be read (ENOENT).`),
    );
  });
});

describe('stepwise projections', () => {
  const names = allProjections().map(({ name }) => name);
  interface Status {
    head: string;
    projections: { name: string; position: string; behind: number; parked: unknown[] }[];
  }
  const status = async (): Promise<Status> => JSON.parse((await stepwise(['projections', 'status', '--data', data, '--json'])).stdout) as Status;

  test('status tells how far each is', async () => {
    const { head, projections } = await status();
    expect(projections.map(({ name }) => name)).toEqual(names);
    for (const { position, behind, parked } of projections) expect([behind, parked]).toEqual([Number(head) - Number(position), []]);
    const { ended, stdout } = await stepwise(['projections', 'status', '--data', data]);
    expect(ended).toBe(0);
    expect(stdout.split('\n')[0]).toBe(`log head ${head}`);
  });

  test('rebuild folds the log again, into all or those named', async () => {
    const rebuild = (...more: string[]): Promise<Finished> => stepwise(['projections', 'rebuild', '--data', data, ...more]);
    const [one = ''] = names;
    const named = await rebuild(one);
    expect([named.ended, named.stderr]).toEqual([0, '']);
    expect(named.stdout).toMatch(new RegExp(`^${one}: rebuilt from \\d+ events in \\d+\\.\\d s\\n$`));
    const all = json(await rebuild('--json'));
    expect(all).toEqual({
      ended: 0,
      stderr: '',
      json: { rebuilt: names.map((name) => ({ name, events: expect.any(Number), seconds: expect.any(Number) })) },
    });
    expect((await status()).projections.map(({ behind }) => behind)).toEqual(names.map(() => 0));
    expect(await rebuild('nothing_v1')).toEqual(failed(`There is no read model "nothing_v1". There are: ${names.join(', ')}.`));
  });
});

describe('stepwise person erase', () => {
  const erase = (personId: string, ...more: string[]): Promise<Finished> => stepwise(['person', 'erase', personId, '--data', data, ...more]);

  test('refuses what it cannot do, and says why', async () => {
    expect(await erase('somebody', '--reason', 'objection')).toEqual(failed('The person id is not a UUID. GET /v1/cases/{id} shows it as personId.'));
    expect(await erase(people.over)).toMatchObject({
      ended: 1,
      stderr: expect.stringContaining("required option '--reason <ground>' not specified"),
    });
    expect(await erase(people.over, '--reason', 'because')).toMatchObject({ ended: 1, stderr: expect.stringMatching(/^--reason is one of: .+\n$/) });
    expect(await erase(people.over, '--reason', 'objection', '--requested-by', 'nobody')).toMatchObject({
      ended: 1,
      stderr: expect.stringMatching(/^--requested-by is one of: .+\n$/),
    });
    expect(await erase(newId(), '--reason', 'objection')).toEqual(failed('There is no such person. Check the person id.'));
    expect(await erase(people.open, '--reason', 'objection')).toMatchObject({
      ended: 1,
      stderr: expect.stringContaining('This person has an open case.'),
    });
  });

  test('erases for good, letters in the outbox too', async () => {
    const lettersBefore = readdirSync(outbox);
    expect(lettersBefore.length).toBeGreaterThan(2);
    const erased = await erase(people.over, '--reason', 'consent-withdrawn', '--json');
    expect(json(erased)).toEqual({ ended: 0, stderr: '', json: { personId: people.over, position: expect.stringMatching(/^\d{16}$/) } });
    // What is left is the letter about the other person, as text and as JSON.
    expect(readdirSync(outbox)).toHaveLength(2);
    expect(await erase(people.over, '--reason', 'consent-withdrawn')).toEqual(failed('The identity of this person was erased already.'));
  });

  test('leaves evidence as it was: it still holds against the log', async () => {
    await holds('--log', '--data', data);
  });
});

test('stepwise demo is played into a new folder only', async () => {
  expect(await stepwise(['demo', '--data', data])).toEqual(failed(`${data} has data already. Name a new folder with --data.`));
  const onServer = await stepwise(['demo', '--data', join(folder, 'other')], { env: { DATABASE_URL: 'postgres://localhost/x' } });
  expect(onServer).toEqual(failed('The demo is built into a data folder, not on a server: unset DATABASE_URL and EVENTSTORE_URL.'));
});

afterAll(() =>
  expect(readdirSync(folder).toSorted()).toEqual(['bad.yaml', 'changed.yaml', 'data', 'faulty.csv', 'good.yaml', 'not-yaml.yaml', 'practices.csv']),
);
