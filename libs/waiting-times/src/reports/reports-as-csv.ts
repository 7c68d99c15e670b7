import { ABOUT_COLUMNS, aboutCells, csv, METHOD_COLUMN, type Cell } from '#reporting';
import type { ShownFigures, ShownLengths, ShownPopulation } from './shown-figures.js';
import type { WaitingFigures } from './waiting-list-report.js';
import type { Report } from './waiting-times-report.js';

/** The columns of a report as CSV, with what they hold. Between `to` and `population` stands one for each breakdown asked for. */
export const CSV_COLUMNS = {
  report: 'Name of the report.',
  definition: 'Definition of the measure and its version.',
  measure: 'What people waited for.',
  from: 'First day of the period.',
  to: 'Last day of the period.',
  population: '`completed`, `waiting` or `left`; empty where the figure belongs to none.',
  pauses: '`excluded` or `included`, where the figure depends on it.',
  statistic: 'Name of the figure, as in JSON; `weeks >1-2` is the number of people in that band, `why …` of those who left for that reason.',
  value: 'The figure; `*` where it is withheld, empty where there is none.',
  countIn: '`calendar-days` or `working-days`: how days are counted. Bands are of calendar days, and targets go by the counting of each programme.',
  ...METHOD_COLUMN,
  ...ABOUT_COLUMNS,
} as const;

const COLUMNS_BEFORE_GROUP = 5;

type Line = [population: Cell, pauses: Cell, statistic: string, value: Cell];

/** The waiting-times report as CSV. */
export const waitingTimesAsCsv = (report: Report<ShownFigures>): string =>
  asCsv(report, ({ completed, waiting, left, restarted, notNeeded }) => [
    ...population('completed', completed),
    ...population('waiting', waiting),
    ...population('left', left),
    ...Object.entries(left.why).map(([why, n]): Line => ['left', undefined, `why ${why}`, n]),
    [undefined, undefined, 'restarted', restarted],
    [undefined, undefined, 'notNeeded', notNeeded],
  ]);

/** The waiting list as CSV. */
export const waitingListAsCsv = (report: Report<WaitingFigures>): string => asCsv(report, (figures) => population('waiting', figures));

function asCsv<F extends Pick<ShownFigures, 'measure' | 'group'>>(report: Report<F>, linesOf: (figures: F) => Line[]): string {
  const after = [report.countIn, report.percentileMethod, ...aboutCells(report)];
  const rows = report.figures.flatMap((figures) => {
    const definition = report.definitions.find(({ measure }) => measure === figures.measure);
    const before = [report.report, definition && `${definition.id}/${definition.version}`, figures.measure, report.from, report.to];
    const group = report.groupBy.map((breakdown) => figures.group[breakdown as keyof typeof figures.group]);
    return linesOf(figures).map((line): Cell[] => [...before, ...group, ...line, ...after]);
  });
  const columns = Object.keys(CSV_COLUMNS);
  return csv([...columns.slice(0, COLUMNS_BEFORE_GROUP), ...report.groupBy, ...columns.slice(COLUMNS_BEFORE_GROUP)], rows);
}

const population = (name: string, { n, unknownStart, pausesExcluded, pausesIncluded }: ShownPopulation): Line[] => [
  [name, undefined, 'n', n],
  [name, undefined, 'unknownStart', unknownStart],
  ...lengths(name, 'excluded', pausesExcluded),
  ...lengths(name, 'included', pausesIncluded),
];

const lengths = (name: string, pauses: string, { bands, ...figures }: ShownLengths): Line[] => [
  ...Object.entries(figures).map(([statistic, value]): Line => [name, pauses, statistic, value]),
  ...bands.map(({ band, n }): Line => [name, pauses, `weeks ${band}`, n]),
];
