import { sql, type Kysely } from 'kysely';
import type { Uuid } from '#kernel';
import { Counts, KeptCounts, monthsOf, NOT_KNOWN, onDaysOf, openedOrClosed, runsOf, stretchOf, type CountedByStretch } from '#reporting';
import { outcomesProjection } from '../projection/outcomes-projection.js';
import { changedSince, counted, keyOfGroup, type ActivityBreakdown, type ActivityCount, type ActivityQuery, type Group } from './activity-query.js';

const KEPT = new KeptCounts(outcomesProjection.name, 'outcome_counts_v2');

/** How activity is counted. A change of the statement, or of what is made of its rows, raises it: what was kept before is left aside. */
export const COUNTING = 1;

/** What a count is of; null: all codes together. */
type CountedActivity = [kind: ActivityCount['kind'], code: string | null, ...values: string[]];

/** How much was done, broken down and narrowed in whatever way it was counted by. */
export type ActivityBy = (told: Pick<ActivityQuery, 'groupBy' | 'filters'>) => ActivityCount[];

/**
 * How much was done: from the counts that are kept of each month, or of the days of it that are asked about. Not broken down by month,
 * cases are counted once for each month that they are in.
 *
 * @param query broken down by whatever the counts will be broken down or narrowed by
 * @param lasting whether its position will be asked about again
 */
export async function keptActivity(db: Kysely<object>, query: ActivityQuery, lasting: boolean): Promise<ActivityBy> {
  const { from, to, position } = query;
  const groupBy = query.groupBy.filter((breakdown) => breakdown !== 'month');
  const kept = await KEPT.at(db, countedMonths(db, groupBy), monthsOf(from, to).map(stretchOf), { position, lasting });
  const counts = kept
    ? [...kept].flatMap(([stretch, own]) => countsIn(own, groupBy, stretch.slice(0, 7)))
    : await counted(db, { ...query, groupBy: [...groupBy, 'month'] });
  return (told) => together(counts, told);
}

/** In how many cases of each group what was done is believed otherwise than at an earlier position; groups without any may be left out. */
export async function keptActivityChanges(db: Kysely<object>, query: ActivityQuery, before: string, lasting: boolean) {
  const { from, to, groupBy, filters, position } = query;
  const changes: CountedByStretch = {
    of: { report: 'activity', counting: COUNTING, changedSince: before, groupBy, filters },
    async count(stretches, at, only) {
      const counts = new Counts();
      const groups = await changedSince(db, { ...query, position: at, ...(only ? { only } : {}) }, before);
      for (const { group, cases } of groups) counts.add(JSON.stringify(group), 'cases', cases);
      return new Map(stretches.map((stretch) => [stretch, counts]));
    },
    changed: (...between) => casesChanged(db, ...between),
  };
  // The period as one: a case of which something changed in two of its months changed once.
  const kept = await KEPT.at(db, changes, [`${from}/${to}`], { position, lasting });
  if (!kept) return await changedSince(db, query, before);
  return [...kept.values()].flatMap((counts) =>
    [...counts].map(([group, own]) => ({ group: JSON.parse(group) as Group, cases: own.get('cases') ?? 0 })),
  );
}

function countedMonths(db: Kysely<object>, groupBy: readonly ActivityBreakdown[]): CountedByStretch {
  return {
    of: { report: 'activity', counting: COUNTING, groupBy },
    async count(stretches, position, only) {
      const asked = { groupBy: [...groupBy, 'month' as const], filters: {}, position, ...(only ? { only } : {}) };
      const found = await Promise.all(runsOf(stretches).map((days) => counted(db, { ...asked, ...days })));
      const byMonth = Map.groupBy(found.flat(), ({ group }) => group.month);
      return new Map(stretches.map((stretch) => [stretch, countsOf(byMonth.get(stretch.slice(0, 7)) ?? [], groupBy)]));
    },
    changed: (...between) => casesChanged(db, ...between),
  };
}

/** Cases for which something that was done on some days came to be believed, or ceased to be, between two positions. */
async function casesChanged(
  db: Kysely<object>,
  stretches: readonly string[],
  { after, upTo }: { after: string; upTo: string },
  limit: number,
): Promise<Uuid[]> {
  const { rows } = await sql<{ case_id: Uuid }>`select case_id from outcome_activity_v2
    where ${openedOrClosed(after, upTo)} and ${onDaysOf('on_day', stretches)} limit ${limit}`.execute(db);
  return rows.map((row) => row.case_id);
}

function countsOf(found: readonly ActivityCount[], groupBy: readonly ActivityBreakdown[]): Counts {
  const counts = new Counts();
  for (const { group, kind, code, count, cases } of found) {
    const of: CountedActivity = [kind, code ?? null, ...groupBy.map((breakdown) => group[breakdown] ?? NOT_KNOWN)];
    counts.add(JSON.stringify(of), 'count', count);
    counts.add(JSON.stringify(of), 'cases', cases);
  }
  return counts;
}

function countsIn(counts: Counts, groupBy: readonly ActivityBreakdown[], month: string): ActivityCount[] {
  return [...counts].map(([key, own]) => {
    const [kind, code, ...values] = JSON.parse(key) as CountedActivity;
    const group: Group = { ...Object.fromEntries(groupBy.map((breakdown, i) => [breakdown, values[i]])), month };
    return { group, kind, ...(code === null ? {} : { code }), count: own.get('count') ?? 0, cases: own.get('cases') ?? 0 };
  });
}

/** Counts with the values asked for, by nothing but what is asked for, in the order of the breakdown. */
function together(counts: readonly ActivityCount[], { groupBy, filters }: Pick<ActivityQuery, 'groupBy' | 'filters'>): ActivityCount[] {
  const chosen = Object.entries(filters).map(([breakdown, values]) => [breakdown as ActivityBreakdown, new Set(values)] as const);
  const sums = new Map<string, ActivityCount>();
  for (const { group, kind, code, count, cases } of counts) {
    if (!chosen.every(([breakdown, values]) => values.has(group[breakdown] ?? NOT_KNOWN))) continue;
    const own: Group = Object.fromEntries(groupBy.map((breakdown) => [breakdown, group[breakdown]]));
    const key = [keyOfGroup(own, groupBy), kind, ...(code === undefined ? [] : [code])].join('\u0001');
    const sum = sums.get(key) ?? { group: own, kind, ...(code === undefined ? {} : { code }), count: 0, cases: 0 };
    sum.count += count;
    sum.cases += cases;
    sums.set(key, sum);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, sum]) => sum);
}
