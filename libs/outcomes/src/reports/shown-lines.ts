import { WITHHELD, type DisclosurePolicy, type Shown } from '#disclosure';
import { known } from '#kernel';
import type { Group } from './dimensions.js';
import type { Line } from './tally.js';

/** A line as it may be shown; `*` is withheld, absent is not applicable. */
export interface ShownLine extends Pick<Line, 'figure' | 'group' | 'about' | 'part' | 'became'> {
  people: Shown;
  outOf: Shown;
  percent?: Shown;
  missing?: Shown;
  mean?: Shown;
  median?: Shown;
  total?: Shown;
}

/**
 * Lines under a disclosure policy. Of a broken-down report, groups whose number of people may not be shown are left out: that they
 * were listed would tell of somebody.
 */
export function shownLines(lines: readonly Line[], policy: DisclosurePolicy): ShownLine[] {
  const hidden = new Set(
    lines.filter(({ figure, group, people }) => figure === 'people' && isBroken(group) && !tells(policy.count(people))).map(keyOf),
  );
  return lines.filter((line) => !hidden.has(keyOf(line))).map((line) => shown(line, policy));
}

const keyOf = ({ group }: Pick<Line, 'group'>): string => JSON.stringify(group);
const isBroken = (group: Group): boolean => Object.keys(group).length > 0;
const tells = (people: Shown): boolean => typeof people === 'number' && people > 0;

function shown({ people, outOf, missing, mean, median, total, persons, ...of }: Line, policy: DisclosurePolicy): ShownLine {
  // Several letters may be about one person, so what may be told of them goes by the people.
  const about = persons ?? { people, outOf, missing: missing ?? 0 };
  const count = (n: number, by: number): Shown => (policy.count(by) === WITHHELD ? WITHHELD : policy.count(n));
  const hidden = policy.percentage(about.people, about.outOf) === WITHHELD;
  const isShare = total === undefined && missing === undefined;
  return known({
    ...of,
    people: count(people, about.people),
    outOf: count(outOf, about.outOf),
    percent: isShare ? (hidden ? WITHHELD : policy.percentage(people, outOf)) : undefined,
    missing: missing === undefined ? undefined : count(missing, about.missing),
    mean: missing === undefined ? undefined : policy.statistic(mean, about.people),
    median: missing === undefined ? undefined : policy.statistic(median, about.people),
    total: total === undefined ? undefined : policy.statistic(total, about.people),
  });
}
