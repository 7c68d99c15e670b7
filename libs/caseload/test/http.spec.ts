import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueToken } from '#access';
import { ReadModels } from '#http';
import { isRefusal, newId, VirtualClock, type CommandAnswer, type Role } from '#kernel';
import { Background, httpServer, openPlatform, type Platform, type Settings } from '#platform';
import { publishProgramme } from '#programmes';
import { THE_SYSTEM } from '#projections';
import { ReferralModule, ReferralModuleCommand } from '#referral';
import { aCaseworker } from '#support/decisions.js';
import { aStagedProgramme } from '#support/stories.js';
import { CaseloadModule, caseloadProjection, Scheduler } from '../src/index.js';
import { aReferralOf } from './a-referral.js';
import { caseNumber } from './stories.js';

interface Answer {
  status: number;
  // What a body holds is what these tests are about.
  body: Record<string, unknown> & { items: Record<string, unknown>[]; fields: { field: string }[] };
}

const folder = mkdtempSync(join(tmpdir(), 'stepwise-caseload-'));
const clock = new VirtualClock('2026-03-02T10:00:00.000Z');
let platform: Platform;
let app: NestFastifyApplication;
let background: Background;

beforeAll(async () => {
  const settings: Settings = {
    dataFolder: folder,
    database: { kind: 'memory' },
    nhsNumbers: 'strict',
    requestsPerMinute: 10_000,
    logLevel: 'silent',
  };
  platform = await openPlatform(settings, clock);
  await publishProgramme(platform.desk, aStagedProgramme(), envelope());
  app = await httpServer(platform, [CaseloadModule, ReferralModule], (problem) => problem);
  await app.init();
  app.get(ReadModels, { strict: false }).names = [caseloadProjection.name];
  const bus = app.get(CommandBus, { strict: false });
  background = new Background(platform, { projections: [caseloadProjection], policies: [] }, (command) => bus.execute(command));
  await background.start();
  await refer(1, { given: 'Alex', family: 'Example' });
  await refer(2, { given: 'Sam', family: 'Sample' });
  const accepted = await send(new ReferralModuleCommand({ caseId: caseNumber(2) }, { type: 'AcceptReferral' }, envelope()));
  after = accepted.position;
  clock.moveTo('2026-03-05T09:00:00.000Z');
});

afterAll(async () => {
  await app.close();
  await background.stop();
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

let after = '';
const envelope = () => {
  const commandId = newId();
  return { commandId, fingerprint: '', correlationId: commandId, causationId: commandId, actor: THE_SYSTEM };
};

async function send(command: ReferralModuleCommand): Promise<CommandAnswer> {
  const answer = await app.get(CommandBus, { strict: false }).execute(command);
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
}

const refer = (n: number, name: { given: string; family: string }) =>
  send(new ReferralModuleCommand({ caseId: caseNumber(n) }, aReferralOf(caseNumber(100 + n), name), envelope()));

async function call(method: 'GET' | 'POST', url: string, as: Role | null, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
  const token = as && (await issueToken(platform.master.signing, { ...aCaseworker, role: as }));
  const answer = await app.inject({
    method,
    url,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const get = (url: string, as: Role | null = 'caseworker') => call('GET', url, as);

describe('GET /v1/cases', () => {
  it('lists cases with names, waits and what to do next', async () => {
    const { status, body } = await get(`/v1/cases?after=${after}&sort=received`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 2, limit: 50, position: after });
    expect(body.items.find(({ caseId }) => caseId === caseNumber(1))).toEqual({
      caseId: caseNumber(1),
      personId: caseNumber(101),
      reference: 'SW-0000-0001-0000',
      name: 'Alex Example',
      programme: 'staged-service',
      programmeVersion: 1,
      provider: 'PRV01',
      practice: 'A81001',
      status: 'received',
      flags: [],
      nextAction: 'decide-referral',
      nextActionInWords: 'Accept or decline the referral',
      dueOn: '2026-03-04',
      overdue: true,
      breachOn: '2026-03-04',
      breached: true,
      waitingSince: '2026-03-02',
      daysWaiting: 3,
      receivedAt: '2026-03-02T10:00:00.000Z',
      position: expect.stringMatching(/^\d{16}$/),
    });
  });

  it('filters and pages, and every page knows the length of the list', async () => {
    expect((await get('/v1/cases?status=received,withdrawn&overdue=true')).body.items.map(({ caseId }) => caseId)).toEqual([caseNumber(1)]);
    expect((await get('/v1/cases?status=received&status=awaiting-triage')).body.total).toBe(2);
    const first = await get('/v1/cases?limit=1&direction=desc');
    expect(first.body).toMatchObject({ total: 2, limit: 1 });
    const second = await get(`/v1/cases?limit=1&direction=desc&cursor=${first.body['nextCursor']}`);
    expect(second.body).not.toHaveProperty('nextCursor');
    expect([...first.body.items, ...second.body.items].map(({ name }) => name).toSorted()).toEqual(['Alex Example', 'Sam Sample']);
    const otherList = await get(`/v1/cases?limit=1&direction=asc&cursor=${first.body['nextCursor']}`);
    expect([otherList.status, otherList.body.fields[0]?.field]).toEqual([400, 'cursor']);
  });

  it.each([
    ['limit=201', 'limit'],
    ['limit=0', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=%205', 'limit'],
    ['status=nowhere', 'status'],
    ['overdue=maybe', 'overdue'],
    ['sort=name', 'sort'],
    ['practice=nowhere', 'practice'],
    ['cursor=nonsense', 'cursor'],
    ['q=Example', 'q'],
    ['name=Example', 'name'],
  ])('refuses %s', async (query, field) => {
    const { status, body } = await get(`/v1/cases?${query}`);
    expect([status, body['code'], body.fields.map((fault) => fault.field)]).toEqual([400, 'request.invalid', [field]]);
  });

  it.each(['/v1/cases', '/v1/worklists', '/v1/worklists/triage-due', `/v1/cases/${caseNumber(1)}/worklist-items`])('%s is for staff', async (url) => {
    expect((await get(url, 'team-lead')).status).toBe(200);
    expect((await get(url, 'clinician')).status).toBe(200);
    for (const role of ['gp-practice', 'operator', 'commissioner', 'person', 'referrer'] as const) expect((await get(url, role)).status).toBe(403);
    expect((await get(url, null)).status).toBe(401);
  });
});

describe('GET /v1/worklists', () => {
  it('counts the work by kind and the cases by team and practitioner', async () => {
    const { body } = await get(`/v1/worklists?after=${after}`, 'team-lead');
    const counts = { cases: 2, unallocated: 1, waiting: 2, overdue: 2, unreachable: 0, items: 2 };
    expect(body).toMatchObject({ all: counts, teams: [counts], practitioners: [counts], on: '2026-03-05', position: after });
    const kinds = body['kinds'] as { kind: string; open: number }[];
    expect(kinds.filter(({ open }) => open > 0)).toMatchObject([
      { kind: 'decide-referral', open: 1, overdue: 1, breached: 1, nextDueOn: '2026-03-04' },
      { kind: 'triage-due', open: 1, overdue: 1, breached: 1, nextDueOn: '2026-03-04' },
    ]);
  });

  it('lists the work of one kind', async () => {
    const { body } = await get('/v1/worklists/triage-due?limit=10');
    expect(body).toMatchObject({ kind: 'triage-due', words: 'Decide the triage', total: 1, limit: 10 });
    expect(body.items).toMatchObject([{ caseId: caseNumber(2), name: 'Sam Sample', dueOn: '2026-03-04', overdue: true, dismissable: false }]);
    expect((await get('/v1/worklists/triage-due?overdue=false')).body.items).toEqual([]);
    expect((await get('/v1/worklists/gardening')).body).toMatchObject({ code: 'request.not-found' });
  });
});

describe('a dismissal', () => {
  const dismissal = (n: number, itemId: unknown) => `/v1/cases/${caseNumber(n)}/worklist-items/${String(itemId)}/dismissal`;

  it('is refused where somebody waits for what the item asks, and where there is no such item', async () => {
    const { body } = await get(`/v1/cases/${caseNumber(1)}/worklist-items`);
    const refused = await call('POST', dismissal(1, body.items[0]?.['itemId']), 'caseworker', { reason: 'not-needed' });
    expect([refused.status, refused.body['code']]).toEqual([409, 'worklist.needs-its-action']);
    const unknown = await call('POST', dismissal(1, newId()), 'caseworker', { reason: 'not-needed' });
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'worklist.item-not-found']);
    expect((await call('POST', dismissal(3, newId()), 'caseworker', { reason: 'not-needed' })).body['code']).toBe('case.not-found');
    expect((await get(`/v1/cases/${caseNumber(3)}/worklist-items`)).body['code']).toBe('case.not-found');
  });

  it('takes the item off, and is answered the same when it is repeated', async () => {
    await refer(4, { given: 'Kim', family: 'Third' });
    const asked = new ReferralModuleCommand({ caseId: caseNumber(4) }, { type: 'RequestInformation', needed: ['employer-size'] }, envelope());
    await send(asked);
    clock.moveTo('2026-03-12T09:00:00.000Z');
    const bus = app.get(CommandBus, { strict: false });
    await new Scheduler({ ...platform, send: (command) => bus.execute(command) }).tick();
    const raised = await get(`/v1/cases/${caseNumber(4)}/worklist-items?after=${await platform.log.head()}`);
    expect(raised.body.items).toMatchObject([{ kind: 'chase-information', dueOn: '2026-03-12', overdue: false, dismissable: true }]);
    const url = dismissal(4, raised.body.items[0]?.['itemId']);
    const first = await call('POST', url, 'caseworker', { reason: 'done-elsewhere', note: 'They rang.' }, { 'idempotency-key': 'one' });
    expect(first).toMatchObject({ status: 200, body: { events: [{ type: 'WorklistItemDismissed' }] } });
    expect((await get(`/v1/cases/${caseNumber(4)}/worklist-items?after=${String(first.body['position'])}`)).body.items).toEqual([]);
    expect(await call('POST', url, 'caseworker', { reason: 'done-elsewhere', note: 'They rang.' }, { 'idempotency-key': 'one' })).toEqual(first);
    expect((await call('POST', url, 'caseworker', { reason: 'other' })).body['code']).toBe('worklist.already-dismissed');
    expect((await call('POST', url, 'caseworker', { reason: 'because' })).body.fields[0]?.field).toBe('reason');
  });
});

describe('somebody whose identity was erased', () => {
  it('is listed without a name', async () => {
    await platform.vault.destroy(caseNumber(101), clock.now());
    const { body } = await get('/v1/cases?status=received&sort=waiting&limit=1');
    expect(body.items).toMatchObject([{ caseId: caseNumber(1), name: 'erased' }]);
  });
});
