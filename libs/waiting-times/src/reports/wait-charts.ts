import { said, type Chart, type DayMark, type Panel, type TrendPanel, type Value } from '#charts';
import type { Refusal } from '#kernel';
import { aboutReport, groupInWords, ifReadable, monthsBetween, nothingIn, WITHHELD_NOTE } from '#reporting';
import { weekOfBand } from '../clocks/wait-band.js';
import type { Group } from './dimensions.js';
import type { ShownFigures, ShownPopulation } from './shown-figures.js';
import type { Target } from './targets.js';
import type { WaitingFigures } from './waiting-list-report.js';
import type { Report } from './waiting-times-report.js';

const COMPLETED = 'Completed in the period';
const WAITING = 'Still waiting at its end';
const LEFT = 'Left without';

const NOTES = [
  'Lengths are without the days on which the clock stood still. Weeks are of calendar days: seven days are within the first week.',
  'Percentiles by nearest rank: a wait that somebody had. The target is that of the programme; working days are drawn at seven fifths of them.',
];
const STUBS = 'A dashed stub at the foot of a week: nobody, or withheld.';

/** The waiting-times report as a chart: by week, or month by month where it is broken down by month. */
export function waitingTimesChart(report: Report<ShownFigures>, targets: readonly Target[]): Chart | Refusal {
  const panels = report.groupBy.includes('month')
    ? trends(report, targets)
    : report.figures.map((figures) => distribution(report, figures, [figures.completed, figures.waiting], targets, inWords(report, figures)));
  return charted('Waiting times', report, panels);
}

/** The waiting list as a chart: how long those had waited who were waiting. */
export function waitingListChart(report: Report<WaitingFigures>, targets: readonly Target[]): Chart | Refusal {
  const panels = report.figures.map((figures) =>
    distribution(report, figures, [undefined, figures], targets, [populationInWords(WAITING, figures, report)]),
  );
  return charted('Waiting list', report, panels);
}

type Head = Pick<Report<unknown>, 'definitions' | 'countIn' | 'disclosure'>;

function charted(title: string, report: Report<unknown>, panels: readonly Panel[]): Chart | Refusal {
  const notes = [
    ...NOTES,
    ...(isOpen(report) ? [] : [STUBS, WITHHELD_NOTE]),
    ...(report.note === undefined ? [] : [report.note]),
    ...(panels.length === 0 ? [nothingIn(report.disclosure)] : []),
  ];
  return ifReadable({ title, about: aboutReport({ ...report, filters: report.filters }), panels, notes });
}

const isOpen = ({ disclosure }: Pick<Head, 'disclosure'>): boolean => disclosure === 'unsuppressed';

const titleOf = ({ definitions }: Head, measure: string, group: Group): string =>
  [definitions.find((definition) => definition.measure === measure)?.title ?? measure, groupInWords(group)].filter(Boolean).join(' · ');

function distribution(
  report: Head,
  { measure, group }: Pick<ShownFigures, 'measure' | 'group'>,
  [completed, waiting]: readonly [ShownPopulation | undefined, ShownPopulation],
  targets: readonly Target[],
  summary: readonly string[],
): Panel {
  const weeks = (population: ShownPopulation) => population.pausesExcluded.bands.map(({ band, n }) => ({ week: weekOfBand(band) ?? 0, n }));
  const marked = completed ?? waiting;
  return {
    kind: 'weeks',
    title: titleOf(report, measure, group),
    summary,
    populations: [...(completed ? [{ name: COMPLETED, weeks: weeks(completed) }] : []), { name: WAITING, weeks: weeks(waiting) }],
    marks: [...targetMarks(targetsOf(targets, measure, group)), ...(report.countIn === 'calendar-days' ? lengthMarks(marked) : [])],
    mayWithhold: !isOpen(report),
  };
}

const targetsOf = (targets: readonly Target[], measure: string, { programme }: Group): Target[] =>
  targets.filter((target) => target.measure === measure && (programme === undefined || target.programme === programme));

const WORKING_WEEK = 5;

/** Different targets, a mark each. */
function targetMarks(targets: readonly Target[]): DayMark[] {
  const marks = targets.map(({ days, countIn }): DayMark => {
    const working = countIn === 'working-days';
    return { kind: 'target', label: `target ${days} ${working ? 'working ' : ''}days`, days: working ? (7 * days) / WORKING_WEEK : days };
  });
  return [...new Map(marks.map((mark) => [mark.label, mark])).values()].sort((a, b) => a.days - b.days);
}

const lengthMarks = ({ pausesExcluded: { median, p90 } }: ShownPopulation): DayMark[] => [
  ...(typeof median === 'number' ? [{ kind: 'median' as const, label: `median ${median} days`, days: median }] : []),
  ...(typeof p90 === 'number' ? [{ kind: 'p90' as const, label: `90th percentile ${p90} days`, days: p90 }] : []),
];

const inWords = (report: Head, { completed, waiting, left }: ShownFigures): string[] => [
  populationInWords(COMPLETED, completed, report),
  populationInWords(WAITING, waiting, report),
  `${LEFT}: ${said(left.n)}.`,
];

function populationInWords(name: string, { n, pausesExcluded: { median, p90, percentWithinTarget } }: ShownPopulation, { countIn }: Head): string {
  const days = countIn === 'working-days' ? 'working days' : 'days';
  return `${name}: ${said(n)}; median ${said(median)}, 90th percentile ${said(p90)} ${days}; ${percentWithinTarget === undefined ? 'nobody with a target' : `within target ${said(percentWithinTarget)} per cent`}.`;
}

/** For each measure and group two panels: how long, and how many of all three populations. */
function trends(report: Report<ShownFigures>, targets: readonly Target[]): Panel[] {
  const points = monthsBetween(report.from, report.to);
  const parts = Map.groupBy(report.figures, ({ measure, group: { month: _, ...rest } }) => JSON.stringify([measure, rest]));
  return [...parts.values()].flatMap((figures): TrendPanel[] => {
    const { measure, group } = figures[0] as ShownFigures;
    const { month: _, ...rest } = group;
    const title = titleOf(report, measure, rest);
    const series = (name: string, value: (of: ShownFigures) => Value) => ({
      name,
      values: points.map((month) => {
        const found = figures.find(({ group }) => group.month === month);
        // A month that is not listed holds nobody, or is withheld.
        return found ? value(found) : isOpen(report) ? undefined : ('*' as const);
      }),
    });
    const unit = report.countIn === 'working-days' ? 'working days' : 'days';
    const levels = report.countIn === 'calendar-days' ? targetMarks(targetsOf(targets, measure, rest)) : [];
    const [level] = levels.length === 1 ? levels : [];
    const lengths = [
      series('Median', (of) => of.completed.pausesExcluded.median),
      series('90th percentile', (of) => of.completed.pausesExcluded.p90),
    ];
    const people = [series(COMPLETED, (of) => of.completed.n), series(WAITING, (of) => of.waiting.n), series(LEFT, (of) => of.left.n)];
    const shared = { kind: 'trend' as const, summary: [], points };
    return [
      {
        ...shared,
        as: 'lines',
        title: `${title}: waits completed`,
        unit,
        series: lengths,
        ...(level ? { target: { label: level.label, value: level.days } } : {}),
      },
      { ...shared, as: 'columns', title: `${title}: people`, unit: 'people', series: people },
    ];
  });
}
