import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { issueToken } from '#access';
import { openApiDocument } from '#api-docs';
import { ReadModels } from '#http';
import { VirtualClock, type Role } from '#kernel';
import { personStream } from '#people/contract';
import { Background, httpServer, openPlatform, type Platform } from '#platform';
import { refuseReport } from '#reporting';
import { WaitingTimesModule, waitingTimesProjection } from '../src/index.js';
import { published } from './projection-support.js';
import { ofCase } from './report-support.js';
import { contacted, id, log, paused, referred, resumed, triageDecided } from './support.js';

const ORGANISATIONS: Partial<Record<Role, string>> = { commissioner: 'QWO', auditor: 'QWO' };
const folder = mkdtempSync(join(tmpdir(), 'stepwise-wait-evidence-'));
let platform: Platform;
let app: NestFastifyApplication;
let background: Background;
let last: string;

beforeAll(async () => {
  const settings = { dataFolder: folder, database: { kind: 'memory' }, nhsNumbers: 'strict', requestsPerMinute: 10_000, logLevel: 'silent' } as const;
  platform = await openPlatform(settings, new VirtualClock('2026-04-01T09:00:00.000Z'));
  app = await httpServer(platform, [WaitingTimesModule], (problem) => problem);
  await app.init();
  app.get(ReadModels, { strict: false }).names = [waitingTimesProjection.name];
  background = new Background(platform, { projections: [waitingTimesProjection], policies: [] }, () => Promise.reject(new Error('no policies here')));
  await background.start();
  const story = [
    ...published(),
    ...['one', 'two', 'three'].flatMap((name, i) =>
      ofCase(name, referred(`2026-03-0${i + 2}`), paused('2026-03-08', name), resumed('2026-03-12', name), contacted(`2026-03-1${i + 4}`)),
    ),
    ...ofCase('four', referred('2026-03-20')),
    ...ofCase('five', referred('2026-03-24'), triageDecided('2026-03-26')),
  ];
  for (const { stream, ...event } of log(story)) last = (await platform.log.append(stream, 'any', [event])).position;
});

afterAll(async () => {
  await app.close();
  await background.stop();
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Evidence extends Record<string, unknown> {
  rows: {
    row: number;
    pseudonym: string;
    fact: Record<string, unknown>;
    events: { hash: string; position: string; eventId: string; type: string }[];
    case?: object;
  }[];
  nextCursor?: string;
}

async function get(url: string, role: Role = 'team-lead', organisation = ORGANISATIONS[role] ?? 'PRV01') {
  const token = await issueToken(platform.master.signing, { id: `${role}-1`, role, organisation });
  const answer = await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
  const type = answer.headers['content-type']?.toString() ?? '';
  const body = (type.includes('json') && !type.includes('ndjson') ? answer.json() : {}) as Evidence;
  return { status: answer.statusCode, type, headers: answer.headers, text: answer.body, body };
}

const CELL = 'measure=referral-to-first-contact&population=completed';
const march = (more = '') => `/v1/reports/waiting-times/evidence?from=2026-03-01&to=2026-03-31&${CELL}${more}`;

describe('GET /v1/reports/waiting-times/evidence', () => {
  it('answers with the facts behind a cell, and every event behind each', async () => {
    const { status, body, headers } = await get(march(`&after=${last}`));
    expect(status).toBe(200);
    expect(headers['etag']).toBe(`"${last}"`);
    expect(body).toMatchObject({
      report: 'waiting-times',
      definition: { id: 'wait-referral-to-first-contact', version: 1 },
      query: {
        measure: 'referral-to-first-contact',
        population: 'completed',
        from: '2026-03-01',
        to: '2026-03-31',
        filters: { provider: ['PRV01'] },
      },
      figures: { n: 3, pausesExcluded: { median: 8 }, pausesIncluded: { median: 12 } },
      total: 3,
    });
    expect(body.rows.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(body.rows[0]).toMatchObject({
      pseudonym: expect.stringMatching(/^[0-9a-f]{32}$/),
      fact: {
        startOn: '2026-03-02',
        endedOn: '2026-03-14',
        pauses: [{ from: '2026-03-08', to: '2026-03-12', rule: 'paused-on-request' }],
        waited: { calendarDays: { pausesExcluded: 8, pausesIncluded: 12 } },
        targetDays: 5,
        attributes: { provider: 'PRV01' },
      },
    });
    const types = ['ReferralReceived', 'WaitPaused', 'WaitResumed', 'FirstContactMade'];
    expect(body.rows[0]!.events.map(({ type }) => type)).toEqual(types);
    expect(body).not.toHaveProperty('nextCursor');
    expect(JSON.stringify(body)).not.toContain(id('one'));
  });

  it('cites each event with the hash that the log has', async () => {
    const { body } = await get(march());
    const cited = body.rows.flatMap(({ events }) => events);
    const recorded = await platform.stored.at(cited.map(({ position }) => position));
    expect(cited.map(({ eventId, hash }) => [eventId, hash])).toEqual(recorded.map(({ eventId, hash }) => [eventId, hash]));
  });

  it('goes on page by page at the position of the first, to the same hash', async () => {
    const whole = await get(march());
    const first = await get(march('&limit=2'));
    expect(first.body).toMatchObject({ total: 3, figures: { n: 3 }, rows: whole.body.rows.slice(0, 2) });
    const second = await get(march(`&limit=2&cursor=${first.body.nextCursor}`));
    expect(second.body).toMatchObject({ total: 3, position: first.body['position'], rows: whole.body.rows.slice(2), hash: whole.body['hash'] });
    expect(second.body).not.toHaveProperty('nextCursor');
    expect(second.body).not.toHaveProperty('figures');
    expect(first.body['hash']).not.toBe(whole.body['hash']);
  });

  it('names a part of the population as the report as CSV does', async () => {
    expect((await get(march('&statistic=overTarget'))).body).toMatchObject({ figures: { overTarget: 3 }, total: 3 });
    expect((await get(march('&statistic=withinTarget'))).body).toMatchObject({ figures: { withinTarget: 0 }, total: 0, rows: [] });
    expect((await get(march('&statistic=weeks%20%3E1-2&pauses=included'))).body).toMatchObject({ figures: { 'weeks >1-2': 3 }, total: 3 });
    expect((await get(march('&month=2026-02'))).body).toMatchObject({ code: 'report.period-reversed' });
    expect((await get(march('&month=2026-03&stage=not-known'))).body).toMatchObject({ total: 3, query: { filters: { stage: ['not-known'] } } });
  });

  it('counts a wait of exactly the target as within it', async () => {
    const triage = (statistic: string) => get(march(`&statistic=${statistic}`).replace('referral-to-first-contact', 'referral-to-triage'));
    expect((await triage('withinTarget')).body).toMatchObject({ figures: { withinTarget: 1 }, rows: [{ fact: { targetDays: 2 } }] });
    expect((await triage('overTarget')).body).toMatchObject({ figures: { overTarget: 0 }, total: 0, rows: [] });
  });

  it('gives one file with everything, whose last line has the hash', async () => {
    const { status, type, headers, text } = await get(march('&format=ndjson'));
    expect([status, type, headers['content-disposition']]).toEqual([
      ...[200, 'application/x-ndjson', 'attachment; filename="waiting-times-evidence.ndjson"'],
    ]);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const whole = (await get(march())).body;
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatchObject({ evidence: 1, figures: { n: 3 }, total: 3 });
    expect(lines.slice(1, 4)).toEqual(whole.rows);
    expect(lines[4]).toEqual({ rows: 3, hash: whole['hash'] });
  });

  it('gives pseudonyms that stand for a case in one report only', async () => {
    const pseudonyms = async (path: string): Promise<string[]> => (await get(path)).body.rows.map(({ pseudonym }) => pseudonym);
    const contact = await pseudonyms(march());
    expect(await pseudonyms(march().replace('referral-to-first-contact', 'referral-to-triage').replace('completed', 'waiting'))).toEqual(
      expect.arrayContaining(contact),
    );
    const list = await pseudonyms('/v1/reports/waiting-list/evidence?measure=referral-to-triage');
    expect(list).toHaveLength(4);
    expect(list.filter((each) => contact.includes(each))).toEqual([]);
  });

  it.each([
    ['from=2026-03-01&to=2026-03-31&population=completed', 'measure', 'field.required'],
    [`from=2026-03-01&to=2026-03-31&measure=referral-to-triage`, 'population', 'field.required'],
    [`from=2026-03-01&to=2026-03-31&${CELL}&groupBy=stage`, 'groupBy', 'field.unknown'],
    [`from=2026-03-01&to=2026-03-31&${CELL}&format=csv`, 'format', 'field.not-a-choice'],
    [`from=2026-03-01&to=2026-03-31&${CELL}&month=march`, 'month', 'field.invalid'],
    [`from=2026-03-01&to=2026-03-31&${CELL}&limit=201`, 'limit', 'field.out-of-range'],
    [`from=2026-03-01&to=2026-03-31&${CELL}&cursor=abc`, 'cursor', 'field.invalid'],
  ])('refuses ?%s at field %s', async (query, field, code) => {
    const { status, body } = await get(`/v1/reports/waiting-times/evidence?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'request.invalid', fields: [{ field, code }] });
  });

  it('refuses a cursor of another question, and one that was made up', async () => {
    const { nextCursor = '' } = (await get(march('&limit=1'))).body;
    expect((await get(march(`&limit=2&cursor=${nextCursor}`))).status).toBe(200);
    expect((await get(march(`&statistic=n&cursor=${nextCursor}`))).status).toBe(400);
    expect((await get(march(`&cursor=${nextCursor}`), 'auditor')).status).toBe(400);
    const [said = '', seal = ''] = nextCursor.split('.');
    const other = Buffer.from(Buffer.from(said, 'base64url').toString().replace('"rows":1', '"rows":2')).toString('base64url');
    expect((await get(march(`&cursor=${other}.${seal}`))).status).toBe(400);
  });

  it('refuses a statistic that its population does not have', async () => {
    for (const statistic of ['mean', 'weeks%20%3E3-9', 'why%20discharged'])
      expect(await get(march(`&statistic=${statistic}`))).toMatchObject({
        status: 422,
        body: { code: 'report.no-such-cell', fields: [{ field: 'statistic' }] },
      });
    expect((await get(march('&statistic=median').replace('completed', 'restarted'))).status).toBe(422);
  });
});

describe('who may look behind figures', () => {
  it('an auditor, about the programmes of their commissioner and as they are', async () => {
    const { status, body } = await get(march(), 'auditor');
    expect(status).toBe(200);
    expect(body).toMatchObject({ figures: { n: 3 }, total: 3, query: { filters: { commissioner: ['QWO'] } } });
    expect((await get(march(), 'auditor', 'QXX')).body).toMatchObject({ total: 0, rows: [] });
    expect(await get(march('&commissioner=QOX'), 'auditor')).toMatchObject({ status: 403, body: { code: 'report.not-yours' } });
    expect((await get('/v1/reports/waiting-times?from=2026-03-01&to=2026-03-31', 'auditor')).body).toMatchObject({ disclosure: 'unsuppressed' });
  });

  it('a team lead about their own', async () => {
    expect((await get(march(), 'team-lead', 'PRV02')).body).toMatchObject({ total: 0 });
    expect(await get(march('&provider=PRV02'))).toMatchObject({ status: 403, body: { code: 'report.not-yours' } });
  });

  it.each(['commissioner', 'operator'] as const)('nobody from whom figures are withheld, who is told whom to send: %s', async (role) => {
    expect(await get(march(), role)).toMatchObject({
      status: 403,
      body: { code: 'report.evidence-by-auditor', detail: expect.stringContaining('auditor') },
    });
    expect((await get('/v1/reports/waiting-list/evidence', role)).body).toMatchObject({ code: 'report.evidence-by-auditor' });
  });

  it.each(['caseworker', 'clinician', 'gp-practice', 'person', 'referrer'] as const)('nobody in the role %s', async (role) => {
    expect(await get(march(), role)).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
  });
});

describe('the cases behind figures', () => {
  const looks = async (): Promise<{ what: string; caseId: string }[]> => {
    const events = await platform.log.read(personStream(id('person')));
    return events.filter(({ type }) => (type as string) === 'RecordLookedAt').map(({ data }) => data as { what: string; caseId: string });
  };

  it('are named to a team lead, and each look is noted for its person', async () => {
    expect(await looks()).toEqual([]);
    const { status, body } = await get(march('&identifiable=true&limit=2'));
    expect(status).toBe(200);
    expect(body.rows.map((row) => row.case)).toEqual([
      { caseId: id('one'), reference: expect.any(String) },
      { caseId: id('two'), reference: expect.any(String) },
    ]);
    expect((await looks()).map(({ what, caseId }) => [what, caseId]).sort()).toEqual(
      [
        ['evidence', id('one')],
        ['evidence', id('two')],
      ].sort(),
    );
    expect(body['position']).toBe(last);
  });

  it('are named in the file as well, whose hash does not depend on it', async () => {
    const lineOf = (text: string, n: number) => JSON.parse(text.trimEnd().split('\n').at(n)!) as Record<string, unknown>;
    const named = (await get(march('&identifiable=true&format=ndjson'))).text;
    expect(lineOf(named, 3)).toMatchObject({ case: { caseId: id('three') } });
    expect((await looks()).map(({ caseId }) => caseId)).toContain(id('three'));
    expect(lineOf(named, 1)['pseudonym']).not.toBe(id('one'));
  });

  it('are not named to an auditor', async () => {
    expect(await get(march('&identifiable=true'), 'auditor')).toMatchObject({ status: 403, body: { code: 'report.identifiable-not-yours' } });
    expect((await get(march('&identifiable=false'), 'auditor')).body.rows[0]).not.toHaveProperty('case');
  });
});

it('tells the log of the operator of every look, and nothing of anybody', async () => {
  const told = jest.spyOn(platform.logger, 'warn');
  await get(march('&limit=1'), 'auditor');
  await get(march('&format=ndjson'), 'team-lead');
  const actor = (role: string, organisation: string) => ({ id: `${role}-1`, role, organisation });
  const what = { report: 'waiting-times', definition: 'wait-referral-to-first-contact', identifiable: false };
  expect(told.mock.calls).toEqual([
    [expect.objectContaining({ ...what, rows: 1, actor: actor('auditor', 'QWO') }), 'evidence read'],
    [expect.objectContaining({ ...what, rows: 3, actor: actor('team-lead', 'PRV01') }), 'evidence read'],
  ]);
  expect(JSON.stringify(told.mock.calls)).not.toContain(id('one'));
  told.mockRestore();
});

it('tells it also of a file that breaks off', async () => {
  const told = jest.spyOn(platform.logger, 'warn');
  const broken = jest.spyOn(platform.log, 'at').mockRejectedValue(new Error('gone'));
  await get(march('&format=ndjson'), 'auditor').catch(() => undefined);
  expect(told.mock.calls.filter(([, what]) => what === 'evidence read')).toHaveLength(1);
  broken.mockRestore();
  told.mockRestore();
});

it('describes every field of its answers and every parameter', () => {
  const document = openApiDocument(app, [refuseReport]);
  const schemas = document.components?.schemas as Record<string, { properties?: Record<string, { description?: string; allOf?: unknown }> }>;
  for (const name of ['EvidenceAnswer', 'EvidenceRowAnswer', 'CitedEventAnswer']) {
    const fields = Object.entries(schemas[name]?.properties ?? {});
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(([, { description }]) => !description)).toEqual([]);
  }
  for (const path of ['/v1/reports/waiting-times/evidence', '/v1/reports/waiting-list/evidence']) {
    const parameters = document.paths[path]?.get?.parameters as { name: string; description?: string }[];
    const names = ['measure', 'statistic', 'pauses', 'practice', 'asAt', 'knownAt', 'countIn', 'limit', 'cursor', 'identifiable', 'format'];
    expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(parameters.filter(({ description }) => !description)).toEqual([]);
  }
});
