import { createSecretKey, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { issueToken } from '#access';
import { isUuid, ROLES, type Role } from '#kernel';
import type { Stepwise } from '#support/app.js';
import { aCase, CaseStory, leavingNoEvent, settled, startStories, type Problem, type Received, type Receipt } from '#support/case-story.js';
import { aPerson, aReferralFrom, aSelfReferral, employerMayHear, type Body } from '#support/referrals.js';

let stepwise: Stepwise;
let c: CaseStory;
/** Asked for at once, because it is answered only when its time is over. */
let beyondTheLog: Promise<{ status: number; body: Problem; tookMs: number }>;
beforeAll(async () => {
  stepwise = await startStories();
  c = await aCase(stepwise).referredBy('gp');
  await c.begun();
  const started = performance.now();
  beyondTheLog = stepwise
    .get<Problem>('/v1/cases?after=9999999999999999')
    .then(({ status, body }) => ({ status, body, tookMs: performance.now() - started }));
});
afterAll(() => stepwise.stop());

const NOBODY = 'e0000000-0000-4000-8000-000000000000';
let keys = 0;
const aKey = (): Record<string, string> => ({ 'idempotency-key': `key-${++keys}` });
/** An attempt to reach the person that is like no other. */
const anAttempt = (note: string): Body => ({ method: 'telephone', result: 'no-answer', note });

describe('Idempotency-Key', () => {
  it('sent again gives the first answer, and no second event', async () => {
    const key = aKey();
    const first = await c.post<Receipt>('contact-attempts', anAttempt('once'), 'caseworker', key);
    const again = await leavingNoEvent(stepwise, () => c.post<Receipt>('contact-attempts', anAttempt('once'), 'caseworker', key));
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([first.status, first.body, first.headers.get('etag')]);
  });

  it('gives the first answer even when the command would be refused by now', async () => {
    const key = aKey();
    const first = await c.post<Receipt>('work-status', { status: 'off-sick', evidence: 'person' }, 'caseworker', key);
    await c.works('at-work', 20);
    expect((await c.post<Receipt>('work-status', { status: 'off-sick', evidence: 'person' }, 'caseworker', key)).body).toEqual(first.body);
  });

  it('makes one appointment, one intervention, one case of many requests at once', async () => {
    const startsAt = '2026-03-06T10:00:00Z';
    const booking = { purpose: 'assessment', mode: 'telephone', startsAt, durationMinutes: 45, practitioner: 'caseworker-1' };
    const sixTimes = <T>(send: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 6 }, send));
    const [one, two, three] = [aKey(), aKey(), aKey()];
    const body = aSelfReferral();
    for (const answers of [
      await sixTimes(() => c.post<Receipt>('appointments', booking, 'caseworker', one)),
      await sixTimes(() => c.post<Receipt>('interventions', { kind: 'physiotherapy', plannedSessions: 2 }, 'caseworker', two)),
      await sixTimes(() => stepwise.post<Receipt>('/v1/self-referrals', body, null, three)),
    ]) {
      expect(answers.map(({ status }) => status).filter((status) => status >= 400)).toEqual([]);
      expect(new Set(answers.map(({ body: { id, caseId } }) => id ?? caseId)).size).toBe(1);
    }
    const { appointments, interventions } = await c.seen();
    expect([appointments.length, interventions.length]).toEqual([1, 1]);
  });

  it.each<[string, () => [string, Body, Body, Role | null]]>([
    ['a command', () => [`/v1/cases/${c.caseId}/contact-attempts`, anAttempt('this'), anAttempt('that'), 'caseworker']],
    [
      'an order',
      () => [
        `/v1/cases/${c.caseId}/interventions`,
        { kind: 'counselling', plannedSessions: 1 },
        { kind: 'counselling', plannedSessions: 2 },
        'caseworker',
      ],
    ],
    [
      'a referral',
      () => ['/v1/referrals', aReferralFrom('gp', { sourceMessageId: 'one' }), aReferralFrom('gp', { sourceMessageId: 'two' }), 'gp-practice'],
    ],
  ])('of %s is refused for another one', async (_, commands) => {
    const [path, one, other, as] = commands();
    const key = aKey();
    expect((await stepwise.post(path, one, as, key)).status).toBe(201);
    const { status, body } = await leavingNoEvent(stepwise, () => stepwise.post<Problem>(path, other, as, key));
    expect([status, body.code]).toEqual([422, 'command.id-reused']);
  });

  it('of people who refer themselves do not meet: nobody knows that one has been used by somebody else', async () => {
    const key = aKey();
    const answers = [await stepwise.post<Received>('/v1/self-referrals', aSelfReferral(), null, key)];
    answers.push(await stepwise.post<Received>('/v1/self-referrals', aSelfReferral(), null, key));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body.caseId).not.toBe(answers[1]?.body.caseId);
  });

  it('counts for one sender, one case and one command', async () => {
    const key = aKey();
    const other = await aCase(stepwise).referredBy('gp');
    await other.accepted();
    const answers = [
      await c.post<Receipt>('contact-attempts', anAttempt('mine'), 'caseworker', key),
      await c.post<Receipt>('contact-attempts', anAttempt('mine'), 'clinician', key),
      await other.post<Receipt>('contact-attempts', anAttempt('mine'), 'caseworker', key),
      await c.post<Receipt>('work-status', { status: 'off-sick', evidence: 'person' }, 'caseworker', key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 200]);
    expect(new Set(answers.map(({ body }) => body.position)).size).toBe(4);
  });

  it('after a refusal is free for the mended command', async () => {
    const key = aKey();
    expect((await c.post('contact-attempts', { method: 'sms', result: 'voicemail' }, 'caseworker', key)).status).toBe(422);
    expect((await c.post('contact-attempts', { method: 'sms', result: 'sent' }, 'caseworker', key)).status).toBe(201);
  });

  it.each(['', ' ', 'with spaces', 'x'.repeat(256), 'naïve'])('must be printable and short: %j', async (key) => {
    const { status, body } = await leavingNoEvent(stepwise, () =>
      c.post('contact-attempts', anAttempt('x'), 'caseworker', { 'idempotency-key': key }),
    );
    expect([status, body.fields[0]?.field]).toEqual([400, 'Idempotency-Key']);
  });
});

describe('If-Match', () => {
  const matching = (etag: string) => c.post('contact-attempts', anAttempt('matched'), 'caseworker', { 'if-match': etag });
  const etagOf = async (): Promise<string> => (await stepwise.get(`/v1/cases/${c.caseId}`)).headers.get('etag') ?? '';

  it('with the ETag of the case as it is lets a command through', async () => {
    const etag = await etagOf();
    expect(etag).toMatch(/^"\d{16}"$/);
    expect((await matching(etag)).status).toBe(201);
  });

  it('with the ETag that a command answered goes on from there', async () => {
    const first = await c.post<Receipt>('contact-attempts', anAttempt('first'));
    expect(first.headers.get('etag')).toBe(`"${first.body.position}"`);
    expect((await matching(first.headers.get('etag') ?? '')).status).toBe(201);
  });

  it('with an ETag from before the last change is stale', async () => {
    const etag = await etagOf();
    await c.does('contact-attempts', anAttempt('meanwhile'));
    const { status, body } = await leavingNoEvent(stepwise, () => matching(etag));
    expect([status, body.code]).toEqual([412, 'case.changed']);
    expect((await matching(await etagOf())).status).toBe(201);
  });

  it('takes a weak ETag, a list of them, and a star for any', async () => {
    expect((await matching(`W/${await etagOf()}`)).status).toBe(201);
    expect((await matching(`"0000000000000001", ${await etagOf()}`)).status).toBe(201);
    expect((await matching('"0000000000000001", "0000000000000002"')).status).toBe(412);
    expect((await matching('*')).status).toBe(201);
  });

  it('of two who read the same lets one through', async () => {
    const etag = await etagOf();
    const answers = await Promise.all([matching(etag), matching(etag), matching(etag)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412]);
  });

  it.each(['17', '"17"', 'W/17', '"', 'x'.repeat(4_000)])('that no one gave out is malformed: %j', async (etag) => {
    const { status, body } = await leavingNoEvent(stepwise, () => matching(etag));
    expect([status, body.code, body.fields[0]?.field]).toEqual([400, 'request.invalid', 'If-Match']);
  });
});

describe('commands at the same time on one case', () => {
  const atOnce = <T>(n: number, send: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, (_, i) => send(i)));

  it('of which one can be carried out: one is, the others are refused', async () => {
    const d = await aCase(stepwise).referredBy('gp');
    const accepts = await atOnce(8, () => d.post('referral/accept'));
    expect(accepts.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(accepts.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(new Set(['referral.already-decided']));
    const decisions = await atOnce(8, (i) =>
      d.post('triage/decision', { stage: i % 2 ? 'B' : 'C', priority: 'routine', assessmentMode: 'telephone' }),
    );
    expect(decisions.filter(({ status }) => status === 200)).toHaveLength(1);
    const types = (await d.timeline()).map(({ type }) => type).filter((type) => ['ReferralAccepted', 'TriageDecided'].includes(type));
    expect(types).toEqual(['ReferralAccepted', 'TriageDecided']);
  });

  it('of which all can be carried out: each is, or its sender is told to try again, and none is lost', async () => {
    const d = await aCase(stepwise).referredBy('gp');
    await d.accepted();
    const answers = await atOnce(12, (i) => d.post<Problem>('contact-attempts', anAttempt(`attempt ${i}`)));
    const done = answers.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(done.length === 12 ? [] : ['409 case.busy']),
    );
    expect((await d.seen()).triage['contactAttempts']).toBe(done.length);
  });

  it('on different parts of the case do not get into each other’s way', async () => {
    const d = await aCase(stepwise).referredBy('gp');
    await d.inSupport();
    const answers = await Promise.all([
      d.post('contact-attempts', anAttempt('x')),
      d.post('work-status', { status: 'off-sick', evidence: 'person' }),
      d.post('consents', { ...employerMayHear, how: 'verbal' }),
      d.post('interventions', { kind: 'physiotherapy', plannedSessions: 1 }),
      d.post('measures', { instrument: 'wsas', answers: [5, 4, 4, 3, 4], occasion: 'baseline' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 201, 201, 201]);
  });

  it('that end it: one discharge, and nothing comes after it', async () => {
    const d = await aCase(stepwise).referredBy('gp');
    await d.begun();
    const endings = await atOnce(6, (i) => d.post('discharge', { reason: i % 2 ? 'declined' : 'moved-away' }));
    expect(endings.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect((await d.timeline()).filter(({ type }) => type === 'CaseDischarged')).toHaveLength(1);
  });

  it('two referrals of one person at the same moment: at least one is asked about', async () => {
    const person = aPerson();
    const both = await Promise.all([
      stepwise.post<Received>('/v1/referrals', aReferralFrom('gp', { person }), 'gp-practice'),
      stepwise.post<Received>('/v1/self-referrals', aSelfReferral({ person }), null),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const told = await Promise.all(both.map(({ body }) => new CaseStory(stepwise, body).timeline()));
    expect(told.flat().map(({ type }) => type)).toContain('ProbableDuplicateRaised');
  });
});

describe('?after=', () => {
  it('waits until the read model has what was just written', async () => {
    for (let i = 0; i < 5; i++) {
      const d = await aCase(stepwise).referredBy('gp');
      const { body } = await stepwise.get<{ items: Body[] }>(`/v1/cases?limit=200&after=${d.position}`);
      expect(body.items.map((row) => row['caseId'])).toContain(d.caseId);
    }
  });

  it.each(['', '1', 'abc', '-000000000000001', '00000000000000001', `${'0'.repeat(15)}x`, '0000000000000001&after=0000000000000002'])(
    'must be a position: %j',
    async (after) => {
      const { status, body } = await stepwise.get<Problem>(`/v1/cases?after=${after}`);
      expect([status, body.code, body.fields[0]?.field]).toEqual([400, 'request.invalid', 'after']);
    },
  );

  it('beyond the log is answered with 503 within its time', async () => {
    const { status, body, tookMs } = await beyondTheLog;
    expect([status, body.code]).toEqual([503, 'read-model.behind']);
    expect(tookMs).toBeGreaterThan(4_900);
    expect(tookMs).toBeLessThan(9_000);
  });
});

describe('access', () => {
  const everybody = ROLES.filter((role) => role !== 'system');
  const STAFF: readonly Role[] = ['caseworker', 'clinician', 'team-lead'];
  const reached = async (method: 'GET' | 'POST', path: string): Promise<Role[]> => {
    const answers = await Promise.all(everybody.map((role) => (method === 'GET' ? stepwise.get(path, role) : stepwise.post(path, '{', role))));
    return everybody.filter((_, i) => answers[i]?.status !== 403);
  };

  it.each<[string, readonly Role[]]>([
    ['/v1/cases', STAFF],
    [`/v1/cases/${NOBODY}`, STAFF],
    [`/v1/cases/${NOBODY}/timeline`, STAFF],
    [`/v1/cases/${NOBODY}/clocks`, STAFF],
    [`/v1/cases/${NOBODY}/safeguarding`, STAFF],
    [`/v1/cases/${NOBODY}/employer/view`, STAFF],
    ['/v1/worklists', STAFF],
    [`/v1/people/${NOBODY}`, [...STAFF, 'operator']],
    [`/v1/letters/${NOBODY}`, [...STAFF, 'gp-practice', 'person']],
    ['/v1/reports/waiting-list', ['team-lead', 'commissioner', 'auditor', 'operator']],
    ['/v1/programmes', everybody],
    ['/v1/training/clock', everybody],
  ])('GET %s is for those who need it', async (path, roles) =>
    expect(await reached('GET', path)).toEqual(everybody.filter((role) => roles.includes(role))),
  );

  it.each<[string, readonly Role[]]>([
    ['/v1/referrals', [...STAFF, 'gp-practice', 'referrer']],
    ['/v1/fit-notes', [...STAFF, 'gp-practice', 'referrer']],
    [`/v1/cases/${NOBODY}/referral/accept`, STAFF],
    [`/v1/cases/${NOBODY}/referral/withdraw`, [...STAFF, 'gp-practice', 'referrer']],
    [`/v1/cases/${NOBODY}/consents`, [...STAFF, 'person']],
    [`/v1/cases/${NOBODY}/triage/decision`, STAFF],
    [`/v1/cases/${NOBODY}/discharge`, STAFF],
    [`/v1/cases/${NOBODY}/corrections`, STAFF],
    [`/v1/people/${NOBODY}/erasure`, ['team-lead', 'operator']],
    [`/v1/letters/${NOBODY}/delivery`, [...STAFF, 'operator']],
    ['/v1/practices', ['operator']],
    ['/v1/programmes', ['operator']],
    ['/v1/training/clock', ['operator']],
  ])('POST %s is for those who may', async (path, roles) => {
    const answers = await Promise.all(everybody.map((role) => stepwise.post<Problem>(path, { surprise: 1 }, role)));
    const allowed = everybody.filter((_, i) => answers[i]?.body.code !== 'access.forbidden');
    expect(allowed).toEqual(everybody.filter((role) => roles.includes(role)));
    expect(answers.filter(({ status }) => status === 403).every(({ body }) => body.code === 'access.forbidden')).toBe(true);
  });

  it('needs a token that this service gave out, and that is still valid', async () => {
    const { signing } = stepwise.platform.master;
    const actor = { id: 'x', role: 'team-lead', organisation: 'PRV01' } as const;
    const signed = (key: KeyObject, claims: Body, issuer = 'stepwise') =>
      new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setSubject('x').setIssuer(issuer).setExpirationTime('1h').sign(key);
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sub: 'x', role: 'team-lead', organisation: 'PRV01', iss: 'stepwise' }))}.`;
    const wrong = [
      '',
      'Bearer',
      'Bearer ',
      'Bearer x.y.z',
      `Bearer ${unsigned}`,
      `Basic ${btoa('team-lead:secret')}`,
      `Bearer ${await issueToken(createSecretKey('another key of thirty-two bytes!!', 'utf8'), actor)}`,
      `Bearer ${await issueToken(signing, actor, '-1s')}`,
      `Bearer ${await issueToken(signing, { ...actor, role: 'system' })}`,
      `Bearer ${await signed(signing, { role: 'emperor', organisation: 'PRV01' })}`,
      `Bearer ${await signed(signing, { role: 'team-lead' })}`,
      `Bearer ${await signed(signing, { role: 'team-lead', organisation: 'PRV01' }, 'somebody')}`,
      `Bearer ${(await stepwise.token('team-lead')).slice(0, -3)}`,
    ];
    for (const authorization of wrong) {
      const { status, body } = await stepwise.get<Problem>('/v1/cases', undefined, { authorization });
      expect({ authorization, status, code: body.code }).toEqual({ authorization, status: 401, code: 'access.unauthenticated' });
    }
    expect((await stepwise.get('/v1/cases', undefined, { authorization: `Bearer ${await issueToken(signing, actor)}` })).status).toBe(200);
  });

  it('is not given to what belongs to somebody else', async () => {
    const [taken, consent] = [
      { by: 'referrer', reason: 'other' },
      { ...employerMayHear, how: 'online' },
    ];
    const d = await aCase(stepwise).referredBy('secondary-care');
    const refused = await leavingNoEvent(stepwise, () =>
      Promise.all([
        d.post('referral/withdraw', taken, 'gp-practice'),
        d.post('consents', consent, 'person'),
        d.post('consents/withdrawal', { recipient: 'gp', how: 'online' }, 'person'),
      ]),
    );
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(refused.map(() => [404, 'case.not-found']));
    const themself = `Bearer ${await issueToken(stepwise.platform.master.signing, { id: d.personId, role: 'person', organisation: 'public' })}`;
    expect((await d.post('consents', consent, undefined, { authorization: themself })).status).toBe(201);
    expect((await d.post('referral/withdraw', taken, 'referrer')).status).toBe(200);
  });
});

describe('the correlation id', () => {
  it('of the sender is echoed, and stands in every event that follows', async () => {
    const id = crypto.randomUUID();
    const { headers, body } = await c.post<Receipt>('contact-attempts', anAttempt('traced'), 'caseworker', { 'x-correlation-id': id });
    expect(headers.get('x-correlation-id')).toBe(id);
    const events = await stepwise.platform.log.read(`triage-${c.caseId}`, 0);
    expect(events.find(({ eventId }) => eventId === body.events[0]?.eventId)?.correlationId).toBe(id);
    const refused = await c.post('contact-attempts', {}, 'caseworker', { 'x-correlation-id': id.toUpperCase() });
    expect([refused.body.correlationId, refused.headers.get('x-correlation-id')]).toEqual([id, id]);
  });

  it.each(['', 'no-uuid', '1'.repeat(5_000)])('is a new one where the sender has none: %j', async (sent) => {
    const { headers, body } = await c.post('contact-attempts', {}, 'caseworker', { 'x-correlation-id': sent });
    expect(isUuid(headers.get('x-correlation-id') ?? '')).toBe(true);
    expect(body.correlationId).toBe(headers.get('x-correlation-id'));
  });
});

describe('what is not there', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/v1'],
    ['GET', '/v2/cases'],
    ['GET', '/v1/cases/'],
    ['GET', '//v1/cases'],
    ['POST', '/v1/cases'],
    ['PUT', '/v1/cases'],
    ['PATCH', '/v1/referrals'],
    ['DELETE', `/v1/cases/${NOBODY}`],
    ['OPTIONS', '/v1/cases'],
    ['GET', '/v1/worklists/no-such-kind'],
  ])('%s %s is answered as such', async (method, path) => {
    const headers = { authorization: `Bearer ${await stepwise.token('caseworker')}` };
    const answer = await fetch(`${stepwise.url}${path}`, { method, headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect(await answer.json()).toMatchObject({
      status: 404,
      code: 'request.not-found',
      type: 'https://stepwise.example/problems/request.not-found',
      fields: [],
    });
  });

  it.each(['/v1/cases/%', '/v1/programmes/%E0%A4%A', '/%c0%ae%c0%ae/'])('an address that nobody can read is refused: %s', async (path) => {
    const { status, headers, body } = await stepwise.get<Problem>(path);
    expect([status, headers.get('content-type'), body.code]).toEqual([400, 'application/problem+json; charset=utf-8', 'request.invalid']);
  });

  it('is asked for by HEAD like by GET, without a body', async () => {
    const head = async (path: string) => {
      const answer = await fetch(`${stepwise.url}${path}`, {
        method: 'HEAD',
        headers: { authorization: `Bearer ${await stepwise.token('caseworker')}` },
      });
      return [answer.status, await answer.text()];
    };
    expect(await head(`/v1/cases/${c.caseId}`)).toEqual([200, '']);
    expect(await head(`/v1/cases/${NOBODY}`)).toEqual([404, '']);
    expect(await head('/v1/referrals')).toEqual([404, '']);
    expect(await head('/health/live')).toEqual([200, '']);
  });

  it('under /fhir is answered in FHIR', async () => {
    for (const path of ['/fhir', '/fhir/R4/Patient', `/fhir/R4/Task/${NOBODY}`]) {
      const { status, body } = await stepwise.get<Body>(path, 'gp-practice');
      expect([status, body['resourceType']]).toEqual([404, 'OperationOutcome']);
    }
  });

  it('under /fhir is answered in FHIR, also when nobody can read it', async () => {
    for (const path of ['/fhir/R4/Task/%', '/fhir/R4/%E0%A4%A']) {
      const { status, body, headers } = await stepwise.get<Body>(path, 'gp-practice');
      expect([status, body['resourceType'], headers.get('content-type')]).toEqual([400, 'OperationOutcome', 'application/fhir+json; charset=utf-8']);
      expect(body['issue']).toMatchObject([{ code: 'value', location: ['http.address'], details: { coding: [{ code: 'REC_BAD_REQUEST' }, {}] } }]);
    }
  });
});

describe('anybody may read', () => {
  it('the interface document, which is the one that the code makes', async () => {
    const { status, body } = await stepwise.get<Body>('/openapi.json', undefined, { authorization: '' });
    expect([status, body['openapi']]).toEqual([200, '3.1.0']);
    expect(body['paths']).toEqual(JSON.parse(JSON.stringify(stepwise.service.document().paths)));
  });

  it('the page to browse it, with all that it loads', async () => {
    const page = await fetch(`${stepwise.url}/docs`);
    const text = await page.text();
    expect([page.status, text.includes('Stepwise API')]).toEqual([200, true]);
    const loaded = [...text.matchAll(/(?:src|href)="(\.?\/?[^"#:]+)"/g)].map(([, path]) => new URL(path as string, `${stepwise.url}/docs`).href);
    expect(loaded.length).toBeGreaterThan(1);
    for (const url of loaded) expect({ url, status: (await fetch(url)).status }).toEqual({ url, status: 200 });
  });

  it('whether the service lives and is ready', async () => {
    await settled(stepwise);
    expect((await stepwise.get('/health/live', undefined, { authorization: '' })).body).toEqual({ status: 'live' });
    const { body } = await stepwise.get<{ status: string; parts: { name: string; behind: number }[] }>('/health/ready', undefined, {
      authorization: '',
    });
    expect(body.status).toBe('ready');
    expect(body.parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['caseload_v1', 'letters_v1', 'policy letters']));
  });
});

describe('requests are limited', () => {
  let limited: Stepwise;
  beforeAll(async () => {
    limited = await startStories({ settings: { requestsPerMinute: 6 } });
  });
  afterAll(() => limited.stop());

  it('to a hundredth, and one at least, for who refers themself: by where they come from and not by what they show', async () => {
    const send = (headers: Record<string, string> = {}, path = '/v1/self-referrals') => limited.post<Problem>(path, aSelfReferral(), null, headers);
    expect((await send()).status).toBe(201);
    const second = await send();
    expect([second.status, second.body.code, second.headers.get('content-type')]).toEqual([
      429,
      'request.too-many',
      'application/problem+json; charset=utf-8',
    ]);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    const token = { authorization: `Bearer ${await limited.token('caseworker')}` };
    for (const headers of [{ authorization: 'Bearer another' }, { 'x-forwarded-for': '192.0.2.7' }, token]) {
      expect({ headers, status: (await send(headers)).status }).toEqual({ headers, status: 429 });
    }
    for (const path of ['/%76%31/self-referrals', '/v1/self-referrals?x=1']) expect((await send({}, path)).status).toBe(429);
  });

  it('for everybody else by account, whichever token of it they show', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await limited.get('/v1/worklists', 'caseworker')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    const { signing } = limited.platform.master;
    const another = `Bearer ${await issueToken(signing, { id: 'caseworker-1', role: 'caseworker', organisation: 'PRV01' }, '1h')}`;
    expect((await limited.get('/v1/worklists', undefined, { authorization: another })).status).toBe(429);
    expect((await limited.get('/v1/worklists', 'team-lead')).status).toBe(200);
  });
});
