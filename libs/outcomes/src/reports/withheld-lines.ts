import { Withholding, type Choice, type CountedRow, type DisclosurePolicy, type Months } from '#disclosure';
import { getOr } from '#kernel';
import { levelsOf } from '#reporting';
import { CountsOfFigures, type AboutsOfFigures } from './counts-of-lines.js';
import type { Dimension, Group } from './dimensions.js';
import type { Figure } from './figure.js';
import type { WithholdsLine } from './shown-lines.js';
import type { Line } from './tally.js';

/** What figures are narrowed by, and the period that they are of. */
export interface Narrowing {
  /** The things by which they are broken down or narrowed, months aside. */
  dimensions: readonly Dimension[];
  /** For each of them the values asked about in a group. */
  choiceOf(group: Group): Choice;
  /** The periods that its groups are of. */
  periods: readonly (Months | undefined)[];
  /** The months that a group is of; `undefined`: the lines are not told apart by month. */
  monthsOf(group: Group): Months | undefined;
}

/** The counts of lines, group by group and by the month; of those that are not told apart by month by the empty name. */
export interface RowsOfLines {
  months: ReadonlyMap<string, readonly CountedRow[]>;
  abouts: AboutsOfFigures;
}

/** @param dimensions the things by which figures are broken down or narrowed, months aside */
export function rowsOfLines(figures: readonly Figure[], lines: readonly Line[], dimensions: readonly Dimension[]): RowsOfLines {
  const named = CountsOfFigures.of(figures);
  const months = new Map<string, CountedRow[]>();
  for (const [group, own] of Map.groupBy(lines, (line) => line.group)) {
    const values = dimensions.map((dimension) => group[dimension] ?? '');
    getOr(months, group.month ?? '', () => []).push({ values, counts: named.countsOf(own) });
  }
  const abouts = new Map<string, Set<string>>();
  for (const { figure, about = '' } of lines) getOr(abouts, figure, () => new Set()).add(about);
  return { months, abouts };
}

/**
 * What a policy withholds of lines besides what is small by itself.
 *
 * @param all of every value of what the figures are narrowed by, and of each month: those of a month are in one of them
 */
export async function withheldLines(
  policy: DisclosurePolicy,
  figures: readonly Figure[],
  all: readonly RowsOfLines[],
  narrowing: Narrowing,
): Promise<WithholdsLine> {
  const { dimensions, periods, choiceOf, monthsOf } = narrowing;
  const named = CountsOfFigures.of(figures);
  const rows = new Map(all.flatMap(({ months }) => [...months]));
  const withholding = new Withholding(policy, { axes: levelsOf(dimensions), rows, parts: named.parts(all.map(({ abouts }) => abouts)) });
  await withholding.workOut(periods);
  return (line, count) => withholding.withholds(named.namesOf(line)[count], choiceOf(line.group), monthsOf(line.group));
}
