import { Withholding, type Choice, type DisclosurePolicy, type Months } from '#disclosure';
import { CountsOfFigures } from './counts-of-lines.js';
import { levelsOf } from '#reporting';
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
  /** The months that a group is of; `undefined`: the lines are not told apart by month. */
  monthsOf(group: Group): Months | undefined;
}

/**
 * What a policy withholds of lines besides what is small by itself.
 *
 * @param all lines of every value of what the figures are narrowed by, and of each month
 */
export function withheldLines(policy: DisclosurePolicy, figures: readonly Figure[], all: readonly Line[], narrowing: Narrowing): WithholdsLine {
  const { dimensions, choiceOf, monthsOf } = narrowing;
  const named = new CountsOfFigures(figures);
  const groups = Map.groupBy(all, ({ group }) => JSON.stringify(group));
  const rows = [...groups.values()].map((lines) => {
    const { group } = lines[0] as Line;
    const values = dimensions.map((dimension) => group[dimension] ?? '');
    return { values, counts: named.countsOf(lines), ...(group.month === undefined ? {} : { month: group.month }) };
  });
  const abouts = new Map([...Map.groupBy(all, ({ figure }) => figure)].map(([figure, lines]) => [figure, new Set(lines.map(({ about }) => about))]));
  const withholding = new Withholding(policy, { axes: levelsOf(dimensions), rows, parts: named.parts(abouts) });
  return (line, count) => withholding.withholds(named.namesOf(line)[count], choiceOf(line.group), monthsOf(line.group));
}
