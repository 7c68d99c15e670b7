import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addDays } from '#kernel';
import { EVIDENCE_KINDS, evidenceLogOf } from '#service';
import { verifyEvidence, type EvidenceLog } from '#reporting';
import type { Stepwise } from '#support/app.js';
import { aCase, daysPass, settled, startStories, today, type CaseStory } from '#support/case-story.js';
import { FIRST_DAY, type Body } from '#support/referrals.js';

/*
 * Three people are referred by a practice. A directory says which board it belongs to; later it becomes known that it had belonged to
 * another one when two of them were referred.
 */

const PRACTICE = 'A81001';
const PATH = '/v1/practices';
const BEFORE = addDays(FIRST_DAY, -400);

interface Report extends Body {
  hash: string;
  figures: { figure: string; group: Body; people?: number }[];
}

let stepwise: Stepwise;
let first: CaseStory;
/** Before anything was told, once the first directory was, and the day after which the other board had been left. */
let moments: { untold: string; told: string };
let moved: string;
let publication: string;

const list = (...practices: Body[]) => stepwise.post<Body>(PATH, { practices }, 'operator');
const outcomes = async (more = '', as: 'team-lead' | 'commissioner' = 'team-lead'): Promise<Report> =>
  (await stepwise.get<Report>(`/v1/reports/outcomes?from=${FIRST_DAY}&to=${today(stepwise)}&groupBy=board,network${more}`, as)).body;

/** How many were referred, by board and network. */
const referred = ({ figures }: Report): Record<string, number | undefined> =>
  Object.fromEntries(
    figures.filter(({ figure }) => figure === 'people').map(({ group, people }) => [`${group['board']} ${group['network']}`, people]),
  );

beforeAll(async () => {
  stepwise = await startStories();
  first = await aCase(stepwise).referredBy('gp');
  await aCase(stepwise).referredBy('gp');
  await daysPass(stepwise, 3);
  moved = today(stepwise);
  await aCase(stepwise).referredBy('gp');
  await settled(stepwise);
  const untold = stepwise.platform.clock.now();
  await daysPass(stepwise, 1);
  expect((await list({ practice: PRACTICE, board: 'QAA', network: 'U00001', from: BEFORE })).body).toEqual({ listed: 1, unchanged: 0 });
  await settled(stepwise);
  const told = stepwise.platform.clock.now();
  moments = { untold, told };
  const query = { from: FIRST_DAY, to: today(stepwise), groupBy: ['board'] };
  publication = (await stepwise.post<{ id: string }>('/v1/reports/publications', { title: 'By board', report: 'outcomes', query }, 'team-lead')).body
    .id;
  await daysPass(stepwise, 1);
  const answer = await list({ practice: PRACTICE, board: 'QBB', from: BEFORE }, { practice: PRACTICE, board: 'QAA', network: 'U00001', from: moved });
  expect(answer.body).toEqual({ listed: 2, unchanged: 0 });
  await settled(stepwise);
}, 120_000);
afterAll(() => stepwise.stop());

describe('figures by board', () => {
  it('are of the board and network of the practice on the day of referral', async () => {
    expect(referred(await outcomes())).toEqual({ 'QAA U00001': 1, 'QBB not-known': 2 });
    const waits = await stepwise.get<{ figures: { group: Body; waiting: { n: number } }[] }>(
      `/v1/reports/waiting-times?from=${FIRST_DAY}&to=${today(stepwise)}&groupBy=board&measure=referral-to-first-contact`,
      'team-lead',
    );
    expect(waits.body.figures.map(({ group, waiting }) => [group, waiting.n])).toEqual([
      [{ board: 'QAA' }, 1],
      [{ board: 'QBB' }, 2],
    ]);
    const one = await stepwise.get<Report>(`/v1/reports/outcomes?from=${FIRST_DAY}&to=${today(stepwise)}&board=QBB`, 'team-lead');
    expect(one.body.figures.find(({ figure }) => figure === 'people')).toMatchObject({ people: 2 });
  });

  it('as known at an earlier moment go by what directories had told by then', async () => {
    expect(referred(await outcomes(`&knownAt=${moments.told}`))).toEqual({ 'QAA U00001': 3 });
    expect(referred(await outcomes(`&knownAt=${moments.untold}`))).toEqual({ 'not-known not-known': 3 });
  });

  it('that were published are explained: a late directory is a re-attribution', async () => {
    const { body } = await stepwise.get<{ figures: { definition: string; of: Body; group: Body; difference?: number; causes: Body[] }[] }>(
      `/v1/reports/publications/${publication}/restatement`,
      'team-lead',
    );
    const people = body.figures.filter(({ definition, of }) => definition === 'people' && of['statistic'] === 'people');
    expect(people.map(({ group, difference, causes }) => [group, difference, causes])).toEqual([
      [{ board: 'QAA' }, -2, [{ cause: 're-attribution', left: 2 }]],
      [{ board: 'QBB' }, 2, [{ cause: 're-attribution', entered: 2 }]],
    ]);
  });

  it('rest on evidence that follows from the log, then and now', async () => {
    for (const [knownAt, board, rows] of [
      ['', 'QBB', 2],
      [`&knownAt=${moments.told}`, 'QAA', 3],
    ] as const) {
      for (const cell of [
        'waiting-times/evidence?measure=referral-to-first-contact&population=waiting&statistic=n',
        'outcomes/evidence?figure=people',
      ]) {
        const period = `&from=${FIRST_DAY}&to=${today(stepwise)}&board=${board}${knownAt}`;
        const { body } = await stepwise.get<string>(`/v1/reports/${cell}${period}&format=ndjson`, 'auditor');
        async function* each(): AsyncGenerator<string> {
          yield* body.trimEnd().split('\n');
        }
        const verdict = await verifyEvidence(each(), { kinds: EVIDENCE_KINDS, log: evidenceLogOf(stepwise.platform) });
        expect([cell, verdict.faults, verdict.rows]).toEqual([cell, [], rows]);
        async function* forged(): AsyncGenerator<string> {
          yield* body.replaceAll(`"board":"${board}"`, '"board":"QCC"').trimEnd().split('\n');
        }
        expect((await verifyEvidence(forged(), { kinds: EVIDENCE_KINDS, log: evidenceLogOf(stepwise.platform) })).faults).not.toEqual([]);
      }
    }
  });

  it('rest on evidence that shows where a listing was changed in the log, whatever became of the figures', async () => {
    const { log } = stepwise.platform;
    const cell = `outcomes/evidence?figure=people&from=${FIRST_DAY}&to=${today(stepwise)}&board=QBB`;
    const { body } = await stepwise.get<string>(`/v1/reports/${cell}&format=ndjson`, 'auditor');
    const stored: EvidenceLog['stored'] = {
      at: (positions) => log.at(positions),
      read: async (stream) =>
        (await log.read(stream)).map((event) =>
          event.stream.startsWith('practice-') ? { ...event, data: { ...event.data, from: '2020-01-01' } } : event,
        ),
    };
    async function* each(): AsyncGenerator<string> {
      yield* body.trimEnd().split('\n');
    }
    const { faults } = await verifyEvidence(each(), { kinds: EVIDENCE_KINDS, log: evidenceLogOf({ ...stepwise.platform, stored }) });
    expect(faults.map(({ row, says }) => [row, says])).toEqual(
      [1, 2].map((row) => [row, expect.stringMatching(new RegExp(`^rests on practice-${PRACTICE}, and .*: PracticeListed .* is changed$`))]),
    );
  });

  it('are the same after a case goes on, and after its practice is put right', async () => {
    const event = (await first.timeline()).find(({ type }) => type === 'ReferralReceived');
    expect((await list({ practice: 'B82002', board: 'QCC', from: BEFORE })).status).toBe(200);
    await first.does('corrections', { eventId: event?.eventId, reason: 'entered-in-error', facts: { practice: 'B82002' } });
    await settled(stepwise);
    expect(referred(await outcomes())).toEqual({ 'QAA U00001': 1, 'QBB not-known': 1, 'QCC not-known': 1 });
  });
});

describe('a list of practices', () => {
  it('may be sent again as it is', async () => {
    expect((await list({ practice: PRACTICE, board: 'QBB', from: BEFORE })).body).toEqual({ listed: 0, unchanged: 1 });
  });

  it('can be looked at, practice by practice, in order of time', async () => {
    expect((await stepwise.get(`${PATH}/${PRACTICE}`, 'auditor')).body).toEqual({
      practice: PRACTICE,
      listings: [
        { board: 'QBB', from: BEFORE },
        { board: 'QAA', network: 'U00001', from: moved },
      ],
    });
    expect((await stepwise.get(`${PATH}/Z99999`, 'operator')).body).toMatchObject({ code: 'practice.not-listed' });
    expect((await stepwise.get(`${PATH}/nonsense`, 'operator')).body).toMatchObject({ code: 'request.invalid', fields: [{ field: 'ods' }] });
  });

  it('that contradicts itself changes nothing', async () => {
    const head = await stepwise.platform.log.head();
    const same = { practice: 'C83003', from: BEFORE };
    const { status, body } = await list({ ...same, board: 'QAA' }, { ...same, board: 'QBB' });
    expect([status, body]).toMatchObject([422, { code: 'practice.listed-twice', fields: [{ field: 'practices[1].practice' }] }]);
    expect(await stepwise.platform.log.head()).toBe(head);
  });

  it('with a network that cannot be changes nothing', async () => {
    const head = await stepwise.platform.log.head();
    const same = { practice: 'C83003', from: BEFORE };
    for (const [line, code] of [
      [{ ...same, network: 'U00001' }, 'practice.network-without-board'],
      [{ ...same, board: 'QAA', network: 'QAA' }, 'practice.network-is-board'],
    ] as const) {
      const { status, body } = await list({ practice: 'B82002', board: 'QAA', from: BEFORE }, line);
      expect([status, body]).toMatchObject([422, { code, fields: [{ field: 'practices[1].network' }] }]);
    }
    expect(await stepwise.platform.log.head()).toBe(head);
  });

  it('names every field at fault, and changes nothing', async () => {
    const head = await stepwise.platform.log.head();
    const { body } = await list({ practice: 'a1', board: '', network: 'x', from: '2026-13-01' }, { practice: 'C83003', board: 'QAA', from: BEFORE });
    expect((body as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual([
      ...['practices[0].practice', 'practices[0].board', 'practices[0].network', 'practices[0].from'],
    ]);
    expect(await stepwise.platform.log.head()).toBe(head);
  });

  it('sent with a key that was used for another list is refused', async () => {
    const key = { 'idempotency-key': 'practices-1' };
    const line = { practice: 'D84004', board: 'QAA', from: BEFORE };
    const send = (practices: Body[]) => stepwise.post<Body>(PATH, { practices }, 'operator', key);
    expect((await send([line])).body).toEqual({ listed: 1, unchanged: 0 });
    expect((await send([line])).body).toEqual({ listed: 1, unchanged: 0 });
    const head = await stepwise.platform.log.head();
    const another = ['A81005', 'E85005', 'F86006'].map((practice) => ({ ...line, practice }));
    for (const other of [[{ ...line, board: 'QBB' }], another, [...another, line]])
      expect((await send(other)).body).toMatchObject({ code: 'command.id-reused' });
    expect(await stepwise.platform.log.head()).toBe(head);
  });

  it('that was cut off goes on where it was when it is sent again', async () => {
    const key = { 'idempotency-key': 'practices-2' };
    const send = () => stepwise.post<Body>(PATH, { practices: ['G87007', 'H88008', 'J89009'].map(listed) }, 'operator', key);
    const listed = (practice: string): Body => ({ practice, board: 'QAA', from: BEFORE });
    await list(listed('G87007'));
    const { log } = stepwise.platform;
    const append = log.append.bind(log);
    let appends = 0;
    const cutOff = jest.spyOn(log, 'append').mockImplementation((...of) => (++appends > 1 ? Promise.reject(new Error('cut off')) : append(...of)));
    expect((await send()).status).toBe(500);
    cutOff.mockRestore();
    expect((await send()).body).toEqual({ listed: 2, unchanged: 1 });
    expect((await send()).body).toEqual({ listed: 2, unchanged: 1 });
  });

  it('says that a practice belongs nowhere any more: who is referred from that day on is of no known board', async () => {
    const closed = today(stepwise);
    await list({ practice: PRACTICE, board: 'QAA', network: 'U00001', from: moved });
    const before = referred(await outcomes());
    await aCase(stepwise).referredBy('gp');
    await settled(stepwise);
    expect(referred(await outcomes())).toEqual({ ...before, 'QAA U00001': before['QAA U00001']! + 1 });
    expect((await list({ practice: PRACTICE, from: closed })).body).toEqual({ listed: 1, unchanged: 0 });
    await settled(stepwise);
    expect(referred(await outcomes())).toEqual({ ...before, 'not-known not-known': 1 });
    expect((await stepwise.get<{ listings: Body[] }>(`${PATH}/${PRACTICE}`, 'auditor')).body.listings.at(-1)).toEqual({ from: closed });
  });
});
