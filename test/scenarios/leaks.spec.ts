import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import { ApiBodies } from '#support/api-bodies.js';
import type { Stepwise } from '#support/app.js';
import { aCase, fallDue, settled, startStories, today, type CaseStory, type Problem } from '#support/case-story.js';
import { aBarsCancellation, aBarsReferral, barsHeaders } from '#support/fhir.js';
import { anNhsNumber, aPerson, aReferralFrom, gpMayHear, type Body } from '#support/referrals.js';

/*
 * A person whom nobody could mistake goes through a whole case, and is looked for everywhere: in what is stored, logged,
 * measured and answered to those who are refused. Every text about them has the word "marmalade" in it.
 */

const NHS_NUMBER = anNhsNumber(424_242);
const person = {
  name: { given: 'Quillon', family: 'Zephyrine', title: 'Mx' },
  birthDate: '1971-11-23',
  nhsNumber: NHS_NUMBER,
  nhsNumberStatus: '01',
  practice: 'A81001',
  contact: { telephone: '07700 900987', email: 'quillon@zephyrine.example', address: '77 Canaryfield Row', postcode: 'LS10 4QZ' },
};
const CANARIES = [
  ...['quillon', 'zephyrine', '1971-11-23', '23 november 1971', NHS_NUMBER, '00 900987', '700900987', 'canaryfield', 'ls10 4qz'],
  ...['vermilion', 'tarragon', 'marmalade'],
];

/** Which of the canaries a text sings of. */
const heardIn = (text: string): string[] => CANARIES.filter((canary) => text.toLowerCase().includes(canary));

let stepwise: Stepwise;
let c: CaseStory;
const logged: string[] = [];
/** Addresses and headers of every answer. */
const headed: string[] = [];
const { fetch } = globalThis;

beforeAll(async () => {
  stepwise = await startStories({ settings: { logLevel: 'debug' } });
  Object.assign(stepwise.platform.logger, { [pino.symbols.streamSym]: { write: (line: string) => logged.push(line) } });
  globalThis.fetch = async (...request) => {
    const answer = await fetch(...request);
    headed.push([answer.url, ...answer.headers].join('\n'));
    return answer;
  };
  await wholeCase();
  await fallDue(stepwise);
});
afterAll(async () => {
  globalThis.fetch = fetch;
  await stepwise.stop();
});

const note = 'Talked of marmalade.';

/** Everything that can be said about somebody, from a referral by FHIR that is cancelled to a follow-up. */
async function wholeCase(): Promise<void> {
  const fhir = (message: Body) => stepwise.post<Body>('/fhir/R4/$process-message', message, 'gp-practice', barsHeaders());
  const message = aBarsReferral(({ request, patient, practitioner }) => {
    request['note'] = [{ text: note }];
    request['authoredOn'] = '2026-03-02T08:30:00+00:00';
    practitioner['name'] = [{ family: 'Tarragon', given: ['Oswin'] }];
    patient['identifier'] = [{ ...(patient['identifier'] as [Body])[0], value: NHS_NUMBER }];
    patient['name'] = [{ family: 'Zephyrine', given: ['Quillon'] }];
    patient['birthDate'] = '1971-11-23';
    patient['telecom'] = [{ system: 'phone', value: '07700 900987' }];
    patient['address'] = [{ line: ['77 Canaryfield Row'], postalCode: 'LS10 4QZ' }];
  });
  expect((await fhir(message)).status).toBe(200);
  expect((await fhir(aBarsCancellation())).status).toBe(200);

  c = await aCase(stepwise).referredBy('gp', {
    person,
    referrer: { organisation: 'A81001', profession: 'gp', name: 'Dr Oswin Tarragon' },
    employment: { status: 'employed', offSick: true, employerName: 'Vermilion Pickle Works' },
    condition: 'Marmalade elbow',
    reason: note,
  });
  expect(c.received['earlierCase']).toBeDefined();
  await c.does('referral/request-information', { needed: ['contact-details'], question: note });
  await c.does('referral/supply-information', { contact: person.contact, answer: note });
  await c.does('referral/accept', { note });
  await c.does('triage/risks', { risk: 'staff-safety', note });
  await c.does('triage/escalation', { reason: 'complex-condition', note });
  await c.does('triage/decision', { stage: 'C', priority: 'soon', assessmentMode: 'telephone', note }, 'clinician');
  await c.does('allocation', { practitioner: 'caseworker-1', team: 'north', note });
  await c.does('contact-attempts', { method: 'telephone', result: 'spoke', note });
  const { id: pause } = await c.does('pauses', { reason: 'holiday', note });
  await c.booked(2, { place: 'Marmalade House', note });
  await c.days(2);
  await c.does(`pauses/${pause}/end`, { note });
  await c.does(`appointments/${c.appointment}/attendance`, { code: '5', note });
  await c.assessed({ summary: note, functionInWords: note, adviceInWords: note, note });
  await c.does('measures', { instrument: 'wsas', answers: [5, 4, 4, 3, 4], occasion: 'baseline', note });
  await c.does('plan', {
    ...{ goals: ['return-with-adjustments'], recommendations: ['phased-return'], interventionsNeeded: ['physiotherapy'] },
    ...{ goalsInWords: note, recommendationsInWords: note, note },
  });
  const { id: concern } = await c.does('safeguarding/concerns', { category: 'neglect', severity: 'low', description: note });
  await c.post(`safeguarding/concerns/${concern}/reading`, { reason: 'handover', explanation: note });
  await c.does(`safeguarding/concerns/${concern}/closing`, { outcome: 'not-substantiated', note });
  c.intervention = (await c.does('interventions', { kind: 'pain-management', plannedSessions: 1, goal: note, note })).id;
  await c.does(`interventions/${c.intervention}/acceptance`, { supplierReference: 'marmalade-17', note });
  const startsAt = `${c.day(1)}T09:00:00Z`;
  c.session = (await c.does(`interventions/${c.intervention}/sessions`, { startsAt, mode: 'telephone', place: 'Marmalade Clinic', note })).id;
  await c.does('consents', { recipient: 'employer', purpose: 'employer-liaison', content: ['function-and-adjustments'], how: 'verbal' });
  const employer = {
    employerName: 'Vermilion Pickle Works',
    contactName: 'Oswin Tarragon',
    telephone: '07700 900987',
    email: 'oswin@tarragon.example',
  };
  await c.does('employer/liaison', { ...employer, note });
  await c.does('employer/contacts', { method: 'telephone', result: 'spoke', contactName: 'Oswin Tarragon', note });
  await c.does('employer/report-offer', { functionalLimits: ['sitting'], adjustments: ['altered-hours'], text: note, note });
  await c.does('employer/report-correction', { text: `${note} Corrected.` });
  await c.does('employer/report-release', { how: 'verbal', note });
  const { adjustments } = await c.does('employer/adjustments', { adjustments: [{ kind: 'altered-hours', description: note }] });
  const [{ adjustmentId }] = adjustments as [{ adjustmentId: string }];
  await c.does('employer/responses', { responses: [{ adjustmentId, response: 'accepted', detail: note }] });
  await c.does('employer/workplace-visit', { mode: 'on-site', findings: note });
  await c.does('employer/mediation', { result: 'agreement', participants: 'Oswin Tarragon' });
  await c.days(2);
  await c.does(`interventions/${c.intervention}/sessions/${c.session}/attendance`, { code: '5', note });
  await c.does(`interventions/${c.intervention}/completion`, { goal: 'achieved', note });
  await c.does('plan/review', { progress: 'achieved', goalsAchieved: ['return-with-adjustments'], note });
  await c.does('work-status', { status: 'at-work', hoursPerWeek: 30, evidence: 'person', note });
  const attempt = (await c.timeline()).find(({ type }) => type === 'ContactAttempted');
  await c.does('corrections', { eventId: attempt?.eventId, reason: 'clerical-error', facts: { note: 'Marmalade, again.' }, explanation: note });
  await c.does('corrections', {
    ...{ eventId: (await c.timeline())[0]?.eventId, reason: 'new-information', explanation: note },
    facts: { name: { given: 'Quillon', family: 'Zephyrine-Tarragon' } },
  });
  await c.does('discharge', { reason: 'completed', benefitRating: 9, note });
  await c.does('satisfaction', { from: 'person', score: 5, comment: note });
  await c.days(28);
  await c.does('follow-ups', { weeks: 4, status: 'at-work', hoursPerWeek: 30, evidence: 'person', note });
  await settled(stepwise);
}

/** Erases the person of a case. */
async function erased({ personId }: CaseStory): Promise<void> {
  expect((await stepwise.post(`/v1/people/${personId}/erasure`, { requestedBy: 'person', reason: 'objection' }, 'team-lead')).status).toBe(200);
}

/** Every row of every table as text, by table. */
async function everyRow(): Promise<Map<string, string[]>> {
  const db = stepwise.platform.database.kysely;
  const tables = await sql<{ name: string }>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(db);
  const rows = new Map<string, string[]>();
  for (const { name } of tables.rows) {
    const found = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db);
    rows.set(
      name,
      found.rows.map(({ row }) => row),
    );
  }
  return rows;
}

/** Every file in the data folder, with what it says. */
function everyFile(folder = stepwise.platform.settings.dataFolder): [path: string, text: string][] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path, 'utf8')]);
}

/** Canaries in stored rows, by table. */
async function stored(): Promise<Record<string, string[]>> {
  const found = [...(await everyRow())].map(([table, rows]) => [table, heardIn(rows.join('\n'))] as const);
  return Object.fromEntries(found.filter(([, heard]) => heard.length > 0));
}

const figures = async (): Promise<Body[]> => {
  const period = `from=2026-03-01&to=${today(stepwise)}&after=${await stepwise.platform.log.head()}`;
  const reports = [`waiting-times?${period}`, `outcomes?${period}`, `activity?${period}`].map((path) =>
    stepwise.get<Body>(`/v1/reports/${path}`, 'team-lead'),
  );
  return (await Promise.all(reports)).map(({ status, body }) => {
    expect(status).toBe(200);
    return body;
  });
};

describe('while the case is there', () => {
  it('those who work it read who the person is', async () => {
    expect(heardIn(JSON.stringify(await c.seen()))).toEqual(expect.arrayContaining(['quillon', 'zephyrine', '1971-11-23', NHS_NUMBER, 'vermilion']));
    expect(heardIn(JSON.stringify(await c.timeline()))).toEqual(CANARIES.filter((canary) => !['23 november 1971', '700900987'].includes(canary)));
    expect(heardIn(JSON.stringify(await c.listed()))).toEqual(['quillon', 'zephyrine', 'tarragon']);
  });

  it('nothing of them is in clear in any row of any table', async () => {
    const rows = await everyRow();
    expect([...rows.keys()]).toEqual(expect.arrayContaining(['public.events', 'public.caseload_v1', 'public.letters_v1', 'public.person_lookups']));
    // What is no secret is there to be found.
    expect([...rows].filter(([, found]) => found.join().includes('musculoskeletal')).map(([table]) => table)).toContain('public.events');
    expect(await stored()).toEqual({});
  });

  it('they hold each text under seal', async () => {
    type Row = { type: string; personal: string | null };
    const { rows } = await sql<Row>`select type, personal from events where case_id = ${c.caseId}`.execute(stepwise.platform.database.kysely);
    const sealed = rows.filter(({ personal }) => personal !== null).map(({ type }) => type);
    expect(new Set(sealed).size).toBeGreaterThan(30);
  });

  it('letters lie in the outbox, readable by the service alone', () => {
    const letters = everyFile().filter(([path]) => path.includes('outbox'));
    expect(letters.length).toBeGreaterThanOrEqual(2 * 6);
    for (const [path, text] of letters) {
      expect({ path, heard: heardIn(text) }).toEqual({ path, heard: expect.arrayContaining(['zephyrine']) });
      expect(statSync(path).mode & 0o077).toBe(0);
    }
    expect(everyFile().filter(([path, text]) => !path.includes('outbox') && heardIn(text).length > 0)).toEqual([]);
  });

  it('the employer sees neither condition nor measure', async () => {
    const { status, body } = await stepwise.get<Body>(`/v1/cases/${c.caseId}/employer/view`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/elbow|musculoskeletal|wsas|pain/i);
  });

  it('the metrics know routes and no one', async () => {
    const { status, body } = await stepwise.get<string>('/metrics');
    expect(status).toBe(200);
    expect(body).toContain('/v1/cases/:caseId');
    expect(heardIn(body)).toEqual([]);
    expect(body).not.toContain(c.caseId);
  });

  it('a commissioner, a stranger and a probe hear nothing', async () => {
    const period = `from=2026-03-01&to=${today(stepwise)}`;
    const answers = await Promise.all([
      ...['waiting-times', 'outcomes', 'activity'].map((report) => stepwise.get(`/v1/reports/${report}?${period}`, 'commissioner')),
      stepwise.get('/v1/programmes'),
      stepwise.get('/health/ready'),
      stepwise.get(`/v1/people/${c.personId}`, 'operator'),
      stepwise.get(`/v1/people/${c.personId}/access-log`, 'operator'),
      stepwise.get(`/v1/cases/${c.caseId}/clocks`),
      stepwise.get(`/fhir/R4/Task?focus=ServiceRequest/${c.caseId}`, 'gp-practice'),
      stepwise.get(`/v1/letters?case=${c.caseId}`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.flatMap(({ body }) => heardIn(JSON.stringify(body)))).toEqual([]);
  });
});

describe('a refusal', () => {
  it('of any command does not say again what was sent with it', async () => {
    const bodies = new ApiBodies(stepwise.service.document() as never);
    const sung = (value: unknown): unknown => {
      if (typeof value === 'string') return 'Zephyrine';
      if (Array.isArray(value)) return value.map(sung);
      return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, sung(v)])) : value;
    };
    const texts = await Promise.all(
      bodies.posts.map(async ({ path, body }) => {
        const address = path.replace(/\{(\w+)\}/g, (_, name) =>
          name === 'caseId' ? c.caseId : name === 'personId' ? c.personId : crypto.randomUUID(),
        );
        const as = /^\/v1\/(practices|programmes|training)/.test(path) ? 'operator' : path.startsWith('/fhir') ? 'gp-practice' : 'team-lead';
        const { status, body: problem, headers } = await stepwise.post(address, body ? sung(bodies.example(body)) : {}, as);
        expect({ path, refused: status >= 400 }).toEqual({ path, refused: true });
        return JSON.stringify([problem, ...headers]);
      }),
    );
    expect(texts.filter((text) => heardIn(text).length > 0)).toEqual([]);
  });

  it('of a referral names its faults without quoting them', async () => {
    const { status, body } = await stepwise.post<Problem>(
      '/v1/referrals',
      aReferralFrom('gp', {
        person: { ...person, nhsNumber: `${NHS_NUMBER.slice(0, 9)}${(Number(NHS_NUMBER[9]) + 1) % 10}`, birthDate: '2071-11-23' },
        reason: note,
      }),
      'gp-practice',
    );
    expect([status, body.fields.map(({ field }) => field).sort()]).toEqual([422, ['absenceStartedOn', 'person.birthDate', 'person.nhsNumber']]);
    expect(JSON.stringify(body)).not.toMatch(/quillon|zephyrine|71-11-23|999424/i);
  });
});

it('a failure quotes neither in its answer nor in the log what went wrong with whom', async () => {
  const fails = jest.spyOn(stepwise.platform.vault, 'open').mockRejectedValueOnce(new Error('Cannot open what Zephyrine said'));
  const { status, body } = await stepwise.get<Problem>(`/v1/cases/${c.caseId}`);
  fails.mockRestore();
  expect([status, body.code, heardIn(JSON.stringify(body))]).toEqual([500, 'service.failed', []]);
  const told = logged.filter((line) => line.includes(body.correlationId));
  expect(told).toHaveLength(1);
  expect(heardIn(told.join())).toEqual([]);
});

describe('when the person has been erased', () => {
  let before: Body[];
  let letterIds: string[];
  beforeAll(async () => {
    await settled(stepwise);
    before = await figures();
    letterIds = (await stepwise.get<{ letters: { letterId: string }[] }>(`/v1/letters?case=${c.caseId}`)).body.letters.map(
      ({ letterId }) => letterId,
    );
    await erased(c);
    await settled(stepwise);
  });

  it('the case, its timeline, its row and its letters say so and no more', async () => {
    const seen = await c.seen();
    expect(seen.person).toEqual({ erased: true });
    expect((await c.listed())?.['name']).toBe('erased');
    expect(letterIds.length).toBeGreaterThanOrEqual(6);
    const letters = await Promise.all(letterIds.map((id) => stepwise.get<Body>(`/v1/letters/${id}`)));
    expect(letters.map(({ body }) => [body['erased'], body['letter']])).toEqual(letterIds.map(() => [true, undefined]));
    const text = await stepwise.get<string>(`/v1/letters/${letterIds[0]}`, 'caseworker', { accept: 'text/plain' });
    expect(text.body).toContain('erased');
    const concerns = await stepwise.get<{ concerns: { concernId: string }[] }>(`/v1/cases/${c.caseId}/safeguarding`);
    const read = await c.post<Body>(`safeguarding/concerns/${concerns.body.concerns[0]?.concernId}/reading`, {
      reason: 'handover',
      explanation: 'Again.',
    });
    const all = [seen, await c.timeline(), await c.listed(), concerns.body, read.body, text.body, ...letters.map(({ body }) => body)];
    expect(all.flatMap((answer) => heardIn(JSON.stringify(answer)))).toEqual([]);
  });

  it('no file tells of them, and no row', async () => {
    expect(everyFile().filter(([, text]) => heardIn(text).length > 0)).toEqual([]);
    expect(existsSync(join(stepwise.platform.settings.dataFolder, 'outbox')) && everyFile().filter(([path]) => path.includes('outbox'))).toEqual([]);
    expect(await stored()).toEqual({});
    const { rows } = await sql<{
      wrapped: string | null;
    }>`select wrapped from person_keys where name like ${`%${c.personId}%`} or name like ${`%${c.caseId}%`}`.execute(
      stepwise.platform.database.kysely,
    );
    expect(rows.map(({ wrapped }) => wrapped)).toEqual([null, null]);
  });

  it('the figures are what they were', async () => {
    const withoutPosition = (reports: Body[]) => reports.map(({ position: _position, hash: _hash, ...rest }) => rest);
    expect(withoutPosition(await figures())).toEqual(withoutPosition(before));
    expect(JSON.stringify(before)).toContain('"n":1');
  });

  it('nobody recognises them when they come again', async () => {
    const again = await aCase(stepwise).referredBy('gp', { person, consents: [gpMayHear] });
    expect(again.received.outcome).toBe('received');
    expect(again.received).not.toHaveProperty('earlierCase');
    expect(again.personId).not.toBe(c.personId);
    await again.does('referral/withdraw', { by: 'person', reason: 'person-declined' });
    await erased(again);
  });
});

it('nobody is left in the outbox who is erased while their letters are on the way', async () => {
  const gone: CaseStory[] = [];
  for (let i = 0; i < 6; i++) {
    const d = await aCase(stepwise).referredBy('gp', { reason: note, person: aPerson({ contact: person.contact }) });
    await d.begun();
    await d.discharged('declined');
    // At another moment of the letters' way each time.
    for (let turns = 0; turns < i * 4; turns++) await stepwise.get('/health/live');
    await erased(d);
    gone.push(d);
  }
  await settled(stepwise);
  expect(everyFile().filter(([path]) => path.includes('outbox'))).toEqual([]);
  for (const d of gone) expect((await d.letters()).filter((letter) => /drafted|due/.test(letter))).toEqual([]);
});

it('no address and no header of any answer tells of them', () => {
  expect(headed.some((head) => head.includes(`\nlocation,/v1/cases/${c.caseId}`))).toBe(true);
  expect(headed.filter((head) => heardIn(head).length > 0)).toEqual([]);
});

it('and the log of the process had not a word about them all the while', () => {
  stepwise.platform.logger.info('the ear is open');
  expect(logged.join('')).toContain('the ear is open');
  expect(logged.filter((line) => heardIn(line).length > 0)).toEqual([]);
});
