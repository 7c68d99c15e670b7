import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { LocalDate, Uuid } from '#kernel';
import { believedAt, believedOtherwise, NOT_KNOWN, type Filters } from '#reporting';
import type { ActivityKind } from '../facts/activity.js';

/** What activity can be broken down by, with the expression that tells it. */
const EXPRESSIONS = {
  month: sql`to_char(on_day, 'YYYY-MM')`,
  commissioner: sql.ref('commissioner'),
  provider: sql.ref('provider'),
  programme: sql.ref('programme'),
} as const satisfies Record<string, RawBuilder<unknown>>;

export const ACTIVITY_BREAKDOWNS = Object.keys(EXPRESSIONS) as ActivityBreakdown[];
export type ActivityBreakdown = keyof typeof EXPRESSIONS;
/** What activity can be filtered by. */
export type ActivityDimension = Exclude<ActivityBreakdown, 'month'>;
export const ACTIVITY_DIMENSIONS = ACTIVITY_BREAKDOWNS.filter((breakdown) => breakdown !== 'month');
/** What a count is about: a value for each thing it is broken down by. */
export type Group = Partial<Record<ActivityBreakdown, string>>;

/** What is asked of the facts. */
export interface ActivityQuery {
  /** First and last day of the period. */
  from: LocalDate;
  to: LocalDate;
  groupBy: readonly ActivityBreakdown[];
  filters: Filters<ActivityDimension>;
  /** Log position up to which facts are known. */
  position: string;
  /** Of these cases alone. */
  only?: readonly Uuid[];
}

/** How much was done for a group, and for how many cases; without a code, of all codes together. From counts kept by month, a case counts once for each. */
export interface ActivityCount {
  group: Group;
  kind: ActivityKind;
  code?: string;
  count: number;
  cases: number;
}

type Row = { kind: ActivityKind; code: string | null; count: number; cases: number } & Record<string, string | null | number>;

/** Counts what was done. */
export async function counted(db: Kysely<object>, query: ActivityQuery): Promise<ActivityCount[]> {
  const of = [...groupsOf(query), sql.ref('kind')];
  const { rows } = await sql<Row>`
    with done as (${done(query, believedAt(query.position))})
    select ${sql.join(of)}, code, count(*)::int as count, count(distinct case_id)::int as cases from done
    group by grouping sets ((${sql.join(of)}), (${sql.join([...of, sql.ref('code')])})) order by ${sql.join(of)}, code`.execute(db);
  return rows.map((row) => {
    const { kind, code, count, cases } = row;
    return { group: groupOf(row, query), kind, ...(code === null ? {} : { code }), count, cases };
  });
}

/** In how many cases what was done is believed otherwise than it was at an earlier position. */
export async function changedSince(db: Kysely<object>, query: ActivityQuery, before: string): Promise<{ group: Group; cases: number }[]> {
  const of = groupsOf(query);
  const { rows } = await sql<{ cases: number } & Record<string, string | null | number>>`
    with done as (${done(query, believedOtherwise(before, query.position))})
    select ${sql.join([...of, sql`count(distinct case_id)::int as cases`])} from done ${of.length === 0 ? sql`` : sql`group by ${sql.join(of)}`}`.execute(
    db,
  );
  return rows.map((row) => ({ group: groupOf(row, query), cases: row.cases }));
}

const groupsOf = ({ groupBy }: ActivityQuery): RawBuilder<unknown>[] => groupBy.map((_, i) => sql.ref(`g${i}`));

const groupOf = (row: Record<string, string | null | number>, { groupBy }: ActivityQuery): Group =>
  Object.fromEntries(groupBy.map((breakdown, i) => [breakdown, String(row[`g${i}`] ?? NOT_KNOWN)]));

/** What a group is told from others, and ordered, by. */
export const keyOfGroup = (group: Group, groupBy: readonly ActivityBreakdown[]): string =>
  groupBy.map((breakdown) => group[breakdown]).join('\u0001');

function done({ from, to, groupBy, filters, only }: ActivityQuery, which: RawBuilder<boolean>): RawBuilder<unknown> {
  const groups = groupBy.map((breakdown, i) => sql`${EXPRESSIONS[breakdown]} as ${sql.ref(`g${i}`)}`);
  const chosen = Object.entries(filters).map(([column, values]) => sql` and ${sql.ref(column)} = any(${values}::text[])`);
  return sql`select ${sql.join([...groups, sql.ref('kind'), sql.ref('code'), sql.ref('case_id')])} from outcome_activity_v2
    where on_day between ${from} and ${to} and ${which}${sql.join(chosen, sql``)}${only ? sql` and case_id = any(${only}::uuid[])` : sql``}`;
}
