import type { Lengths, Line, Population, Restated, Shown, Told, Waits } from './worked-example.js';

/* docs/worked-example.md, with what the reports said of the five cases. */

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

const FIGURES: readonly [string, { about?: string; part?: string; became?: string }, string][] = [
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
  ['measured', { about: 'phq-9', part: 'paired' }, 'A: 14 points on 9 March, 6 on 27 March'],
  ['measured', { about: 'phq-9', part: 'no-follow-up' }, 'C: 11 points on 9 March, and no later score'],
  ['mean-change', { about: 'phq-9' }, 'A: 6 less 14; C is missing, not counted as no change'],
  ['reliable-change', { about: 'phq-9', part: 'improved' }, 'A: 8 points are at least the 6 of a reliable change'],
  ['recovery', { about: 'phq-9' }, 'A: at 10 or more first, below it last'],
];

const outcomesTable = (lines: readonly Line[]): string =>
  table(
    ['figure', 'people', 'out of', '%', 'mean', 'median', 'missing', 'who'],
    FIGURES.map(([figure, { about, part, became }, who]) => {
      const line = lines.find((each) => each.figure === figure && each.about === about && each.part === part && each.became === became);
      if (!line) throw new Error(`No line of ${figure}`);
      const name = [figure, about, part, became].filter(Boolean).join(', ');
      return [`\`${name}\``, said(line.people), said(line.outOf), said(line.percent), said(line.mean), said(line.median), said(line.missing), who];
    }),
  );

const listTable = ({ n, pausesExcluded: { median, withinTarget, overTarget } }: Population): string =>
  table(['people', 'median, without pauses', 'within target', 'over target'], [[said(n), said(median), said(withinTarget), said(overTarget)]]);

const DONE: Readonly<Record<string, string>> = {
  'referral gp': 'A to E',
  acceptance: 'A to E',
  'contact-attempt spoke': 'A, B, C, D, and E by the late entry: each attempt that was one',
  contact: 'the same five, each by the attempt',
  'discharge completed': 'A',
  'discharge disengaged': 'B',
};

const activityTable = (counts: Told['activity']): string =>
  table(
    ['done', 'how often', 'who'],
    Object.entries(DONE).map(([done, who]) => {
      const [kind, code] = done.split(' ');
      const count = counts.find((each) => each.figure === kind && each.code === code);
      if (!count) throw new Error(`No count of ${done}`);
      return [`\`${done}\``, said(count.count), who];
    }),
  );

/** Numbers of people that differ, with pauses left aside. */
const restatedTable = (figures: readonly Restated[]): string =>
  table(
    ['figure', 'on 1 April', 'on 8 April', 'difference', 'because'],
    figures.flatMap(({ of, then, now, difference, causes }) => {
      if (difference === undefined || difference === 0 || of['pauses'] === 'included') return [];
      const because = causes.map(({ cause, entered, left }) =>
        [cause, entered ? `${entered} entered` : '', left ? `${left} left` : ''].filter(Boolean).join(', '),
      );
      return [[`\`${Object.values(of).join(', ')}\``, String(then ?? 0), String(now ?? 0), String(difference), because.join('; ')]];
    }),
  );

/** The page, with what the reports said. */
export const pageOf = (told: Told): string => `# Five cases, followed by hand

Five people are referred in March 2026 to the sample programme \`staged-work-health\`, all of them off sick. Its target from referral to
first contact is 5 working days, in England. A test plays these cases through the service and holds every figure of this page against
what the reports answer; \`UPDATE_DOCS=1 npm test -- worked-example\` writes the page anew.

| case | referred | what happens | first contact |
| --- | --- | --- | --- |
| A | Monday 2 March | PHQ-9 of 14 points on 9 March and of 6 on 27 March; is back at work on 20 March; discharged as completed on 30 March, rates the benefit 9 | Tuesday 3 March |
| B | Monday 2 March | discharged as disengaged on 30 March | Friday 6 March |
| C | Monday 2 March | PHQ-9 of 11 points on 9 March | Tuesday 10 March, as first recorded |
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

## The waiting list of 31 March

\`GET /v1/reports/waiting-list?on=2026-03-31&measure=referral-to-first-contact\`, on 1 April: E alone, for 22 calendar days.

${listTable(told.list)}

## A week later: a late entry and a correction

On 8 April two things are recorded. E was spoken to on Friday 13 March, which nobody had entered: 4 calendar and 4 working days. And C's
contact was on Monday 9 March, not on 10 March: 7 calendar and 5 working days. The same question is now answered with:

${waitsTable(told.after)}

By hand: the five waits are 1, 4, 4, 7 and 7 days without pauses, and 1, 4, 4, 7 and 14 with them. The median is at rank 3 (half of five,
rounded up), the 75th percentile at rank 4, the 90th and 95th at rank 5.

With \`knownAt\` set to the moment of the first answer, the question is answered as it was then, with the same hash:

${waitsTable(told.afterAsKnownBefore)}

## What was published on 1 April, and why it differs

The team lead had published the report of 1 April. On 8 April \`GET /v1/reports/publications/{id}/restatement\` names each number that would be another
now, and why: E, entered late, left those waiting and entered those completed; C, corrected, went from the second week to the first and from
over target to within it.

${restatedTable(told.restated)}

## What an auditor can check

\`GET /v1/reports/waiting-times/evidence?from=2026-03-01&to=2026-03-31&measure=referral-to-first-contact&population=completed&statistic=n&format=ndjson\` lists
the ${told.evidence.rows} waits behind the number of people completed on 8 April, under pseudonyms, with the ${told.evidence.events} events of their cases.
\`stepwise report verify FILE --log\` works the number out again from the file alone, works each wait out again from its events, and holds these
against the hash chains of the log: ${told.evidence.faults === 0 && told.evidence.held ? 'nothing is found amiss' : 'faults are found'}.

## What was done in March

\`GET /v1/reports/activity?from=2026-03-01&to=2026-03-31\`, as the team lead is answered on 8 April:

${activityTable(told.activity)}

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
