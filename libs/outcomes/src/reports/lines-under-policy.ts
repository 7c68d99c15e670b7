import type { Kysely } from 'kysely';
import { Withholding, type Choice, type DisclosurePolicy, type Months } from '#disclosure';
import { addDays } from '#kernel';
import { levelsOf, monthsOf, NOT_KNOWN } from '#reporting';
import type { ChangedGroup } from './changed-cases.js';
import { BREAKDOWNS, type Breakdown, type Dimension, type Group } from './dimensions.js';
import type { Figure } from './figure.js';
import { keptChanges, keptLines } from './kept-outcomes.js';
import { byValues } from './lines-of-counts.js';
import type { OutcomeQuery } from './outcome-query.js';
import { shownLines, type ShownLine, type WithholdsLine } from './shown-lines.js';
import type { Line } from './tally.js';
import { withheldLines, type Narrowing } from './withheld-lines.js';

/** What is asked under a policy. */
export interface AskedUnderPolicy {
  query: OutcomeQuery;
  /** Whether its position will be asked about again. */
  lasting: boolean;
  /** What the figures are broken down or narrowed by, months aside. */
  narrowed: readonly Dimension[];
  /** The position at the last month end. */
  before: string;
}

/**
 * Works out figures under a disclosure policy: with regard to every value of what they are narrowed by and to each month, so that
 * nothing withheld can be told from what is shown elsewhere. Groups in which few people have changed since the last month end are
 * shown as they were then.
 */
export async function linesUnderPolicy(
  db: Kysely<object>,
  { query, lasting, narrowed, before }: AskedUnderPolicy,
  figures: readonly Figure[],
  policy: DisclosurePolicy,
): Promise<ShownLine[]> {
  const filters = Object.fromEntries(Object.entries(query.filters).filter(([dimension]) => !narrowed.some((each) => each === dimension)));
  const by = BREAKDOWNS.filter((breakdown) => breakdown === 'month' || narrowed.some((each) => each === breakdown));
  const wide: OutcomeQuery = { ...query, filters, by };
  const narrowing = narrowingOf(query, narrowed);
  const countedBy = BREAKDOWNS.filter((breakdown) => by.includes(breakdown) || query.by.includes(breakdown) || breakdown in filters);
  const linesAt = async (position: string): Promise<{ lines: Line[]; withholds: WithholdsLine }> => {
    const kept = await keptLines(db, { ...wide, by: countedBy, position }, lasting || position === before, figures);
    return { lines: kept.lines(query), withholds: await withheldLines(policy, figures, kept.rows(wide, narrowed), narrowing) };
  };
  if (before === query.position) {
    const { lines, withholds } = await linesAt(before);
    return shownLines(lines, policy, withholds);
  }
  const changedBy = query.by.includes('month') ? by : narrowed;
  const [now, changed] = await Promise.all([linesAt(query.position), keptChanges(db, { ...wide, by: changedBy }, before, lasting)]);
  const isAsBefore = fewChanges(changed, changedBy, policy, narrowing);
  if (!isAsBefore) return shownLines(now.lines, policy, now.withholds);
  const then = await linesAt(before);
  const lines = [...now.lines.filter(({ group }) => !isAsBefore(group)), ...then.lines.filter(({ group }) => isAsBefore(group))];
  return shownLines(inOrder(lines), policy, (line, count) => now.withholds(line, count) || then.withholds(line, count));
}

function narrowingOf({ from, to, by, filters }: OutcomeQuery, dimensions: readonly Dimension[]): Narrowing {
  const last = to.slice(0, 7);
  const isRunning = !addDays(to, 1).endsWith('-01');
  const isMonthly = by.includes('month');
  const periodOf = (month: string | undefined): Months => {
    const months = month === undefined ? { first: from.slice(0, 7), last } : { first: month, last: month };
    return { ...months, running: isRunning && months.last === last };
  };
  return {
    dimensions,
    periods: isMonthly ? monthsOf(from, to).map(({ month }) => periodOf(month)) : [periodOf(undefined)],
    choiceOf: (group) => dimensions.map((dimension) => (group[dimension] === undefined ? filters[dimension] : [group[dimension]])),
    monthsOf: ({ month }) => periodOf(isMonthly ? month : undefined),
  };
}

/** Lines group by group, in the order that they come in of one state alone. */
function inOrder(lines: readonly Line[]): Line[] {
  const valuesOf = ({ group }: Line): (string | null)[] => Object.values(group).map((value) => (value === NOT_KNOWN ? null : value));
  const groups = [...Map.groupBy(lines, (line) => JSON.stringify(valuesOf(line))).values()];
  return groups.sort(([a], [b]) => byValues(valuesOf(a as Line), valuesOf(b as Line))).flat();
}

/** Tells in which groups so few people have changed that the difference would tell of them; `undefined`: nobody has. */
function fewChanges(
  changed: readonly ChangedGroup[],
  by: readonly Breakdown[],
  policy: DisclosurePolicy,
  { choiceOf, monthsOf }: Narrowing,
): ((group: Group) => boolean) | undefined {
  if (changed.every(({ cases }) => cases === 0)) return undefined;
  const byMonth = by.indexOf('month');
  const rows = changed.map(({ values, cases }) => ({
    values: values.filter((_, i) => i !== byMonth),
    counts: { changed: cases },
    ...(byMonth < 0 ? {} : { month: values[byMonth] as string }),
  }));
  // That nothing has changed is no secret.
  const changes = new Withholding({ ...policy, count: (n) => n }, { axes: levelsOf(by.filter((each) => each !== 'month')), rows, parts: [] });
  return (group) => changes.withholds('changed', choiceOf(group) as Choice, byMonth < 0 ? undefined : monthsOf(group));
}
