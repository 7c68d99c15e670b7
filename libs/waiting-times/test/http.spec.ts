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
import { THE_CASE } from '#support/decisions.js';
import { LEFT_OUT_OF_DAY, LEFT_OUT_OF_PERIOD, refuseReport } from '#reporting';
import { CurrentWaits, WaitingTimesModule, waitingTimesProjection } from '../src/index.js';
import { published } from './projection-support.js';
import { contacted, id, log, paused, referred, resumed } from './support.js';

const ORGANISATIONS: Partial<Record<Role, string>> = { commissioner: 'QWO', 'team-lead': 'PRV01' };
const folder = mkdtempSync(join(tmpdir(), 'stepwise-waits-'));
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
  const story = [...published(), referred('2026-03-02'), paused('2026-03-05'), resumed('2026-03-15'), contacted('2026-03-17')];
  for (const { stream, ...event } of log(story)) last = (await platform.log.append(stream, 'any', [event])).position;
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
    body: type.includes('json') ? (answer.json() as Record<string, unknown>) : {},
  };
}

describe('GET /v1/reports/waiting-times', () => {
  const march = '/v1/reports/waiting-times?from=2026-03-01&to=2026-03-31';

  it('answers with the figures, as far as the log was known', async () => {
    const { status, body, headers } = await get(`${march}&measure=referral-to-first-contact,referral-to-triage&after=${last}`);
    expect(status).toBe(200);
    expect(headers['etag']).toBe(`"${last}"`);
    expect(body).toMatchObject({
      ...{ report: 'waiting-times', from: '2026-03-01', to: '2026-03-31', position: last, filters: { provider: ['PRV01'] } },
      figures: [
        { measure: 'referral-to-triage', completed: { n: 0 }, waiting: { n: 1 } },
        { measure: 'referral-to-first-contact', completed: { n: 1, pausesIncluded: { median: 15 }, pausesExcluded: { median: 5 } } },
      ],
    });
  });

  it('answers a commissioner under the disclosure policy', async () => {
    const { body } = await get(`${march}&measure=referral-to-first-contact`, 'commissioner');
    expect(body).toMatchObject({ disclosure: 'suppress-under-5-round-5', figures: [{ completed: { n: '*' }, waiting: { n: '*' } }] });
  });

  it('answers as CSV', async () => {
    const { type, text, headers } = await get(`${march}&groupBy=programme&format=csv`);
    expect(type).toBe('text/csv; charset=utf-8; header=present');
    expect(headers['content-disposition']).toBe('attachment; filename="waiting-times.csv"');
    expect(text.split('\r\n')[0]).toBe(
      'report,definition,measure,from,to,programme,population,pauses,statistic,value,countIn,percentileMethod,filters,asAt,knownAt,disclosure,position,hash',
    );
  });

  it('answers with a chart by Accept: the milestone, both populations, the target and its figures in words', async () => {
    const { status, type, text, headers } = await get(`${march}&measure=referral-to-first-contact`, 'team-lead', 'image/svg+xml, */*;q=0.1');
    expect([status, type, headers['vary']]).toEqual([200, 'image/svg+xml; charset=utf-8', 'Accept']);
    expect(text).toMatch(/^<svg role="img"/);
    for (const said of [
      'Referral to first contact.',
      'Completed in the period: 1; median 5, 90th percentile 5 days; within target 100 per cent.',
      'Still waiting at its end: 0; median none',
      'Left without: 0.',
      'Completed in the period, people by week: week 1 1.',
      'target 5 days.',
      'median 5 days.',
      `log position ${last}`,
    ])
      expect(text).toContain(said);
    expect((await get(`${march}&format=svg&groupBy=month`)).text).toContain('Referral to triage decision: people.');
  });

  it('withholds in the chart what it withholds elsewhere', async () => {
    const { text } = await get(`${march}&measure=referral-to-first-contact&format=svg`, 'commissioner');
    expect(text).toContain('Completed in the period: withheld; median withheld');
    expect(text).toContain('stroke-dasharray');
    expect(text).toContain('people by week: none shown.');
    expect(text).not.toContain(LEFT_OUT_OF_DAY);
    expect((await get(`${march}&groupBy=sex&format=svg`, 'commissioner')).text).toContain(LEFT_OUT_OF_PERIOD);
    expect((await get('/v1/reports/waiting-list?on=2026-03-31&format=svg', 'commissioner')).text).toContain(LEFT_OUT_OF_DAY);
  });

  it('refuses formats that there are not', async () => {
    const { status, body, headers } = await get(march, 'team-lead', 'application/pdf');
    expect([status, body['code'], headers['vary']]).toEqual([406, 'request.not-acceptable', 'Accept']);
  });

  it.each([
    ['from=2026-03-01', 'to', 'field.required'],
    ['from=2026-03-01&to=2026-02-30', 'to', 'field.invalid'],
    ['from=2026-03-01&to=2026-03-31&measure=rtt', 'measure', 'field.not-a-choice'],
    ['from=2026-03-01&to=2026-03-31&groupBy=name', 'groupBy', 'field.not-a-choice'],
    ['from=2026-03-01&to=2026-03-31&person=1', 'person', 'field.unknown'],
    ['from=2026-03-01&to=2026-03-31&knownAt=yesterday', 'knownAt', 'field.invalid'],
  ])('refuses ?%s at field %s', async (query, field, code) => {
    const { status, body } = await get(`/v1/reports/waiting-times?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'request.invalid', fields: [{ field, code }] });
  });

  it('refuses a reversed period and figures of others, with codes of its own', async () => {
    expect(await get('/v1/reports/waiting-times?from=2026-03-31&to=2026-03-01')).toMatchObject({
      status: 422,
      body: { code: 'report.period-reversed' },
    });
    expect(await get(`${march}&provider=PRV02`)).toMatchObject({ status: 403, body: { code: 'report.not-yours' } });
  });

  it.each(['caseworker', 'clinician', 'gp-practice', 'person', 'referrer'] as const)('is closed to the role %s', async (role) => {
    expect((await get(march, role)).status).toBe(403);
  });
});

describe('GET /v1/reports/waiting-list', () => {
  it('holds who waits today, by programme', async () => {
    const { body } = await get('/v1/reports/waiting-list?measure=referral-to-triage');
    expect(body).toMatchObject({
      to: '2026-04-01',
      groupBy: ['programme'],
      figures: [{ group: { programme: 'staged-service' }, n: 1, pausesExcluded: { overTarget: 1 } }],
    });
  });

  it('answers with a chart of how long people have waited', async () => {
    const { text } = await get('/v1/reports/waiting-list?measure=referral-to-triage&format=svg');
    expect(text).toContain('Referral to triage decision · staged-service. Still waiting at its end: 1; median 20');
    expect(text).not.toContain('Completed in the period');
  });

  it('answers for another day, and as CSV', async () => {
    expect((await get('/v1/reports/waiting-list?on=2026-03-01')).body).toMatchObject({ to: '2026-03-01', figures: [] });
    expect((await get('/v1/reports/waiting-list?format=csv')).text).toContain(
      'referral-to-triage,2026-04-01,2026-04-01,staged-service,waiting,,n,1,',
    );
  });
});

describe('GET /v1/cases/{caseId}/clocks', () => {
  it('explains the clocks of a case to staff', async () => {
    const { status, body } = await get(`/v1/cases/${THE_CASE}/clocks`, 'caseworker');
    expect(status).toBe(200);
    expect(body).toMatchObject({ caseId: THE_CASE, asOf: '2026-04-01', position: last });
    expect(body['clocks']).toContainEqual(
      expect.objectContaining({
        measure: 'referral-to-first-contact',
        status: 'ended',
        waited: { pausesIncluded: 15, pausesExcluded: 5 },
        target: 'met',
      }),
    );
  });

  it('is 404 for a case that does not exist, and closed to commissioners', async () => {
    expect(await get(`/v1/cases/${id('nobody')}/clocks`, 'caseworker')).toMatchObject({ status: 404, body: { code: 'case.not-found' } });
    expect((await get(`/v1/cases/${THE_CASE}/clocks`, 'commissioner')).status).toBe(403);
  });
});

it('offers the current waits to the directory', async () => {
  expect(await app.get(CurrentWaits, { strict: false }).currentWaits()).toContainEqual({
    programme: 'staged-service',
    measure: 'referral-to-first-contact',
  });
});

it('describes every field of its answers and every parameter', () => {
  const document = openApiDocument(app, [refuseReport]);
  const schemas = document.components?.schemas as Record<string, { properties?: Record<string, { description?: string; allOf?: unknown }> }>;
  for (const name of ['WaitingTimesAnswer', 'WaitFiguresAnswer', 'LengthsAnswer', 'ClocksAnswer', 'CaseClockAnswer']) {
    for (const [field, schema] of Object.entries(schemas[name]?.properties ?? {}))
      expect([name, field, typeof schema.description]).toEqual([name, field, 'string']);
    expect(Object.keys(schemas[name]?.properties ?? {}).length).toBeGreaterThan(0);
  }
  const parameters = document.paths['/v1/reports/waiting-times']?.get?.parameters as { name: string; description?: string }[];
  expect(parameters.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['from', 'to', 'measure', 'groupBy', 'practice', 'asAt', 'knownAt', 'format']),
  );
  expect(parameters.filter(({ description }) => !description)).toEqual([]);
});
