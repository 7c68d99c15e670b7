import { said, type BarsPanel, type Chart, type MatrixPanel, type Panel, type TrendPanel, type Value } from '#charts';
import type { Refusal } from '#kernel';
import { aboutReport, groupInWords, ifReadable, monthsBetween, nothingIn, WITHHELD_NOTE } from '#reporting';
import type { Group } from './dimensions.js';
import type { OutcomesReport } from './outcomes-report.js';
import type { ShownLine } from './shown-lines.js';

const COHORT = { referred: 'those referred in the period', discharged: 'those discharged in the period' } as const;

/**
 * The outcomes report as a chart. How far people came and how their cases ended, for each group; of a report that is not broken
 * down also where they stood in work, from referral to discharge and each follow-up; month by month as shares.
 */
export function outcomesChart(report: OutcomesReport): Chart | Refusal {
  const open = report.disclosure === 'unsuppressed';
  const panels = report.groupBy.includes('month') ? trends(report, open) : groupsOf(report).flatMap((lines) => flow(report, lines));
  const notes = [
    ...(report.groupBy.length > 0 ? ['Work from referral on is shown of a report that is not broken down.'] : []),
    ...(open ? [] : [WITHHELD_NOTE]),
    ...(report.note === undefined ? [] : [report.note]),
    ...(panels.length === 0 ? [nothingIn(report.disclosure)] : []),
  ];
  return ifReadable({ title: `Outcomes of ${COHORT[report.cohort]}`, about: aboutReport(report), panels, notes });
}

const groupsOf = ({ figures }: OutcomesReport): ShownLine[][] => [...Map.groupBy(figures, ({ group }) => JSON.stringify(group)).values()];

/** What the flow shows, from top to bottom: figures, or parts of one. */
const STEPS: readonly { figure: string; part?: string; label: string }[] = [
  { figure: 'people', label: 'Cohort' },
  { figure: 'accepted', label: 'Accepted' },
  { figure: 'engaged', label: 'Engaged' },
  { figure: 'assessed', label: 'Assessed' },
  { figure: 'plan-agreed', label: 'Plan agreed' },
  { figure: 'had-session', label: 'Had a session' },
  { figure: 'ending', part: 'completed', label: 'Ended: completed' },
  { figure: 'ending', part: 'disengaged', label: 'Ended: disengaged' },
  { figure: 'ending', part: 'ended-otherwise', label: 'Ended: otherwise' },
  { figure: 'ending', part: 'withdrawn', label: 'Withdrawn after acceptance' },
  { figure: 'ending', part: 'not-ended', label: 'Not ended yet' },
];

const lineOf = (lines: readonly ShownLine[], figure: string, part?: string): ShownLine | undefined =>
  lines.find((line) => line.figure === figure && line.part === part);

function flow(report: OutcomesReport, lines: readonly ShownLine[]): Panel[] {
  const group = groupInWords(lines[0]?.group ?? {});
  const steps: BarsPanel = {
    kind: 'bars',
    title: ['How far people came', group].filter(Boolean).join(' · '),
    summary: [shares(lines)],
    unit: 'people',
    series: ['People'],
    rows: STEPS.map(({ figure, part, label }) => ({ label, values: [lineOf(lines, figure, part)?.people] })),
  };
  return report.groupBy.length > 0 ? [steps] : [steps, ...work(lines)];
}

const SHARES = ['engaged', 'assessed', 'returned-to-work', 'sustained'];

/** The shares that the bars do not show. */
function shares(lines: readonly ShownLine[]): string {
  const each = SHARES.flatMap((figure) => {
    const line = lineOf(lines, figure);
    return line ? [`${figure.replaceAll('-', ' ')} ${said(line.percent)} per cent of ${said(line.outOf)}`] : [];
  });
  return `Shares: ${each.join('; ')}.`;
}

/** Where people stood in work at referral, by where they stood later: a matrix for each point. */
function work(lines: readonly ShownLine[]): MatrixPanel[] {
  const discharge = lines.filter(({ figure }) => figure === 'work-at-discharge');
  const later = Map.groupBy(
    lines.filter(({ figure }) => figure === 'work-at-follow-up'),
    ({ about = '' }) => about,
  );
  return [
    matrix('Work at referral (rows) and at discharge', discharge),
    ...[...later].map(([weeks, own]) => matrix(`Work at referral (rows) and ${weeks} weeks after discharge`, own)),
  ];
}

function matrix(title: string, lines: readonly ShownLine[]): MatrixPanel {
  const rows = [...new Set(lines.map(({ part = '' }) => part))].filter((part) => part !== 'not-known');
  const columns = [...new Set(lines.map(({ became = '' }) => became))].filter((became) => became !== 'not-known');
  const cells = rows.map((row) => columns.map((column) => lines.find(({ part, became }) => part === row && became === column)?.people));
  return { kind: 'matrix', title, summary: ['People; the area of a disc goes by their number.'], rows, columns, cells };
}

const TRENDS = { accepted: 'Accepted', engaged: 'Engaged', assessed: 'Assessed', 'returned-to-work': 'Returned to work' } as const;

/** For each group two panels: shares month by month, and how many people each month is about. */
function trends(report: OutcomesReport, open: boolean): Panel[] {
  const points = monthsBetween(report.from, report.to);
  const groups = Map.groupBy(report.figures, ({ group: { month: _, ...rest } }) => JSON.stringify(rest));
  return [...groups].flatMap(([text, lines]): TrendPanel[] => {
    const title = groupInWords(JSON.parse(text) as Group);
    const series = (figure: string, name: string, value: (line: ShownLine) => Value) => ({
      name,
      values: points.map((month) => {
        const line = lines.find((each) => each.figure === figure && each.group.month === month && each.part === undefined);
        // A month that is not listed holds nobody, or is withheld.
        return line ? value(line) : open ? undefined : ('*' as const);
      }),
    });
    const shared = { kind: 'trend' as const, summary: [], points };
    const percent = Object.entries(TRENDS).map(([figure, name]) => series(figure, name, (line) => line.percent));
    return [
      { ...shared, as: 'lines', title: ['Shares', title].filter(Boolean).join(' · '), unit: 'per cent', series: percent },
      {
        ...shared,
        ...{ as: 'columns', title: ['People', title].filter(Boolean).join(' · '), unit: 'people' },
        series: [series('people', 'Cohort', (line) => line.people), series('accepted', 'Of them accepted', (line) => line.people)],
      },
    ];
  });
}
