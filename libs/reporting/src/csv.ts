import type { Instant, LocalDate } from '#kernel';
import type { Filters } from './audience.js';

/** A value of a CSV table; absent values are empty cells. */
export type Cell = string | number | undefined;

/**
 * A table as CSV (RFC 4180): a header line, fields quoted where needed, lines ended by CR LF. A text that a spreadsheet would
 * take for a formula is given a leading apostrophe.
 */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** How medians and percentiles are taken: of every table that has any. */
export const METHOD_COLUMN = {
  percentileMethod:
    'How medians and percentiles are taken. `nearest-rank`: the smallest value such that at least that share of people have no larger one.',
} as const;

/** What a report says of itself, that each line of its table repeats. */
interface AboutReport {
  filters: Filters;
  asAt?: LocalDate;
  knownAt?: Instant;
  disclosure: string;
  position: string;
  hash: string;
}

/** The last columns of every table of a report: of what each line is, so that a part is not taken for the whole. */
export const ABOUT_COLUMNS = {
  filters:
    "The values that facts must have, the reader's own organisation among them, as `board=QWO;provider=PRV01,PRV02`, in alphabetical order; empty: any. Within a value `%`, `,`, `;` and `=` are percent-encoded.",
  asAt: 'Day by whose end what counts had happened; empty if none was asked for.',
  knownAt: 'When what it says was known; empty if that was not asked for.',
  disclosure: 'Name of the policy by which figures are withheld and rounded.',
  position: 'Log position up to which facts are known.',
  hash: 'Hash of the report.',
} as const;

/** What stands under `ABOUT_COLUMNS` for a report. */
export const aboutCells = ({ filters, asAt, knownAt, disclosure, position, hash }: AboutReport): Cell[] => [
  filtersAsText(filters),
  ...[asAt, knownAt, disclosure, position, hash],
];

/** Filters as one text: the same for the same values, in whichever order they were asked for, and another for others. */
function filtersAsText(filters: Filters): string {
  const chosen = Object.entries(filters).flatMap(([name, values]) =>
    values === undefined ? [] : [`${name}=${[...new Set(values)].sort().map(withoutMarks).join(',')}`],
  );
  return chosen.sort().join(';');
}

const withoutMarks = (value: string): string => value.replace(/[%,;=]/g, encodeURIComponent);

/** Columns of a figure that counts people, with what they hold: of every table whose lines are such figures. */
export const FIGURE_COLUMNS = {
  people: 'People counted (of letters: letters).',
  outOf: 'The denominator.',
  percent: 'Percentage, where the figure is a share.',
  missing: 'Those of `outOf` without a value, where there is a mean.',
  mean: 'Mean over `people`.',
  median: 'Median over `people`.',
  total: 'Sum over `people`.',
} as const;
