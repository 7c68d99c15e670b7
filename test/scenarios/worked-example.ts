import { aCase, settled, startStories, type CaseStory } from '#support/case-story.js';
import type { Stepwise } from '#support/app.js';
import type { Instant } from '#kernel';
import { verifyEvidence } from '#reporting';
import { EVIDENCE_KINDS, evidenceLogOf } from '#service';

/* The five cases of docs/worked-example.md, told through the interface, and what the reports say of them. */

export type Shown = number | '*';

export interface Lengths {
  median?: Shown;
  p75?: Shown;
  p90?: Shown;
  p95?: Shown;
  withinTarget: Shown;
  overTarget: Shown;
  ofWithTarget: Shown;
  percentWithinTarget?: Shown;
  bands: { band: string; n: number }[];
}
export interface Population {
  n: Shown;
  unknownStart: Shown;
  pausesExcluded: Lengths;
  pausesIncluded: Lengths;
}
export interface Waits {
  completed: Population;
  waiting: Population;
  left: Population;
}
export interface Line {
  figure: string;
  about?: string;
  part?: string;
  became?: string;
  people: Shown;
  outOf: Shown;
  percent?: Shown;
  mean?: Shown;
  median?: Shown;
  missing?: Shown;
}

/** What the reports say: before anything was recorded late, and after. */
export interface Told {
  before: Waits;
  after: Waits;
  /** The later report, as known before. */
  afterAsKnownBefore: Waits;
  sameHash: boolean;
  commissionerBefore: Waits;
  commissionerAfter: Waits;
  commissionerInMay: Waits;
  outcomes: Line[];
  /** Who was waiting on 31 March, as known on 1 April. */
  list: Population;
  /** What was done in March. */
  activity: { figure: string; code?: string; count: Shown }[];
  /** What was published on 1 April, told again on 8 April: the numbers of people that differ, and why. */
  restated: Restated[];
  /** What an auditor finds in the evidence of those completed. */
  evidence: { rows: number; events: number; faults: number; held: boolean };
}

export interface Restated {
  of: Record<string, string>;
  then?: number;
  now?: number;
  difference?: number;
  causes: { cause: string; entered?: number; left?: number; changed?: number }[];
}

/** Plays the five cases and asks for the reports. */
export async function playFiveCases(): Promise<Told> {
  const stepwise = await startStories();
  try {
    const { c, e } = await march(stepwise);
    const knownThen = stepwise.platform.clock.now();
    const before = await waits(stepwise, 'team-lead');
    const commissionerBefore = await waits(stepwise, 'commissioner');
    const list = await waitingList(stepwise);
    const publication = await published(stepwise);
    await c.days(7);
    await e.does('contact-attempts', { method: 'telephone', result: 'spoke', effectiveAt: '2026-03-13T10:00:00Z' });
    const contact = (await c.timeline()).find(({ type }) => type === 'FirstContactMade');
    await c.does('corrections', { eventId: contact?.eventId, reason: 'clerical-error', happenedAt: '2026-03-09T10:00:00Z' });
    const after = await waits(stepwise, 'team-lead');
    const again = await waits(stepwise, 'team-lead', knownThen);
    const outcomesAfter = await outcomes(stepwise);
    const more = { list, activity: await activity(stepwise), restated: await restated(stepwise, publication), evidence: await evidence(stepwise) };
    const commissionerAfter = await waits(stepwise, 'commissioner');
    await c.days(25); // 3 May
    const commissionerInMay = await waits(stepwise, 'commissioner');
    return {
      before: before.figures,
      after: after.figures,
      afterAsKnownBefore: again.figures,
      sameHash: again.hash === before.hash && after.hash !== before.hash,
      commissionerBefore: commissionerBefore.figures,
      commissionerAfter: commissionerAfter.figures,
      commissionerInMay: commissionerInMay.figures,
      outcomes: outcomesAfter,
      ...more,
    };
  } finally {
    await stepwise.stop();
  }
}

/** What happens up to 1 April. The clock is one for all, so the cases are told day by day. */
async function march(stepwise: Stepwise): Promise<{ c: CaseStory; e: CaseStory }> {
  const begun = async (): Promise<CaseStory> => {
    const story = await aCase(stepwise).referredBy('gp');
    await story.accepted();
    await story.triagedTo('C');
    return story;
  };
  const [a, b, c, d] = [await begun(), await begun(), await begun(), await begun()] as const;
  await a.days(1); // 3 March
  await a.reached();
  await a.days(1); // 4 March
  const { id: pause } = await d.does('pauses', { reason: 'holiday' });
  await a.days(2); // 6 March
  await b.reached();
  await a.days(3); // 9 March
  const e = await begun();
  await a.does('measures', { instrument: 'phq-9', answers: [2, 2, 2, 2, 2, 1, 1, 1, 1], occasion: 'baseline' });
  await c.does('measures', { instrument: 'phq-9', answers: [2, 2, 2, 1, 1, 1, 1, 1, 0], occasion: 'baseline' });
  await a.days(1); // 10 March
  await c.reached();
  await a.days(1); // 11 March
  await d.does(`pauses/${pause}/end`);
  await a.days(5); // 16 March
  await d.reached();
  await a.days(4); // 20 March
  await a.works('at-work', 30);
  await a.days(7); // 27 March
  await a.does('measures', { instrument: 'phq-9', answers: [1, 1, 1, 1, 1, 1, 0, 0, 0], occasion: 'review' });
  await a.days(3); // 30 March
  await a.discharged('completed', { benefitRating: 9 });
  await b.discharged('disengaged');
  await a.days(2); // 1 April
  return { c, e };
}

async function waits(stepwise: Stepwise, as: 'team-lead' | 'commissioner', knownAt?: Instant): Promise<{ figures: Waits; hash: string }> {
  await settled(stepwise);
  const query = `from=2026-03-01&to=2026-03-31&measure=referral-to-first-contact${knownAt ? `&knownAt=${knownAt}` : ''}`;
  const { body } = await stepwise.get<{ figures: [Waits]; hash: string }>(`/v1/reports/waiting-times?${query}`, as);
  return { figures: body.figures[0], hash: body.hash };
}

const MARCH = 'from=2026-03-01&to=2026-03-31';
const CONTACT = 'measure=referral-to-first-contact';

async function waitingList(stepwise: Stepwise): Promise<Population> {
  const { body } = await stepwise.get<{ figures: [Population] }>(`/v1/reports/waiting-list?on=2026-03-31&${CONTACT}`, 'team-lead');
  return body.figures[0];
}

async function activity(stepwise: Stepwise): Promise<Told['activity']> {
  const { body } = await stepwise.get<{ figures: Told['activity'] }>(`/v1/reports/activity?${MARCH}`, 'team-lead');
  return body.figures;
}

async function published(stepwise: Stepwise): Promise<string> {
  const query = { from: '2026-03-01', to: '2026-03-31', measure: ['referral-to-first-contact'] };
  const publication = { title: 'First contacts in March', report: 'waiting-times', query };
  return (await stepwise.post<{ id: string }>('/v1/reports/publications', publication, 'team-lead')).body.id;
}

async function restated(stepwise: Stepwise, id: string): Promise<Restated[]> {
  const { body } = await stepwise.get<{ figures: Restated[] }>(`/v1/reports/publications/${id}/restatement`, 'team-lead');
  return body.figures;
}

async function evidence(stepwise: Stepwise): Promise<Told['evidence']> {
  const url = `/v1/reports/waiting-times/evidence?${MARCH}&${CONTACT}&population=completed&statistic=n&format=ndjson`;
  const lines = (await stepwise.get<string>(url, 'auditor')).body.trimEnd().split('\n');
  async function* each(): AsyncGenerator<string> {
    yield* lines;
  }
  const verdict = await verifyEvidence(each(), { kinds: EVIDENCE_KINDS, log: evidenceLogOf(stepwise.platform) });
  const rows = lines.slice(1, -1).map((line) => JSON.parse(line) as { events: object[] });
  const events = rows.reduce((n, row) => n + row.events.length, 0);
  return { rows: verdict.rows, events, faults: verdict.faults.length, held: verdict.heldAgainstLog };
}

async function outcomes(stepwise: Stepwise): Promise<Line[]> {
  const { body } = await stepwise.get<{ figures: Line[] }>('/v1/reports/outcomes?from=2026-03-01&to=2026-03-31', 'team-lead');
  return body.figures;
}
