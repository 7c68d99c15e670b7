import { WITHHELD, type DisclosurePolicy, type Shown } from '#disclosure';
import { getOr, known } from '#kernel';
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

/** Whether a count of a line is withheld, though it may be large enough by itself. */
export type WithholdsLine = (line: Line, count: 'people' | 'outOf' | 'missing') => boolean;

/**
 * Lines under a disclosure policy. Of a broken-down report, groups whose number of people may not be shown are left out: that they
 * were listed would tell of somebody.
 */
export function shownLines(lines: readonly Line[], policy: DisclosurePolicy, withholds: WithholdsLine = () => false): ShownLine[] {
  const isHidden = (line: Line): boolean => !tells(policy.count(line.people)) || withholds(line, 'people');
  const keys = new Map<Group, string>();
  const keyOf = ({ group }: Line): string => getOr(keys, group, () => JSON.stringify(group));
  const hidden = new Set(lines.filter((line) => line.figure === 'people' && isBroken(line.group) && isHidden(line)).map(keyOf));
  return lines.filter((line) => !hidden.has(keyOf(line))).map((line) => shown(line, policy, withholds));
}

const isBroken = (group: Group): boolean => Object.keys(group).length > 0;
const tells = (people: Shown): boolean => typeof people === 'number' && people > 0;

function shown(line: Line, policy: DisclosurePolicy, withholds: WithholdsLine): ShownLine {
  const { people, outOf, missing, mean, median, total, persons, ...of } = line;
  // Several letters may be about one person, so what may be told of them goes by the people.
  const about = persons ?? { people, outOf, missing: missing ?? 0 };
  const isWithheld = (name: keyof typeof about): boolean => policy.count(about[name]) === WITHHELD || withholds(line, name);
  const count = (name: keyof typeof about, n: number): Shown => (isWithheld(name) ? WITHHELD : policy.count(n));
  const statistic = (value: number | undefined): Shown | undefined => {
    const shown = policy.statistic(value, about.people);
    return shown !== WITHHELD && withholds(line, 'people') ? WITHHELD : shown;
  };
  const isShare = total === undefined && missing === undefined;
  const percent = (): Shown | undefined => {
    const hidden = policy.percentage(about.people, about.outOf) === WITHHELD || withholds(line, 'people') || withholds(line, 'outOf');
    return hidden ? WITHHELD : policy.percentage(people, outOf);
  };
  return known({
    ...of,
    people: count('people', people),
    outOf: count('outOf', outOf),
    percent: isShare ? percent() : undefined,
    missing: missing === undefined ? undefined : count('missing', missing),
    mean: missing === undefined ? undefined : statistic(mean),
    median: missing === undefined ? undefined : statistic(median),
    total: total === undefined ? undefined : statistic(total),
  });
}
