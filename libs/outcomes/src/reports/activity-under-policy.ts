import type { Kysely } from 'kysely';
import { Withholding, type Choice, type DisclosurePolicy, type Months } from '#disclosure';
import { addDays } from '#kernel';
import { levelsOf } from '#reporting';
import {
  ACTIVITY_BREAKDOWNS,
  counted,
  keyOfGroup,
  type ActivityBreakdown,
  type ActivityCount,
  type ActivityDimension,
  type ActivityQuery,
  type Group,
} from './activity-query.js';
import { keptActivity, keptActivityChanges } from './kept-activity.js';

/** Whether a count is withheld, though it may be of enough people by itself. */
export type WithholdsCount = (of: Pick<ActivityCount, 'group' | 'kind' | 'code'>) => boolean;

/** What counts are narrowed by, months aside, and the position at the last month end. */
interface Narrowed {
  /** Whether the position of the question will be asked about again. */
  lasting: boolean;
  narrowed: readonly ActivityDimension[];
  before: string;
}

/**
 * Counts what was done for a reader under a disclosure policy, and tells what is withheld so that nothing can be told from what is
 * shown elsewhere. Groups in which few cases have changed since the last month end are as they were then.
 */
export async function countsUnderPolicy(
  db: Kysely<object>,
  query: ActivityQuery,
  { lasting, narrowed, before }: Narrowed,
  policy: DisclosurePolicy,
): Promise<{ counts: ActivityCount[]; withholds: WithholdsCount }> {
  const filters = Object.fromEntries(Object.entries(query.filters).filter(([dimension]) => !narrowed.some((each) => each === dimension)));
  const monthly = ACTIVITY_BREAKDOWNS.filter((each) => each === 'month' || narrowed.some((dimension) => dimension === each));
  const wide: ActivityQuery = { ...query, filters, groupBy: monthly };
  const countedBy = ACTIVITY_BREAKDOWNS.filter((each) => monthly.includes(each) || query.groupBy.includes(each) || each in query.filters);
  const countsAt = async (position: string): Promise<{ counts: ActivityCount[]; withholds: WithholdsCount }> => {
    const by = await keptActivity(db, { ...wide, groupBy: countedBy, position }, lasting || position === before);
    const all = by(wide);
    // Cases that are in several months count once, which cannot be told from the counts of each.
    const counts = query.groupBy.includes('month') ? by(query) : await counted(db, { ...query, position });
    return { counts, withholds: await withheldCounts(policy, all, query, narrowed) };
  };
  if (before === query.position) return await countsAt(before);
  const [now, then, changes] = await Promise.all([
    countsAt(query.position),
    countsAt(before),
    keptActivityChanges(db, { ...wide, groupBy: query.groupBy.includes('month') ? monthly : narrowed }, before, lasting),
  ]);
  const rows = changes.map(({ group, cases }) => rowOf(group, narrowed, { changed: cases }));
  // That nothing has changed is no secret.
  const changed = new Withholding({ ...policy, count: (n) => n }, { axes: levelsOf(narrowed), rows, parts: [] });
  const isAsBefore = ({ group }: ActivityCount): boolean =>
    changed.withholds('changed', choiceOf(group, query, narrowed), group.month === undefined ? undefined : monthsOf(group, query));
  return {
    counts: inOrder([...now.counts.filter((each) => !isAsBefore(each)), ...then.counts.filter(isAsBefore)], query.groupBy),
    withholds: (of) => now.withholds(of) || then.withholds(of),
  };
}

async function withheldCounts(
  policy: DisclosurePolicy,
  all: readonly ActivityCount[],
  query: ActivityQuery,
  narrowed: readonly ActivityDimension[],
): Promise<WithholdsCount> {
  const nameOf = ({ kind, code }: Pick<ActivityCount, 'kind' | 'code'>): string => `${kind} ${code ?? ''}`;
  const rows = all.map((each) => rowOf(each.group, narrowed, { [nameOf(each)]: each.cases }));
  const codes = Map.groupBy(
    all.filter(({ code }) => code !== undefined),
    ({ kind }) => kind,
  );
  const parts = [...codes].map(([kind, own]) => ({ total: nameOf({ kind }), parts: [...new Set(own.map(nameOf))].sort() }));
  const withholding = new Withholding(policy, { axes: levelsOf(narrowed), rows, parts });
  const months = query.groupBy.includes('month') ? new Set(all.map(({ group }) => group.month)) : [undefined];
  await withholding.workOut([...months].map((month) => monthsOf(month === undefined ? {} : { month }, query)));
  return (of) => withholding.withholds(nameOf(of), choiceOf(of.group, query, narrowed), monthsOf(of.group, query));
}

const rowOf = (group: Group, narrowed: readonly ActivityDimension[], counts: Record<string, number>) => ({
  values: narrowed.map((dimension) => group[dimension] ?? ''),
  counts,
  ...(group.month === undefined ? {} : { month: group.month }),
});

const choiceOf = (group: Group, { filters }: ActivityQuery, narrowed: readonly ActivityDimension[]): Choice =>
  narrowed.map((dimension) => (group[dimension] === undefined ? filters[dimension] : [group[dimension]]));

function monthsOf({ month }: Group, { from, to }: ActivityQuery): Months {
  const last = to.slice(0, 7);
  const months = month === undefined ? { first: from.slice(0, 7), last } : { first: month, last: month };
  return { ...months, running: months.last === last && !addDays(to, 1).endsWith('-01') };
}

const inOrder = (counts: readonly ActivityCount[], groupBy: readonly ActivityBreakdown[]): ActivityCount[] =>
  counts
    .map((each) => ({ each, key: keyOfGroup(each.group, groupBy) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ each }) => each);
