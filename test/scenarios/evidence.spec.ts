import { afterAll, describe, expect, it } from '@jest/globals';
import { EVIDENCE_KINDS, evidenceLogOf } from '#service';
import { verifyEvidence, type EvidenceVerdict } from '#reporting';
import type { Stepwise } from '#support/app.js';
import { aCase, settled, startStories, today, type CaseStory } from '#support/case-story.js';
import { EventStoreDouble } from '#support/eventstoredb.js';
import { gpMayHear } from '#support/referrals.js';

/** Cells of every report that the story puts somebody into. */
const CELLS = {
  'waiting-times assessed': ['waiting-times', 'measure=referral-to-assessment&population=completed'],
  'waiting-times to an intervention': ['waiting-times', 'measure=referral-to-first-intervention&population=waiting&statistic=n'],
  'waiting-list': ['waiting-list', 'measure=referral-to-first-intervention'],
  'outcomes referred': ['outcomes', 'figure=people'],
  'outcomes in letters': ['outcomes', 'figure=letters&about=referral-received&part=delivered'],
  'outcomes measured': ['outcomes', 'figure=measured&about=phq-9&part=no-follow-up'],
  activity: ['activity', 'figure=appointment&code=5'],
} as const;

async function evidenceOf(stepwise: Stepwise, name: keyof typeof CELLS): Promise<string[]> {
  const [report, cell] = CELLS[name];
  const period = report === 'waiting-list' ? '' : `from=2026-01-01&to=${today(stepwise)}&`;
  const after = await stepwise.platform.log.head();
  const { status, body } = await stepwise.get<string>(`/v1/reports/${report}/evidence?${period}${cell}&format=ndjson&after=${after}`, 'auditor');
  expect(status).toBe(200);
  return body.trimEnd().split('\n');
}

function verdictOn(stepwise: Stepwise, lines: readonly string[]): Promise<EvidenceVerdict> {
  async function* each(): AsyncGenerator<string> {
    yield* lines;
  }
  return verifyEvidence(each(), { kinds: EVIDENCE_KINDS, log: evidenceLogOf(stepwise.platform) });
}

const STORES: Record<string, () => Promise<{ stepwise: Stepwise; end: () => Promise<void> }>> = {
  'embedded storage': async () => {
    const stepwise = await startStories();
    return { stepwise, end: () => stepwise.stop() };
  },
  EventStoreDB: async () => {
    const double = await EventStoreDouble.start();
    const stepwise = await startStories({ settings: { eventStore: { url: double.url } } });
    return { stepwise, end: () => stepwise.stop().then(() => double.stop()) };
  },
};

describe.each(Object.keys(STORES))('evidence on %s', (name) => {
  let stepwise: Stepwise;
  let end: () => Promise<void> = async () => undefined;
  const given = new Map<string, string[]>();
  let c: CaseStory;
  afterAll(() => end());

  it('of every report follows from the log', async () => {
    ({ stepwise, end } = await STORES[name]!());
    c = await aCase(stepwise).referredBy('gp', { consents: [gpMayHear] });
    await c.inSupport();
    await settled(stepwise);
    for (const cell of Object.keys(CELLS) as (keyof typeof CELLS)[]) given.set(cell, await evidenceOf(stepwise, cell));
    for (const [cell, lines] of given) {
      const { faults, heldAgainstLog } = await verdictOn(stepwise, lines);
      expect([cell, heldAgainstLog, faults]).toEqual([cell, true, []]);
    }
    const rows = Object.fromEntries([...given].map(([cell, lines]) => [cell, lines.length - 2]));
    expect(rows).toMatchObject({
      'waiting-times assessed': 1,
      'waiting-times to an intervention': 1,
      'waiting-list': 1,
      'outcomes referred': 1,
      activity: 1,
    });
  });

  it('that was given out still does when more is recorded, and when the person is erased', async () => {
    await c.works('at-work', 30);
    await c.discharged('completed');
    const erasure = { requestedBy: 'person', reason: 'objection' };
    expect((await stepwise.post(`/v1/people/${c.personId}/erasure`, erasure, 'team-lead')).status).toBe(200);
    await settled(stepwise);
    for (const [cell, lines] of given) expect([cell, (await verdictOn(stepwise, lines)).faults]).toEqual([cell, []]);
    const now = await evidenceOf(stepwise, 'waiting-times assessed');
    expect(await verdictOn(stepwise, now)).toMatchObject({ rows: 1, faults: [] });
    expect(now[0]).not.toBe(given.get('waiting-times assessed')![0]);
  });

  it('names the case to a team lead, which the person finds in their access log', async () => {
    const url = `/v1/reports/outcomes/evidence?from=2026-01-01&to=${today(stepwise)}&figure=people&identifiable=true`;
    const { body } = await stepwise.get<{ rows: { case: object }[] }>(url, 'team-lead');
    expect(body.rows.map((row) => row.case)).toEqual([{ caseId: c.caseId, reference: expect.any(String) }]);
    const log = await stepwise.get<{ looks: { what: string; caseId: string }[] }>(`/v1/people/${c.personId}/access-log`, 'team-lead');
    expect(log.body.looks[0]).toMatchObject({ what: 'evidence', caseId: c.caseId });
  });
});
