import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueToken } from '#access';
import { openApiDocument } from '#api-docs';
import { Streams } from '#handling';
import { ReadModels } from '#http';
import { derivedId, isRefusal, newId, STEPWISE_NAMESPACE, VirtualClock, type LocalDate, type Role, type Uuid } from '#kernel';
import { OutcomesModule, outcomesProjection } from '#outcomes';
import { personStream } from '#people/contract';
import { Background, httpServer, openPlatform, type Platform } from '#platform';
import { publishProgramme } from '#programmes';
import { THE_SYSTEM } from '#projections';
import { ReferralModule, ReferralModuleCommand, type ReferralCommand } from '#referral';
import type { ConsentTerms } from '#referral/contract';
import { refuseReport } from '#reporting';
import { aStagedProgramme } from '#support/stories.js';
import { GpFeedbackModule } from '../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'stepwise-feedback-'));
const clock = new VirtualClock('2026-03-20T10:00:00.000Z');
let platform: Platform;
let app: NestFastifyApplication;
let background: Background;
let last = '';

/** A case by the name of its person; the person likewise. */
const caseOf = (name: string): Uuid => derivedId(STEPWISE_NAMESPACE, `case of ${name}`);
const personOf = (name: string): Uuid => derivedId(STEPWISE_NAMESPACE, `person ${name}`);

async function send(name: string, command: ReferralCommand): Promise<void> {
  const commandId = newId();
  const envelope = { commandId, fingerprint: '', correlationId: commandId, causationId: commandId, actor: THE_SYSTEM };
  const answer = await app.get(CommandBus, { strict: false }).execute(new ReferralModuleCommand({ caseId: caseOf(name) }, command, envelope));
  if (isRefusal(answer)) throw new Error(answer.code);
  last = answer.position;
}

const towardsGp = (...content: ConsentTerms['content']): ConsentTerms => ({ recipient: 'gp', purpose: 'feedback-to-referrer', content });

const refer = (family: string, noticeReceivedOn: LocalDate, consents: ConsentTerms[], facts: { practice?: string; referrer?: string } = {}) =>
  send(family, {
    type: 'ReceiveReferral',
    personId: personOf(family),
    programme: { id: 'staged-service', version: 1 },
    facts: {
      ...{ source: 'gp', channel: 'json-api', referrer: { organisation: facts.referrer ?? 'A81001' }, practice: facts.practice ?? 'A81001' },
      ...{ conditionGroups: ['musculoskeletal'], employment: { status: 'employed', offSick: true }, nhsNumberStatus: 'none' },
      ...{ ageBand: '35-44', sex: 'female', ethnicGroup: 'white', noticeReceivedOn },
    },
    personal: { name: { given: 'Alex', family } },
    contentFingerprint: family,
    eligibility: { eligible: true, findings: [] },
    consents,
    signposting: [],
    acceptance: 'by-staff',
  });

beforeAll(async () => {
  const settings = { dataFolder: folder, database: { kind: 'memory' }, nhsNumbers: 'strict', requestsPerMinute: 10_000, logLevel: 'silent' } as const;
  platform = await openPlatform(settings, clock);
  const publishing = { commandId: newId(), fingerprint: '', correlationId: newId(), causationId: newId(), actor: THE_SYSTEM };
  await publishProgramme(platform.desk, aStagedProgramme(), publishing);
  app = await httpServer(platform, [GpFeedbackModule, OutcomesModule, ReferralModule], (problem) => problem);
  await app.init();
  app.get(ReadModels, { strict: false }).names = [outcomesProjection.name];
  background = new Background(platform, { projections: [outcomesProjection], policies: [] }, () => Promise.reject(new Error('no policies here')));
  await background.start();
  await refer('Everything', '2026-03-02', [towardsGp('everything')]);
  await refer('Progress', '2026-03-04', [towardsGp('progress')], { referrer: 'RYE' });
  await refer('Silent', '2026-03-05', []);
  await refer('Withdrawn', '2026-03-06', [towardsGp('everything')]);
  await refer('Erased', '2026-03-07', [towardsGp('everything')]);
  await refer('Elsewhere', '2026-03-08', [towardsGp('everything')], { practice: 'A81002' });
  await send('Everything', { type: 'AcceptReferral' });
  await send('Progress', { type: 'DeclineReferral', reason: 'out-of-area', signposting: [] });
  await send('Withdrawn', { type: 'WithdrawConsent', recipient: 'gp', how: 'verbal' });
  await platform.vault.destroy(personOf('Erased'), clock.now());
});

afterAll(async () => {
  await app.close();
  await background.stop();
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

const ORGANISATIONS: Partial<Record<Role, string>> = { 'gp-practice': 'A81001', 'team-lead': 'PRV01' };

interface Feedback extends Record<string, unknown> {
  figures: Record<string, unknown>[];
  patients?: { items: { name: string; reference: string }[]; nextCursor?: string };
  code?: string;
  fields?: { field: string }[];
}

async function get(url: string, role: Role = 'gp-practice', organisation = ORGANISATIONS[role] ?? 'PRV01') {
  const token = await issueToken(platform.master.signing, { id: `${role}-1`, role, organisation });
  const answer = await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
  const type = answer.headers['content-type']?.toString() ?? '';
  return { status: answer.statusCode, type, text: answer.body, body: (type.includes('json') ? answer.json() : {}) as Feedback };
}

const feedback = (query = '') => `/v1/practices/A81001/feedback?after=${last}${query}`;

describe('GET /v1/practices/{ods}/feedback', () => {
  it('tells a practice how its patients fared, beside all practices', async () => {
    const { status, body } = await get(feedback());
    expect(status).toBe(200);
    expect(body).toMatchObject({ report: 'gp-feedback', practice: 'A81001', from: '2025-03-20', to: '2026-03-20', position: last, filters: {} });
    expect(body).toMatchObject({ disclosure: { practice: 'unsuppressed', allPractices: 'suppress-under-5-round-5' } });
    const figure = (name: string) => body.figures.filter((line) => line['figure'] === name);
    expect(figure('people')).toEqual([{ figure: 'people', people: 5, outOf: 5, percent: 100, allPractices: { percent: 100 } }]);
    expect(figure('sent-by-practice')).toMatchObject([{ people: 4, outOf: 5, percent: 80 }]);
    expect(figure('accepted')).toEqual([{ figure: 'accepted', people: 1, outOf: 5, percent: 20, allPractices: { percent: '*' } }]);
    expect(figure('not-accepted-because')).toContainEqual(expect.objectContaining({ part: 'out-of-area', people: 1, outOf: 1 }));
    expect(figure('waiting-for-contact')).toMatchObject([{ people: 4 }]);
    expect(figure('left-without-contact')).toMatchObject([{ people: 1 }]);
    expect(JSON.stringify(body.figures)).not.toMatch(/"allPractices":\{[^}]*"(people|outOf|total|missing)"/);
  });

  it('names those of its patients who agree to it, as far as they agree, and nobody else', async () => {
    const { patients } = (await get(feedback())).body;
    expect(patients?.items).toEqual([
      {
        reference: expect.any(String),
        name: 'Alex Progress',
        referredOn: '2026-03-04',
        standing: 'not-accepted',
        notAcceptedBecause: 'out-of-area',
        progress: {},
      },
      { reference: expect.any(String), name: 'Alex Everything', referredOn: '2026-03-02', standing: 'open', progress: {}, outcome: {} },
    ]);
    expect((await get(feedback('&from=2026-03-03'))).body.patients?.items.map(({ name }) => name)).toEqual(['Alex Progress']);
  });

  it('stops naming somebody at the moment they withdraw their consent', async () => {
    await refer('Changes', '2026-03-09', [towardsGp('everything')]);
    expect((await get(feedback())).body.patients?.items.map(({ name }) => name)).toContain('Alex Changes');
    await send('Changes', { type: 'WithdrawConsent', recipient: 'gp', how: 'written' });
    const { text } = await get('/v1/practices/A81001/feedback');
    expect(text).not.toContain('Changes');
    await send('Changes', { type: 'WithdrawReferral', by: 'person', reason: 'no-longer-needed' });
  });

  it('notes each look in the access log of the person', async () => {
    await get(feedback());
    const looks = async (family: string) =>
      (await app.get(Streams).read(personStream(personOf(family)))).filter(({ type }) => (type as string) === 'RecordLookedAt');
    expect(await looks('Everything')).toMatchObject([{ actor: { id: 'gp-practice-1', organisation: 'A81001' }, data: { what: 'case' } }]);
    expect(await looks('Silent')).toEqual([]);
  });

  it('pages through the patients', async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const { patients } = (await get(feedback(`&limit=2${cursor ? `&cursor=${cursor}` : ''}`))).body;
      names.push(...(patients?.items ?? []).map(({ name }) => name));
      cursor = patients?.nextCursor;
    } while (cursor);
    expect(names).toEqual(['Alex Progress', 'Alex Everything']);
    expect(await get(feedback('&cursor=page-two'))).toMatchObject({ status: 400, body: { fields: [{ field: 'cursor' }] } });
  });

  it('tells a practice nothing of another, and staff nobody by name', async () => {
    expect(await get('/v1/practices/A81002/feedback')).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    const lead = await get(feedback(), 'team-lead');
    expect(lead.body).toMatchObject({ disclosure: { practice: 'unsuppressed' }, filters: { provider: ['PRV01'] } });
    expect([lead.body, (await get(feedback(), 'operator')).body].map((body) => 'patients' in body)).toEqual([false, false]);
    expect((await get(feedback(), 'team-lead', 'PRV09')).body.figures).toContainEqual(expect.objectContaining({ figure: 'people', people: 0 }));
  });

  it('tells an operator no more than the disclosure policies allow', async () => {
    const { body } = await get(feedback(), 'operator');
    expect(body).toMatchObject({ disclosure: { practice: 'suppress-under-5-round-5' } });
    expect(body.figures).toContainEqual(expect.objectContaining({ figure: 'accepted', people: '*', percent: '*' }));
  });

  it.each(['commissioner', 'caseworker', 'clinician', 'person', 'referrer'] as const)('is closed to the role %s', async (role) => {
    expect((await get(feedback(), role)).status).toBe(403);
  });

  it('tells how things stood at the end of a day, by what is known now and by what was known then', async () => {
    const { body } = await get(feedback('&asAt=2026-03-05'), 'team-lead');
    expect(body).toMatchObject({ from: '2025-03-05', to: '2026-03-05', asAt: '2026-03-05' });
    const people = (of: Feedback, name: string) => of.figures.find(({ figure }) => figure === name)?.['people'];
    expect([people(body, 'people'), people(body, 'accepted'), people(body, 'left-without-contact')]).toEqual([3, 0, 0]);
    const before = (await get(feedback('&asAt=2026-03-05&knownAt=2026-03-20T09:00:00.000Z'), 'team-lead')).body;
    expect(before).toMatchObject({ asAt: '2026-03-05', knownAt: '2026-03-20T09:00:00.000Z' });
    expect(people(before, 'people')).toBe(0);
    expect((await get(feedback('&asAt=2026-03-05&format=svg'))).text).toContain('as at 5 March 2026');
  });

  it('compares with all practices as at the last of a month, or now, and withholds that of other days', async () => {
    const compared = async (asAt: string) => {
      const { figures } = (await get(feedback(`&asAt=${asAt}`))).body;
      return figures.find(({ figure }) => figure === 'people')?.['allPractices'];
    };
    expect(await compared('2026-03-10')).toEqual({ percent: '*' });
    expect(await compared('2026-03-20')).toEqual({ percent: 100 });
    expect(await get(feedback('&from=2026-02-01&asAt=2026-03-10'), 'operator')).toMatchObject({
      status: 422,
      body: { code: 'report.period-not-whole-months', fields: [{ field: 'asAt' }] },
    });
    expect((await get(feedback('&from=2026-01-01&asAt=2026-02-28'), 'operator')).status).toBe(200);
  });

  it('answers as CSV, without patients', async () => {
    const { status, type, text } = await get(feedback('&format=csv'));
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    expect(text.split('\r\n')[1]).toMatch(/^gp-feedback,A81001,2025-03-20,2026-03-20,people\/1,,,\d+,\d+,100,.*,unsuppressed,/);
    expect(text).not.toContain('Alex');
    expect((await get(feedback('&format=csv'), 'operator')).text).toContain('accepted/1,,,*,*,*,');
  });

  it.each([
    ['/v1/practices/A81001/feedback?asAt=yesterday', 400, 'request.invalid'],
    ['/v1/practices/A81001/feedback?from=2026-03-10&asAt=2026-03-09', 422, 'report.period-reversed'],
    ['/v1/practices/elsewhere/feedback', 400, 'request.invalid'],
    ['/v1/practices/A81001/feedback?from=2026-02-30', 400, 'request.invalid'],
    ['/v1/practices/A81001/feedback?name=Alex', 400, 'request.invalid'],
    ['/v1/practices/A81001/feedback?from=2026-03-10&to=2026-03-01', 422, 'report.period-reversed'],
  ])('refuses %s', async (url, status, code) => {
    expect(await get(url)).toMatchObject({ status, body: { code } });
  });
});

describe('GET /v1/practices/{ods}/feedback/evidence', () => {
  const evidence = (query: string) => `/v1/practices/A81001/feedback/evidence?${query}`;

  it('shows what stands behind each figure of the own feedback', async () => {
    const { figures } = (await get(feedback(), 'team-lead')).body;
    for (const { figure, about, part, became, people, outOf } of figures) {
      const named = Object.entries({ figure, about, part, became }).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${String(value)}`],
      );
      const { status, body } = await get(evidence(named.join('&')), 'team-lead');
      expect([named, status, body]).toEqual([named, 200, expect.objectContaining({ total: outOf })]);
      expect([named, body['figures']]).toEqual([named, expect.objectContaining({ people, outOf })]);
    }
  });

  it('shows it as at a day and as known at a moment, too', async () => {
    const asked = 'asAt=2026-03-05';
    const { figures } = (await get(feedback(`&${asked}`), 'team-lead')).body;
    for (const { figure, people, outOf } of figures.filter(({ part, about }) => part === undefined && about === undefined)) {
      const { body } = await get(evidence(`figure=${String(figure)}&${asked}`), 'team-lead');
      expect([figure, body]).toEqual([figure, expect.objectContaining({ total: outOf, figures: expect.objectContaining({ people, outOf }) })]);
      expect(body['query']).toMatchObject({ asAt: '2026-03-05', today: '2026-03-05', to: '2026-03-05' });
    }
    const known = await get(evidence(`figure=people&${asked}&knownAt=2026-03-20T09:00:00.000Z`), 'team-lead');
    expect(known.body).toMatchObject({ total: 0, knownAt: '2026-03-20T09:00:00.000Z' });
  });

  it('to auditors and team leads, under pseudonyms', async () => {
    const total = (await get(feedback(), 'auditor', 'QWO')).body.figures.find(({ figure }) => figure === 'people')!['people'];
    const { body } = await get(evidence('figure=people'), 'auditor', 'QWO');
    expect(body).toMatchObject({ report: 'gp-feedback', total, query: { filters: { commissioner: ['QWO'], practice: ['A81001'] } } });
    expect((await get(evidence('figure=people'), 'operator')).body).toMatchObject({ code: 'report.evidence-by-auditor' });
    expect((await get(evidence('figure=people'), 'gp-practice')).body).toMatchObject({ code: 'access.forbidden' });
    expect((await get(evidence('figure=luck'), 'auditor', 'QWO')).body).toMatchObject({ code: 'report.no-such-cell' });
    expect(await get('/v1/practices/elsewhere/feedback/evidence?figure=people', 'auditor')).toMatchObject({ status: 400 });
  });
});

it('describes every field of its answer and every parameter', () => {
  const document = openApiDocument(app, [refuseReport]);
  const schemas = document.components?.schemas as Record<string, { properties?: Record<string, { description?: string }> }>;
  for (const name of ['FeedbackAnswer', 'FeedbackLineAnswer', 'PatientsAnswer', 'PatientAnswer']) {
    const fields = Object.entries(schemas[name]?.properties ?? {});
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(([, { description }]) => !description)).toEqual([]);
  }
  const parameters = document.paths['/v1/practices/{ods}/feedback']?.get?.parameters as { name: string; description?: string }[];
  expect(parameters.filter(({ description }) => !description)).toEqual([]);
});
