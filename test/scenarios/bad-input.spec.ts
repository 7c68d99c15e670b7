import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Role } from '#kernel';
import { ApiBodies, type PostOperation } from '#support/api-bodies.js';
import type { Answer, Stepwise } from '#support/app.js';
import { aCase, daysPass, fallDue, leavingNoEvent, settled, startStories, type CaseStory, type Problem, type Received } from '#support/case-story.js';
import { aBarsReferral, aUkCoreBundle, barsHeaders } from '#support/fhir.js';
import { aPerson, aReferralFrom, type Body } from '#support/referrals.js';

let stepwise: Stepwise;
let bodies: ApiBodies;
/** What background work could not take in. */
const failures: string[] = [];
/** A case that takes nothing any more, so that a body that is well formed by mistake leaves no event either. */
let closed: CaseStory;
beforeAll(async () => {
  stepwise = await startStories();
  await daysPass(stepwise, 1);
  stepwise.platform.report.failed = (what) => void failures.push(what);
  bodies = new ApiBodies(stepwise.service.document() as never);
  closed = await aCase(stepwise).referredBy('gp');
  await closed.does('referral/decline', { reason: 'no-capacity' });
});
afterAll(() => stepwise.stop());

const NOBODY = 'e0000000-0000-4000-8000-000000000000';

/** A case that was accepted just now. */
async function anOpenCase(): Promise<CaseStory> {
  const c = await aCase(stepwise).referredBy('gp');
  await c.accepted();
  return c;
}

/** Who may send a command to an address. */
const senderTo = (path: string): Role | null =>
  /^\/v1\/(practices|programmes|training)/.test(path) ? 'operator' : path.startsWith('/fhir') ? 'gp-practice' : 'team-lead';

/** The address of an operation, about the closed case unless its parameters are given. */
const addressOf = ({ path }: PostOperation, given: Record<string, string> = {}): string =>
  path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => given[name] ?? { caseId: closed.caseId, personId: closed.personId, risk: 'self-harm' }[name] ?? NOBODY,
  );

const operations = () => bodies.posts.filter(({ path }) => !path.startsWith('/fhir'));

/** What is wrong with how a bad request was answered, or nothing. */
function offence(answer: Answer<Problem>, statuses: readonly number[], field?: string): object | undefined {
  const { status, body, headers } = answer;
  const isProblem =
    headers.get('content-type')?.startsWith('application/problem+json') &&
    body.status === status &&
    bodies.problemCodes.includes(body.code) &&
    body.correlationId === headers.get('x-correlation-id');
  // A list is named as a whole when one of its entries is no object.
  const names = field === undefined || body.fields?.some((fault) => fault.field === field || fault.field === field.replace(/\[0\]$/, ''));
  return statuses.includes(status) && isProblem && names ? undefined : { status, body };
}

/** Sends every operation some requests, none of which may be taken or leave an event; gives those that were answered otherwise than they should be. */
async function offences(
  of: (operation: PostOperation) => { what: string; send: () => Promise<Answer<Problem>>; statuses: readonly number[]; field?: string }[],
): Promise<object[]> {
  const found = await leavingNoEvent(stepwise, () =>
    Promise.all(
      operations().flatMap((operation) =>
        of(operation).map(async ({ what, send, statuses, field }) => {
          const wrong = offence(await send(), statuses, field);
          return wrong ? [{ operation: operation.path, what, ...wrong }] : [];
        }),
      ),
    ),
  );
  return found.flat();
}

const post = (operation: PostOperation, body: unknown, headers: Record<string, string> = {}) =>
  stepwise.post<Problem>(addressOf(operation), body, senderTo(operation.path), headers);

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? 'missing';

/** The example body of an operation, with more in it. */
const exampleOf = ({ body }: PostOperation, more: Body = {}): Body => ({ ...((body ? bodies.example(body) : {}) as Body), ...more });

describe('every command refuses, with a problem, and leaves no event:', () => {
  it('each field with each kind of wrong value, named', async () => {
    let sent = 0;
    const found = await leavingNoEvent(stepwise, async () => {
      const wrong: object[] = [];
      for (const operation of operations()) {
        const spoilt = operation.body ? bodies.spoilt(operation.body) : [];
        sent += spoilt.length;
        const answers = await Promise.all(spoilt.map(({ field, body }) => post(operation, body).then((answer) => offence(answer, [400], field))));
        wrong.push(
          ...answers.flatMap((o, i) => (o ? [{ operation: operation.path, field: spoilt[i]?.field, value: shown(spoilt[i]?.value), ...o }] : [])),
        );
      }
      return wrong;
    });
    expect(found).toEqual([]);
    expect(sent).toBeGreaterThan(2_000);
  }, 120_000);

  it('bodies that are empty, null, a list or a bare value', async () => {
    const raw = ['{}', '[]', '[{}]', 'null', '"text"', '12', 'true'];
    expect(
      await offences((operation) => raw.map((body) => ({ what: body, send: () => post(operation, body), statuses: [400, 404, 409, 422] }))),
    ).toEqual([]);
  });

  it('a field that it does not have', async () => {
    const names = ['surprise', 'EffectiveAt', 'caseId', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', ''];
    const found = await offences((operation) =>
      operation.body?.$ref
        ? names.map((name) => ({ what: name, send: () => post(operation, exampleOf(operation, { [name]: 1 })), statuses: [400], field: name }))
        : [],
    );
    expect(found).toEqual([]);
  });

  it('keys that reach for the prototype of all objects', async () => {
    const raw = [
      '{"__proto__": {"admin": true}}',
      '{"constructor": {"prototype": {"admin": true}}}',
      '{"note": {"__proto__": {"admin": true}}}',
      '{"constructor": 1}',
    ];
    expect(await offences((operation) => raw.map((body) => ({ what: body, send: () => post(operation, body), statuses: [400] })))).toEqual([]);
    expect(({} as Body)['admin']).toBeUndefined();
  });

  it('what is no JSON, or not sent as JSON', async () => {
    const found = await offences((operation) => [
      ...['{', '{"note": "x"', "{'note': 1}", '{"a": NaN}', '{"a": 01}', '\u0000', '', '{}{}'].map((body) => ({
        what: body,
        send: () => post(operation, body),
        statuses: [400],
      })),
      ...['text/xml', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'nonsense'].map((type) => ({
        what: type,
        send: () => post(operation, '<note/>', { 'content-type': type }),
        statuses: [415],
      })),
    ]);
    expect(found).toEqual([]);
  });

  it('what is not UTF-8, or would have to be unpacked first', async () => {
    const found = await offences((operation) => [
      { what: 'Latin-1', send: () => post(operation, Buffer.from('{"note": "Zoë"}', 'latin1')), statuses: [400] },
      { what: 'UTF-16', send: () => post(operation, '{}', { 'content-type': 'application/json; charset=utf-16' }), statuses: [415] },
      { what: 'gzip', send: () => post(operation, '{}', { 'content-encoding': 'gzip' }), statuses: [415] },
    ]);
    expect(found).toEqual([]);
  });

  it('bodies over the limit, and nested without end', async () => {
    const tooLarge = JSON.stringify({ note: 'x'.repeat(600_000) });
    const nested = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const found = await offences((operation) => [
      { what: 'too large', send: () => post(operation, tooLarge), statuses: [413] },
      { what: 'nested objects', send: () => post(operation, nested), statuses: [400] },
      { what: 'nested lists', send: () => post(operation, `{"note": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`), statuses: [400] },
    ]);
    expect(found).toEqual([]);
  });

  it('addresses with ids that are none', async () => {
    const ids = ['1', 'no-such-id', `${NOBODY}0`, '%00', '%F0%9F%99%82', "' or 1=1", '__proto__', encodeURIComponent('../../v1/cases')];
    const found = await offences((operation) => {
      const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
      return names.flatMap((name) =>
        ids.map((id) => ({
          what: `${name}=${id}`,
          send: () => stepwise.post<Problem>(addressOf(operation, { [name]: id }), exampleOf(operation), senderTo(operation.path)),
          statuses: [400],
        })),
      );
    });
    expect(found).toEqual([]);
  });

  it('cases and people that do not exist', async () => {
    const found = await offences((operation) =>
      operation.path.includes('{')
        ? [
            {
              what: 'nobody',
              send: () =>
                stepwise.post<Problem>(
                  addressOf(operation, { caseId: NOBODY, personId: NOBODY }),
                  exampleOf(operation, { effectiveAt: undefined }),
                  senderTo(operation.path),
                ),
              statuses: [404],
            },
          ]
        : [],
    );
    expect(found).toEqual([]);
  });
});

describe('every command about a case refuses', () => {
  const dated = () => operations().filter(({ path, body }) => path.includes('{caseId}') && body && 'effectiveAt' in exampleOf({ path, body }));
  const ofItself = ({ path }: PostOperation): boolean => !/corrections|dismissal/.test(path);

  it('what has not happened yet', async () => {
    const found = await offences((operation) =>
      dated().some(({ path }) => path === operation.path && ofItself(operation))
        ? ['2026-03-03T09:00:00.001Z', '2026-03-03T23:59:59+01:00', '9999-12-31T23:59:59Z'].map((effectiveAt) => ({
            what: effectiveAt,
            send: () => post(operation, exampleOf(operation, { effectiveAt })),
            statuses: [422],
            field: 'effectiveAt',
          }))
        : [],
    );
    expect(found).toEqual([]);
    expect(dated().length).toBeGreaterThan(40);
  });

  // Work is told of from before the referral as well, and ends have rules of their own.
  const hasOwnRules = ({ path }: PostOperation): boolean => /\/(work-status|discharge|reopening|follow-ups|satisfaction)$/.test(path);

  it('what happened before the person was referred', async () => {
    const found = await offences((operation) =>
      dated().some(({ path }) => path === operation.path && ofItself(operation) && !hasOwnRules(operation))
        ? ['2026-03-01T23:59:59Z', '0001-01-01T00:00:00Z'].map((effectiveAt) => ({
            what: effectiveAt,
            send: () => post(operation, exampleOf(operation, { effectiveAt })),
            statuses: [422],
            field: 'effectiveAt',
          }))
        : [],
    );
    expect(found).toEqual([]);
  });
});

describe('numbers that no JSON writer should write are refused:', () => {
  it.each(['1e400', '-1e400', '1e-7', '9007199254740993', '4.000000000000001', '"4"', '[4]', '0x4'])('%s', async (number) => {
    const c = await anOpenCase();
    for (const [path, field, body] of [
      ['work-status', 'hoursPerWeek', '{"status": "at-work", "evidence": "person", "hoursPerWeek": N}'],
      ['interventions', 'plannedSessions', '{"kind": "physiotherapy", "plannedSessions": N}'],
      ['satisfaction', 'score', '{"from": "person", "score": N}'],
    ] as const) {
      const { status, body: problem } = await leavingNoEvent(stepwise, () => c.post(path, body.replace('N', number)));
      expect({ path, status, field: problem.fields[0]?.field ?? problem.code }).toEqual({
        path,
        status: 400,
        field: number === '0x4' ? 'request.malformed' : field,
      });
    }
  });
});

describe('what a request says is kept as it was said', () => {
  const words = [
    'Zażółć gęślą jaźń — 日本語 — العربية — 👩🏽‍🦽',
    `Robert'); drop table events;--`,
    '<script>alert(1)</script> &amp; {{7*7}} ${7*7} %s %00 \\u0000',
    'line one\r\nline two\tand a tab',
    'x'.repeat(4_000),
    '\u202Ereversed\u202C \u200B\uFEFF \u00A0',
  ];

  it.each(words.map((text) => [text.slice(0, 40), text]))('%s', async (_, note) => {
    const c = await anOpenCase();
    await c.does('contact-attempts', { method: 'telephone', result: 'no-answer', note });
    expect((await c.timeline()).find(({ type }) => type === 'ContactAttempted')?.personal).toEqual({ note });
    await settled(stepwise);
    expect(failures).toEqual([]);
  });

  it('and one character more than allowed is one too many', async () => {
    expect(await (await anOpenCase()).refuses('contact-attempts', { method: 'telephone', result: 'no-answer', note: 'x'.repeat(4_001) })).toBe(
      'request.invalid',
    );
  });
});

describe('dates at the edge of the calendar stop no read model', () => {
  it.each([
    ['an absence since the year 1', { absenceStartedOn: '0001-01-01' }],
    ['a fit note for all time', { fitNote: { statement: 'may-be-fit', from: '0001-01-01', to: '9999-12-31', adjustments: [] } }],
    ['a notice of long ago', { noticeReceivedOn: '2000-01-01', absenceStartedOn: undefined }],
  ])('%s', async (_, facts) => {
    const { body, status } = await stepwise.post<Received>(
      '/v1/referrals',
      aReferralFrom('gp', { ...facts, person: aPerson({ birthDate: undefined }) }),
      'gp-practice',
    );
    await settled(stepwise);
    expect(failures).toEqual([]);
    const { items } = (await stepwise.get<{ items: Body[] }>(`/v1/cases?limit=200&status=received,closed-not-accepted`)).body;
    if (status === 201) expect(items.map((row) => row['caseId'])).toContain(body.caseId);
    else expect(status).toBe(422);
  });

  it('plans for the last day of all', async () => {
    const c = await anOpenCase();
    const never = '9999-12-31';
    await c.does('pauses', { reason: 'caring', expectedUntil: never });
    await c.triagedTo('C');
    await c.ordered('pain-management', 1);
    await c.does(`interventions/${c.intervention}/acceptance`, { expectedFirstSessionOn: never });
    await c.booked(1);
    await c.days(1);
    await c.attended('5');
    await c.assessed({ expectedReturnOn: never, fitNoteAdvice: { statement: 'not-fit', adjustments: [] } });
    const plan = { goals: ['phased-return'], recommendations: [], interventionsNeeded: [], targetDate: never, reviewDate: never };
    await c.does('plan', plan);
    await c.does('plan/review', { progress: 'on-track', goalsAchieved: [], reviewDate: never });
    await fallDue(stepwise);
    expect(failures).toEqual([]);
    expect(await c.listed()).toMatchObject({ status: 'in-support' });
    expect(await c.letters()).toEqual(expect.arrayContaining(['assessment-report: sent', 'plan-agreed: sent', 'progress: sent']));
  });
});

describe('every question is answered, or refused with a problem, whatever it asks:', () => {
  const VALUES = [
    '',
    ' ',
    '%00',
    '%ED%A0%BD',
    '%F0%9F%99%82',
    'null',
    '-1',
    '0',
    '1.5',
    '1e9',
    'NaN',
    '999999999999999999999',
    'true',
    '2026-02-30',
    '0001-01-01',
    '9999-12-31',
    "'or'1'='1",
    ',',
    'a,b',
    'x'.repeat(5_000),
  ];

  it('each parameter with each kind of value', async () => {
    const wrong: object[] = [];
    for (const { path, query } of bodies.gets) {
      const address = addressOf({ path }, { ods: 'A81001', id: path.startsWith('/fhir') ? closed.caseId : 'staged-work-health', kind: 'triage-due' });
      const asked = query.flatMap((name) => [
        ...VALUES.map((value) => `${name}=${value}`),
        ...[`${name}=a&${name}=b`, `${name}[]=a`, `${name}[a]=b`, name, `${name}=${encodeURIComponent('{"a":1}')}`],
      ]);
      const questions = [...asked, 'surprise=1', '__proto__=1', 'hasOwnProperty=1', 'constructor=1'].map((question) => `${address}?${question}`);
      const answers = await Promise.all(questions.map((question) => stepwise.get<Problem>(question, 'team-lead')));
      for (const [i, answer] of answers.entries()) {
        const refusedWell = path.startsWith('/fhir') ? answer.status < 500 : offence(answer, [400, 403, 404, 409, 422]) === undefined;
        const unknown = /\?(surprise|__proto__|hasOwnProperty|constructor)=1$/.exec(questions[i] ?? '')?.[1];
        const taken = unknown !== undefined && unknown !== 'surprise' && !path.startsWith('/fhir') && answer.status === 200;
        if ((answer.status !== 200 && !refusedWell) || taken)
          wrong.push({ question: questions[i]?.slice(0, 100), status: answer.status, body: answer.body });
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('FHIR is answered with FHIR, whatever is wrong with it:', () => {
  interface Outcome extends Body {
    resourceType: string;
    issue: { code: string; diagnostics: string; details: { coding: { system: string; code: string }[] } }[];
  }
  const ADDRESSES = ['/fhir/R4/$process-message', '/fhir/R4/Bundle'] as const;

  const send = (address: string, body: unknown, headers: Record<string, string> = {}) =>
    stepwise.post<Outcome>(address, body, 'gp-practice', { ...barsHeaders(), ...headers });

  /** What is wrong with how a bad message was answered, or nothing. */
  function wrongOutcome({ status, body, headers }: Answer<Outcome>): object | undefined {
    const [first] = body.issue ?? [];
    const isOutcome =
      body.resourceType === 'OperationOutcome' &&
      first?.diagnostics &&
      first.details.coding[0]?.code.startsWith('REC_') &&
      headers.get('content-type')?.startsWith('application/fhir+json');
    return status >= 400 && status < 500 && isOutcome ? undefined : { status, body };
  }

  it('what is no message at all', async () => {
    const raw = [
      '{}',
      '[]',
      '[{}]',
      'null',
      '"text"',
      '12',
      '{',
      '',
      '{"__proto__": {}}',
      '{"resourceType": "Bundle", "entry": "x"}',
      '{"resourceType": "Patient"}',
    ];
    const types = ['text/xml', 'application/fhir+xml', 'text/plain', 'application/x-www-form-urlencoded', 'nonsense'];
    const answers = await leavingNoEvent(stepwise, () =>
      Promise.all(
        ADDRESSES.flatMap((address) => [
          ...raw.map((body) => send(address, body)),
          ...types.map((type) => send(address, '<Bundle/>', { 'content-type': type })),
          send(address, JSON.stringify({ resourceType: 'Bundle', text: 'x'.repeat(600_000) })),
          send(address, `${'{"entry":['.repeat(20_000)}${']}'.repeat(20_000)}`),
        ]),
      ),
    );
    expect(answers.map(wrongOutcome).filter(Boolean)).toEqual([]);
  });

  it('any one element replaced by something else: taken with what is left, or refused without a trace', async () => {
    const nonsense = [null, 12, true, '', 'no such thing', 'a\u0000b', '\ud83d', [], {}, [null], { reference: 'urn:uuid:nobody' }, '9999-99-99'];
    let taken = 0;
    const wrong: object[] = [];
    const asked: { address: string; place: string[]; value: unknown; make: () => Body }[] = [];
    for (const [address, make] of [
      [ADDRESSES[0], () => aBarsReferral()],
      [ADDRESSES[1], () => aUkCoreBundle()],
    ] as const) {
      for (const place of placesIn(make())) {
        // All kinds meet all sorts of places; which meets which is another one in each message.
        asked.push({ address, place, value: nonsense[asked.length % nonsense.length], make });
      }
    }
    // Side by side, as senders are.
    while (asked.length > 0) {
      await Promise.all(
        asked.splice(0, 8).map(async ({ address, place, value, make }) => {
          const answer = await send(address, replaced(make(), place, value));
          if (answer.status < 300) taken++;
          else if (wrongOutcome(answer)) wrong.push({ place: place.join('.'), value, ...wrongOutcome(answer) });
        }),
      );
    }
    expect(wrong).toEqual([]);
    expect(taken).toBeGreaterThan(0);
    await settled(stepwise);
    expect(failures).toEqual([]);
    const cases = async (column: string, type: string) =>
      (
        await sql<{ id: string }>`select distinct ${sql.raw(column)} as id from events where type = ${type} order by 1`.execute(
          stepwise.platform.database.kysely,
        )
      ).rows;
    expect(await cases(`data::json ->> 'caseId'`, 'CaseNoted')).toEqual(await cases('case_id::text', 'ReferralReceived'));
  }, 120_000);

  /** The way to every element of a resource. */
  function placesIn(value: unknown, way: string[] = []): string[][] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => [[...way, key], ...placesIn(inner, [...way, key])]);
  }

  function replaced(message: Body, way: readonly string[], value: unknown): Body {
    const copy = structuredClone(message);
    const parent = way.slice(0, -1).reduce<Body>((node, key) => node[key] as Body, copy);
    parent[way.at(-1) as string] = value;
    return copy;
  }
});
