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
