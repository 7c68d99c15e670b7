import type { DisclosurePolicy, Shown } from '#disclosure';
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

const shown = ({ people, outOf, missing, mean, median, total, ...of }: Line, policy: DisclosurePolicy): ShownLine =>
  known({
    ...of,
    people: policy.count(people),
    outOf: policy.count(outOf),
    percent: total === undefined && missing === undefined ? policy.percentage(people, outOf) : undefined,
    missing: missing === undefined ? undefined : policy.count(missing),
    mean: missing === undefined ? undefined : policy.statistic(mean, people),
    median: missing === undefined ? undefined : policy.statistic(median, people),
    total: total === undefined ? undefined : policy.statistic(total, people),
  });
