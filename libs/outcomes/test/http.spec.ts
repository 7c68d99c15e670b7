import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueToken } from '#access';
import { openApiDocument } from '#api-docs';
import { ReadModels } from '#http';
import { VirtualClock, type Role } from '#kernel';
import { Background, httpServer, openPlatform, type Platform } from '#platform';
import { refuseReport } from '#reporting';
import { givenEvents } from '#support/projections.js';
import { OutcomesModule, outcomesProjection } from '../src/index.js';
import { accepted, attended, booked, discharged, id, ofCase, on, referred, theProgramme, triaged, worked } from './story.js';

const ORGANISATIONS: Partial<Record<Role, string>> = { commissioner: 'QWO', auditor: 'QWO', 'team-lead': 'PRV01' };
const folder = mkdtempSync(join(tmpdir(), 'stepwise-outcomes-'));
let platform: Platform;
let app: NestFastifyApplication;
let background: Background;
let last: string;

beforeAll(async () => {
  const settings = { dataFolder: folder, database: { kind: 'memory' }, nhsNumbers: 'strict', requestsPerMinute: 10_000, logLevel: 'silent' } as const;
  platform = await openPlatform(settings, new VirtualClock('2026-06-01T09:00:00.000Z'));
  app = await httpServer(platform, [OutcomesModule], (problem) => problem);
  await app.init();
  app.get(ReadModels, { strict: false }).names = [outcomesProjection.name];
  background = new Background(platform, { projections: [outcomesProjection], policies: [] }, () => Promise.reject(new Error('no policies here')));
  await background.start();
  const story = [
    ...[theProgramme, ...ofCase(id('open'), referred('2026-03-09', { source: 'self' }))],
    ...ofCase(id('back'), referred('2026-03-02'), accepted('2026-03-02'), triaged('2026-03-03'), booked('a', '2026-03-04', on('2026-03-10'))),
    ...ofCase(id('back'), attended('a', '2026-03-10'), worked('2026-04-01', 'at-work', 20), discharged('2026-04-07', 'completed', 9)),
  ];
  for (const { stream, ...event } of givenEvents(...story)) last = (await platform.log.append(stream, 'any', [event])).position;
});

afterAll(async () => {
  await app.close();
  await background.stop();
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

async function get(url: string, role: Role = 'team-lead', accept?: string) {
  const token = await issueToken(platform.master.signing, { id: `${role}-1`, role, organisation: ORGANISATIONS[role] ?? 'PRV01' });
  const answer = await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}`, ...(accept ? { accept } : {}) } });
  const type = answer.headers['content-type']?.toString() ?? '';
  return {
    status: answer.statusCode,
    type,
    headers: answer.headers,
    text: answer.body,
    body: (type.includes('json') ? answer.json() : {}) as Answer,
  };
}

interface Answer extends Record<string, unknown> {
  figures: Record<string, unknown>[];
}

const march = 'from=2026-03-01&to=2026-03-31';

describe('GET /v1/reports/outcomes', () => {
  it('answers with figures, their denominators, their definitions and where in the log they stand', async () => {
    const { status, body, headers } = await get(`/v1/reports/outcomes?${march}&after=${last}`);
    expect([status, headers['etag']]).toEqual([200, `"${last}"`]);
    expect(body).toMatchObject({
      report: 'outcomes',
      cohort: 'referred',
      from: '2026-03-01',
      to: '2026-03-31',
      position: last,
      groupBy: [],
      disclosure: 'unsuppressed',
    });
    expect(body['hash']).toMatch(/^[0-9a-f]{64}$/);
    expect(body.figures).toContainEqual({ figure: 'accepted', group: {}, people: 1, outOf: 2, percent: 50 });
    expect(body.figures).toContainEqual({ figure: 'days-to-return', group: {}, people: 1, outOf: 1, missing: 0, mean: 30, median: 30 });
    expect(body.figures).toContainEqual({ figure: 'standing', group: {}, part: 'undecided', people: 1, outOf: 2, percent: 50 });
    expect(body['definitions']).toContainEqual(expect.objectContaining({ id: 'returned-to-work', version: 1 }));
  });

  it('answers with a chart by Accept: how far people came, and work from referral to discharge and follow-ups', async () => {
    const { status, type, text } = await get(`/v1/reports/outcomes?${march}`, 'team-lead', 'image/svg+xml');
    expect([status, type]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    for (const said of [
      'Outcomes of those referred in the period',
      'Cohort: 2. Accepted: 1. Engaged: 1.',
      'Ended: completed: 1. Ended: disengaged: 0.',
      'Work at referral (rows) and at discharge.',
      'off-sick: working 1, off-sick 0',
      'Work at referral (rows) and 13 weeks after discharge.',
    ])
      expect(text).toContain(said);
    const byMonth = (await get(`/v1/reports/outcomes?${march}&groupBy=month&format=svg`)).text;
    expect(byMonth).toContain('Accepted, per cent: 2026-03 50.');
    const withheld = (await get(`/v1/reports/outcomes?${march}&format=svg`, 'commissioner')).text;
    expect(withheld).toContain('Cohort: withheld. Accepted: withheld.');
    expect(withheld).toContain('off-sick: working withheld,');
  });

  it('leaves out what happened after the day of asAt, in JSON, CSV and the chart', async () => {
    const asked = `/v1/reports/outcomes?${march}&asAt=2026-03-31`;
    const { status, body } = await get(asked);
    expect([status, body]).toEqual([200, expect.objectContaining({ to: '2026-03-31', asAt: '2026-03-31' })]);
    const part = (of: Answer, name: string) => of.figures.find((line) => line['figure'] === 'standing' && line['part'] === name)?.['people'];
    expect([part(body, 'open'), part(body, 'discharged'), part(body, 'undecided')]).toEqual([1, 0, 1]);
    const now = (await get(`/v1/reports/outcomes?${march}`)).body;
    expect([part(now, 'open'), part(now, 'discharged'), part(now, 'undecided')]).toEqual([0, 1, 1]);
    expect((await get(`/v1/reports/outcomes?${march}&asAt=2026-03-05`)).body).toMatchObject({ to: '2026-03-05' });
    expect((await get(`${asked}&format=csv`)).text).toContain(',standing/1,,open,,1,2,50,,,,,nearest-rank,provider=PRV01,2026-03-31,,unsuppressed,');
    expect((await get(`${asked}&format=svg`)).text).toContain('1 March 2026 to 31 March 2026 · as at 31 March 2026');
  });

  it('takes asAt under a disclosure policy at the end of a month, or now', async () => {
    const asked = (asAt: string) => get(`/v1/reports/outcomes?${march}&asAt=${asAt}`, 'commissioner');
    expect(await asked('2026-04-15')).toMatchObject({
      status: 422,
      body: { code: 'report.period-not-whole-months', fields: [{ field: 'asAt' }] },
    });
    expect([(await asked('2026-04-30')).status, (await asked('2026-06-01')).status]).toEqual([200, 200]);
  });

  it('answers about those discharged, by group and with filters', async () => {
    const { body } = await get(`/v1/reports/outcomes?from=2026-04-01&to=2026-04-30&cohort=discharged&groupBy=stage,month&source=gp&source=nurse`);
    expect(body).toMatchObject({ groupBy: ['stage', 'month'], filters: { source: ['gp', 'nurse'], provider: ['PRV01'] } });
    expect(body.figures).toContainEqual({ figure: 'people', group: { stage: 'C', month: '2026-04' }, people: 1, outOf: 1, percent: 100 });
  });

  it('answers a commissioner under the disclosure policy', async () => {
    const { body } = await get(`/v1/reports/outcomes?${march}`, 'commissioner');
    expect(body).toMatchObject({ disclosure: 'suppress-under-5-round-5', filters: { commissioner: ['QWO'] } });
    expect(body.figures).toContainEqual({ figure: 'accepted', group: {}, people: '*', outOf: '*', percent: '*' });
  });

  it('answers as CSV, one figure a line', async () => {
    const { type, text, headers, status } = await get(`/v1/reports/outcomes?${march}&groupBy=programme&format=csv`);
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    expect(headers['content-disposition']).toBe('attachment; filename="outcomes.csv"');
    const [header, first] = text.split('\r\n');
    expect(header).toBe(
      'report,cohort,from,to,programme,definition,about,part,became,people,outOf,percent,missing,mean,median,total,percentileMethod,filters,asAt,knownAt,disclosure,position,hash',
    );
    expect(first).toMatch(
      /^outcomes,referred,2026-03-01,2026-03-31,staged-service,people\/1,,,,2,2,100,,,,,nearest-rank,provider=PRV01,,,unsuppressed,\d{16},[0-9a-f]{64}$/,
    );
  });

  it.each([
    ['from=2026-03-01', 'to', 'field.required'],
    [`${march}&cohort=everybody`, 'cohort', 'field.not-a-choice'],
    [`${march}&groupBy=name`, 'groupBy', 'field.not-a-choice'],
    [`${march}&person=1`, 'person', 'field.unknown'],
    [`${march}&knownAt=yesterday`, 'knownAt', 'field.invalid'],
    [`${march}&asAt=yesterday`, 'asAt', 'field.invalid'],
  ])('refuses ?%s at field %s', async (query, field, code) => {
    const { status, body } = await get(`/v1/reports/outcomes?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'request.invalid', fields: [{ field, code }] });
  });

  it('refuses a reversed period and figures of others', async () => {
    expect(await get('/v1/reports/outcomes?from=2026-03-31&to=2026-03-01')).toMatchObject({ status: 422, body: { code: 'report.period-reversed' } });
    expect(await get(`/v1/reports/outcomes?${march}&provider=PRV02`)).toMatchObject({ status: 403, body: { code: 'report.not-yours' } });
  });

  it.each(['caseworker', 'clinician', 'gp-practice', 'person', 'referrer'] as const)('is closed to the role %s', async (role) => {
    expect((await get(`/v1/reports/outcomes?${march}`, role)).status).toBe(403);
    expect((await get(`/v1/reports/activity?${march}`, role)).status).toBe(403);
  });
});

describe('GET /v1/reports/activity', () => {
  it('answers with a chart, month by month or of the whole', async () => {
    const months = (await get('/v1/reports/activity?from=2026-03-01&to=2026-04-30&groupBy=month&format=svg')).text;
    expect(months).toContain('Referrals. All, a month: 2026-03 2, 2026-04 0.');
    expect(months).toContain('Discharges. All, a month: 2026-03 0, 2026-04 1.');
    const whole = (await get('/v1/reports/activity?from=2026-03-01&to=2026-04-30&groupBy=provider', 'team-lead', 'image/svg+xml')).text;
    expect(whole).toContain('Referrals: 2.');
    expect((await get(`/v1/reports/activity?${march}&groupBy=month&format=svg`, 'commissioner')).text).toContain(
      'There is nothing that may be shown: nobody, or all of it is withheld.',
    );
  });

  it('leaves out what was done after the day of asAt', async () => {
    const { body } = await get('/v1/reports/activity?from=2026-03-01&to=2026-04-30&asAt=2026-03-05&groupBy=provider');
    expect(body).toMatchObject({ to: '2026-03-05', asAt: '2026-03-05' });
    expect(body.figures).toContainEqual({ figure: 'referral', group: { provider: 'PRV01' }, count: 1 });
  });

  it('answers by month and programme unless told otherwise', async () => {
    const { status, body } = await get(`/v1/reports/activity?from=2026-03-01&to=2026-04-30`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ report: 'activity', groupBy: ['month', 'programme'], position: last });
    const group = { month: '2026-03', programme: 'staged-service' };
    expect(body.figures).toContainEqual({ figure: 'referral', group, count: 2 });
    expect(body.figures).toContainEqual({ figure: 'appointment', group, code: '5', count: 1 });
    expect(body.figures).toContainEqual({ figure: 'discharge', group: { ...group, month: '2026-04' }, code: 'completed', count: 1 });
  });

  it('answers as CSV', async () => {
    const { text } = await get(`/v1/reports/activity?${march}&format=csv`);
    expect(text.split('\r\n')[0]).toBe('report,from,to,month,programme,definition,code,count,filters,asAt,knownAt,disclosure,position,hash');
    expect(text).toContain('activity,2026-03-01,2026-03-31,2026-03,staged-service,appointment/1,5,1,provider=PRV01,,,unsuppressed,');
  });
});

describe('GET /v1/reports/outcomes/evidence', () => {
  const cell = (more: string): string => `/v1/reports/outcomes/evidence?${march}&${more}`;

  it('answers with the cases behind a line, and every event behind each', async () => {
    const { status, body } = await get(cell('figure=accepted'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      report: 'outcomes',
      definition: { id: 'accepted', version: 1 },
      query: { cohort: 'referred', figure: 'accepted', from: '2026-03-01', to: '2026-03-31', filters: { provider: ['PRV01'] } },
      figures: { people: 1, outOf: 2, percent: 50 },
      total: 2,
    });
    const rows = body['rows'] as { fact: { values: object }; events: { type: string; hash: string }[] }[];
    expect(rows.map(({ fact }) => fact.values)).toEqual(expect.arrayContaining([{ accepted_on: expect.any(String) }, {}]));
    expect(rows.flatMap(({ events }) => events).every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });

  it('goes on page by page, as of the first, to the same hash', async () => {
    const whole = await get(cell('figure=people'));
    const first = await get(cell('figure=people&limit=1'));
    const second = await get(cell(`figure=people&limit=1&cursor=${String(first.body['nextCursor'])}`));
    expect([...(first.body['rows'] as []), ...(second.body['rows'] as [])]).toEqual(whole.body['rows']);
    expect(second.body).toMatchObject({ hash: whole.body['hash'], total: 2 });
    expect(second.body).not.toHaveProperty('nextCursor');
  });

  it('answers as at a day, page by page', async () => {
    const asked = 'figure=standing&part=open&asAt=2026-03-31';
    const whole = (await get(cell(asked))).body;
    expect(whole).toMatchObject({ figures: { people: 1, outOf: 2 }, query: { asAt: '2026-03-31', today: '2026-03-31' } });
    const first = (await get(cell(`${asked}&limit=1`))).body;
    const second = (await get(cell(`${asked}&limit=1&cursor=${String(first['nextCursor'])}`))).body;
    expect([second['hash'], second['query']]).toEqual([whole['hash'], whole['query']]);
  });

  it('answers about a part, and about one number of a line', async () => {
    expect((await get(cell('figure=standing&part=undecided&statistic=people'))).body).toMatchObject({ figures: { people: 1 }, total: 1 });
    expect((await get(cell('figure=days-to-return&statistic=median'))).body).toMatchObject({ figures: { median: 30 }, total: 1 });
    expect((await get(cell('figure=people&month=2026-03&stage=not-known'))).body).toMatchObject({ total: 1 });
  });

  it.each([
    ['figure=luck', 'figure'],
    ['figure=measured', 'about'],
    ['figure=people&about=phq-9', 'about'],
    ['figure=standing', 'part'],
    ['figure=people&part=open', 'part'],
    ['figure=people&statistic=median', 'statistic'],
    ['figure=work-at-follow-up&about=soon', 'about'],
  ])('refuses ?%s at field %s', async (query, field) => {
    const { status, body } = await get(cell(query));
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'report.no-such-cell', fields: [expect.objectContaining({ field })] })]);
  });

  it('answers about what was done by a day, as its report does', async () => {
    const asked = `${march}&asAt=2026-03-05&figure=referral`;
    expect((await get(`/v1/reports/activity/evidence?${asked}`)).body).toMatchObject({ total: 1, query: { to: '2026-03-05' } });
  });

  it('answers about what was done as well', async () => {
    const { status, body } = await get(`/v1/reports/activity/evidence?${march}&figure=appointment&code=5`);
    expect([status, body]).toEqual([200, expect.objectContaining({ report: 'activity', figures: { count: 1 }, total: 1 })]);
    expect(body['rows']).toMatchObject([{ fact: { kind: 'appointment', code: '5', on: '2026-03-10', attributes: { provider: 'PRV01' } } }]);
  });

  it('is for auditors and team leads', async () => {
    for (const path of [cell('figure=people'), `/v1/reports/activity/evidence?${march}&figure=referral`]) {
      expect(await get(path, 'commissioner')).toMatchObject({ status: 403, body: { code: 'report.evidence-by-auditor' } });
      expect((await get(path, 'caseworker')).body).toMatchObject({ code: 'access.forbidden' });
      expect((await get(path, 'auditor')).body).toMatchObject({ total: 2, query: { filters: { commissioner: ['QWO'] } } });
      expect(await get(`${path}&commissioner=QOX`, 'auditor')).toMatchObject({ status: 403, body: { code: 'report.not-yours' } });
      expect((await get(path, 'operator')).body).toMatchObject({ code: 'report.evidence-by-auditor' });
    }
  });
});

it('describes every field of its answers and every parameter', () => {
  const document = openApiDocument(app, [refuseReport]);
  const schemas = document.components?.schemas as Record<string, { properties?: Record<string, { description?: string }> }>;
  for (const name of ['OutcomesAnswer', 'OutcomeLineAnswer', 'ActivityAnswer', 'ActivityLineAnswer']) {
    const fields = Object.entries(schemas[name]?.properties ?? {});
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(([, { description }]) => !description)).toEqual([]);
  }
  for (const path of ['/v1/reports/outcomes', '/v1/reports/activity']) {
    const parameters = document.paths[path]?.get?.parameters as { name: string; description?: string }[];
    expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['from', 'to', 'groupBy', 'asAt', 'knownAt', 'format']));
    expect(parameters.filter(({ description }) => !description)).toEqual([]);
  }
});
