import { aCase, settled, startStories, type CaseStory } from '#support/case-story.js';
import type { Stepwise } from '#support/app.js';
import type { Instant } from '#kernel';

/* The five cases of docs/worked-example.md, told through the interface, and the page with what the reports say of them. */

type Shown = number | '*';

interface Lengths {
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
interface Population {
  n: Shown;
  unknownStart: Shown;
  pausesExcluded: Lengths;
  pausesIncluded: Lengths;
}
interface Waits {
  completed: Population;
  waiting: Population;
  left: Population;
}
interface Line {
  figure: string;
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
}

/** Plays the five cases and asks for the reports. */
export async function playFiveCases(): Promise<Told> {
  const stepwise = await startStories();
  try {
    const { c, e } = await march(stepwise);
    const knownThen = stepwise.platform.clock.now();
    const before = await waits(stepwise, 'team-lead');
    const commissionerBefore = await waits(stepwise, 'commissioner');
    await c.days(7);
    await e.does('contact-attempts', { method: 'telephone', result: 'spoke', effectiveAt: '2026-03-13T10:00:00Z' });
    const contact = (await c.timeline()).find(({ type }) => type === 'FirstContactMade');
    await c.does('corrections', { eventId: contact?.eventId, reason: 'clerical-error', happenedAt: '2026-03-09T10:00:00Z' });
    const after = await waits(stepwise, 'team-lead');
    const again = await waits(stepwise, 'team-lead', knownThen);
    const outcomesAfter = await outcomes(stepwise);
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
  await a.days(1); // 10 March
  await c.reached();
  await a.days(1); // 11 March
  await d.does(`pauses/${pause}/end`);
  await a.days(5); // 16 March
  await d.reached();
  await a.days(4); // 20 March
  await a.works('at-work', 30);
  await a.days(10); // 30 March
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

async function outcomes(stepwise: Stepwise): Promise<Line[]> {
  const { body } = await stepwise.get<{ figures: Line[] }>('/v1/reports/outcomes?from=2026-03-01&to=2026-03-31', 'team-lead');
  return body.figures;
}

const said = (value: Shown | undefined): string => (value === undefined ? '–' : value === '*' ? '`*`' : String(value));

const STATISTICS: readonly [string, (of: Lengths) => Shown | undefined][] = [
  ['median', ({ median }) => median],
  ['75th percentile', ({ p75 }) => p75],
  ['90th percentile', ({ p90 }) => p90],
  ['95th percentile', ({ p95 }) => p95],
  ['within target', ({ withinTarget }) => withinTarget],
  ['over target', ({ overTarget }) => overTarget],
  ['% within target', ({ percentWithinTarget }) => percentWithinTarget],
];

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...header), row(...header.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const bands = ({ bands }: Lengths): string => bands.map(({ band, n }) => `\`${band}\` ${n}`).join(', ') || '–';

/** The three populations with and without pauses. */
const waitsTable = ({ completed, waiting, left }: Waits): string =>
  table(
    ['', 'completed, without pauses', 'completed, with pauses', 'still waiting, without pauses', 'left'],
    [
      ['people', said(completed.n), said(completed.n), said(waiting.n), said(left.n)],
      ...STATISTICS.map(([name, of]) => [
        name,
        ...[completed.pausesExcluded, completed.pausesIncluded, waiting.pausesExcluded, left.pausesExcluded].map((lengths) => said(of(lengths))),
      ]),
      ['by band', ...[completed.pausesExcluded, completed.pausesIncluded, waiting.pausesExcluded, left.pausesExcluded].map(bands)],
    ],
  );

const FIGURES: readonly [string, { part?: string; became?: string }, string][] = [
  ['people', {}, 'everybody referred in March: A, B, C, D, E'],
  ['accepted', {}, 'all five'],
  ['engaged', {}, 'all five: E too, by the late entry'],
  ['assessed', {}, 'nobody'],
  ['ending', { part: 'completed' }, 'A'],
  ['ending', { part: 'disengaged' }, 'B'],
  ['ending', { part: 'not-ended' }, 'C, D, E'],
  ['disengaged-after', { part: 'first-contact' }, 'B had come as far as a first contact'],
  ['work-at-discharge', { part: 'off-sick', became: 'working' }, 'A'],
  ['returned-to-work', {}, 'A, of five who were off sick'],
  ['days-to-return', {}, 'A, from 2 March to 20 March'],
  ['benefit', {}, 'A rated it; B was not asked'],
];

const outcomesTable = (lines: readonly Line[]): string =>
  table(
    ['figure', 'people', 'out of', '%', 'median', 'missing', 'who'],
    FIGURES.map(([figure, { part, became }, who]) => {
      const line = lines.find((each) => each.figure === figure && each.part === part && each.became === became);
      if (!line) throw new Error(`No line of ${figure}`);
      const name = [figure, part, became].filter(Boolean).join(', ');
      return [`\`${name}\``, said(line.people), said(line.outOf), said(line.percent), said(line.median), said(line.missing), who];
    }),
  );

/** The page, with what the reports said. */
export const pageOf = (told: Told): string => `# Five cases, followed by hand

Five people are referred in March 2026 to the sample programme \`staged-work-health\`, all of them off sick. Its target from referral to
first contact is 5 working days, in England. A test plays these cases through the service and holds every figure of this page against
what the reports answer; \`UPDATE_DOCS=1 npm test -- worked-example\` writes the page anew.

| case | referred | what happens | first contact |
| --- | --- | --- | --- |
| A | Monday 2 March | is back at work on 20 March; discharged as completed on 30 March, rates the benefit 9 | Tuesday 3 March |
| B | Monday 2 March | discharged as disengaged on 30 March | Friday 6 March |
| C | Monday 2 March |  | Tuesday 10 March, as first recorded |
| D | Monday 2 March | asks for a pause on Wednesday 4 March, goes on from Wednesday 11 March | Monday 16 March |
| E | Monday 9 March |  | nothing is recorded by 1 April |

## How long each waited

Days are counted from the day of referral, which is day 0, to the day of the contact. Working days leave out Saturdays, Sundays and bank
holidays. A pause of 4 to 11 March is 7 calendar days and 5 working days.

| case | calendar days, with pauses | without | working days, with pauses | without | within 5 working days, with pauses | without |
| --- | --- | --- | --- | --- | --- | --- |
| A | 1 | 1 | 1 | 1 | yes | yes |
| B | 4 | 4 | 4 | 4 | yes | yes |
| C | 8 | 8 | 6 | 6 | no | no |
| D | 14 | 7 | 10 | 5 | no | yes |
| E | still waiting: 22 on 31 March | 22 | 16 | 16 | no | no |

## March, as it was known on 1 April

\`GET /v1/reports/waiting-times?from=2026-03-01&to=2026-03-31&measure=referral-to-first-contact\`, as the provider's team lead is answered:

${waitsTable(told.before)}

By hand: without pauses the four completed waits are 1, 4, 7 and 8 days. The median is the wait at rank 2 (half of four), the 75th
percentile at rank 3, the 90th and 95th at rank 4, because ranks are rounded up. With pauses they are 1, 4, 8 and 14. E is told of beside
them: an average over A to D alone would hide who has waited longest.

## A week later: a late entry and a correction

On 8 April two things are recorded. E was spoken to on Friday 13 March, which nobody had entered: 4 calendar and 4 working days. And C's
contact was on Monday 9 March, not on 10 March: 7 calendar and 5 working days. The same question is now answered with:

${waitsTable(told.after)}

By hand: the five waits are 1, 4, 4, 7 and 7 days without pauses, and 1, 4, 4, 7 and 14 with them. The median is at rank 3 (half of five,
rounded up), the 75th percentile at rank 4, the 90th and 95th at rank 5.

With \`knownAt\` set to the moment of the first answer, the question is answered as it was then, with the same hash:

${waitsTable(told.afterAsKnownBefore)}

## What the commissioner is shown

The programme's policy is \`suppress-under-5-round-5\`: counts under 5 are \`*\`, zero too, others go to the nearest 5; a percentage is
\`*\` if either part of it is under 5. On 1 April four people had been reached:

${waitsTable(told.commissionerBefore)}

On 8 April there are five. Since the end of March so few people have changed that the figures are still shown as they were then, all of them
\`*\`: otherwise two looks within a month would tell of one person alone (decision record 11). Once April is over some of it is shown; on 3 May:

${waitsTable(told.commissionerInMay)}

## Outcomes of those referred in March

\`GET /v1/reports/outcomes?from=2026-03-01&to=2026-03-31\`, as the team lead is answered on 8 April:

${outcomesTable(told.outcomes)}
`;
