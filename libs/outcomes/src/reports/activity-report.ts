import { sql, type Kysely, type RawBuilder } from 'kysely';
import { WITHHELD, type DisclosurePolicy, type Shown } from '#disclosure';
import { isRefusal, type Actor, type Instant, type LocalDate, type Refusal } from '#kernel';
import { disclosureFor, NOT_KNOWN, periodOf, sealedReport, withinScope, type Filters } from '#reporting';
import { ACTIVITIES, type ActivityKind } from '../facts/activity.js';
import { ACTIVITY_RULES } from './definition-versions.js';
import type { Definition } from './figure.js';
import { knownPosition, programmesKnown } from './outcomes-report.js';

/** What activity can be broken down by, with the expression that tells it. */
const EXPRESSIONS = {
  month: sql`to_char(on_day, 'YYYY-MM')`,
  programme: sql.ref('programme'),
  provider: sql.ref('provider'),
  commissioner: sql.ref('commissioner'),
} as const satisfies Record<string, RawBuilder<unknown>>;

export const ACTIVITY_BREAKDOWNS = Object.keys(EXPRESSIONS) as ActivityBreakdown[];
export type ActivityBreakdown = keyof typeof EXPRESSIONS;
/** What activity can be filtered by. */
export type ActivityDimension = Exclude<ActivityBreakdown, 'month'>;
type Group = Partial<Record<ActivityBreakdown, string>>;

/** What somebody asks of the report. What is left out is not narrowed. */
export interface ActivityRequest {
  from: LocalDate;
  to: LocalDate;
  groupBy: readonly ActivityBreakdown[];
  filters: Filters<ActivityDimension>;
  /** Only what was done by then counts; absent: all of the period. */
  asAt?: LocalDate;
  /** Only what the log had learned by then counts; absent: all that is known. */
  knownAt?: Instant;
}

/** How much of one kind was done for one group; with a code, how much of that. */
export interface ActivityLine {
  figure: ActivityKind;
  group: Group;
  code?: string;
  count: Shown;
}

/** What was done in a period. */
export interface ActivityReport extends Omit<ActivityRequest, 'filters' | 'asAt'> {
  report: 'activity';
  filters: Filters;
  position: string;
  disclosure: string;
  definitions: readonly Definition[];
  figures: readonly ActivityLine[];
  hash: string;
}

/** Counts what was done, or says why the actor may not be told. */
export async function activityReport(db: Kysely<object>, request: ActivityRequest, actor: Actor, now: Instant): Promise<ActivityReport | Refusal> {
  const { asAt, ...asked } = request;
  const period = periodOf(asAt !== undefined && asAt < asked.to ? { ...asked, to: asAt } : asked, now);
  if (isRefusal(period)) return period;
  const filters = withinScope(request.filters, actor);
  if (isRefusal(filters)) return filters;
  const groupBy = ACTIVITY_BREAKDOWNS.filter((breakdown) => request.groupBy.includes(breakdown));
  const { from, to, knownAt } = period;
  const position = await knownPosition(db, knownAt);
  const policy = disclosureFor(actor, await programmesKnown(db, position), filters);
  const rows = await counted(db, { from, to, groupBy, filters, position });
  return sealedReport({
    report: 'activity' as const,
    ...{ from, to, groupBy, filters, position },
    ...(knownAt === undefined ? {} : { knownAt }),
    disclosure: policy.name,
    definitions: ACTIVITY_RULES.inForce.map(({ definition }) => definition),
    figures: linesOf(rows, groupBy, policy),
  });
}

type Asked = Required<Omit<ActivityRequest, 'knownAt' | 'asAt'>> & { position: string };

/** How much was done, and for how many cases; of all codes together where the code is null. */
type Row = { kind: ActivityKind; code: string | null; count: number; cases: number } & Record<string, string | null | number>;

async function counted(db: Kysely<object>, { from, to, groupBy, filters, position }: Asked): Promise<Row[]> {
  const groups = groupBy.map((breakdown, i) => sql`${EXPRESSIONS[breakdown]} as ${sql.ref(`g${i}`)}`);
  const of = [...groupBy.map((_, i) => sql.ref(`g${i}`)), sql.ref('kind')];
  const chosen = Object.entries(filters).map(([column, values]) => sql` and ${sql.ref(column)} = any(${values}::text[])`);
  const { rows } = await sql<Row>`
    with done as (select ${sql.join([...groups, sql.ref('kind'), sql.ref('code'), sql.ref('case_id')])} from outcome_activity_v1
      where on_day between ${from} and ${to}
        and from_position <= ${position} and (to_position is null or to_position > ${position})${sql.join(chosen, sql``)})
    select ${sql.join(of)}, code, count(*)::int as count, count(distinct case_id)::int as cases from done
    group by grouping sets ((${sql.join(of)}), (${sql.join([...of, sql.ref('code')])})) order by ${sql.join(of)}, code`.execute(db);
  return rows;
}

/**
 * For each group all kinds of activity, then their codes. Codes that are not listed hold nothing or are withheld, and so are groups
 * of which nothing may be shown.
 */
function linesOf(rows: readonly Row[], groupBy: readonly ActivityBreakdown[], policy: DisclosurePolicy): ActivityLine[] {
  const groupOf = (row: Row): Group => Object.fromEntries(groupBy.map((breakdown, i) => [breakdown, String(row[`g${i}`] ?? NOT_KNOWN)]));
  const byGroup = Map.groupBy(rows, (row) => JSON.stringify(groupOf(row)));
  if (groupBy.length === 0 && byGroup.size === 0) byGroup.set('{}', []);
  return [...byGroup].flatMap(([text, own]) => {
    const group = JSON.parse(text) as Group;
    const lines = ACTIVITIES.flatMap((figure) =>
      linesOfKind(
        figure,
        group,
        own.filter(({ kind }) => kind === figure),
        policy,
      ),
    );
    return groupBy.length === 0 || lines.some(tells) ? lines : [];
  });
}

function linesOfKind(figure: ActivityKind, group: Group, rows: readonly Row[], policy: DisclosurePolicy): ActivityLine[] {
  // Many things may be done for one person, so what may be told goes by the cases.
  const shown = ({ count, cases }: Pick<Row, 'count' | 'cases'>): Shown => (policy.count(cases) === WITHHELD ? WITHHELD : policy.count(count));
  const all = rows.find(({ code }) => code === null) ?? { count: 0, cases: 0 };
  const coded = rows.flatMap((row) => (row.code ? [{ figure, group, code: row.code, count: shown(row) }] : []));
  return [{ figure, group, count: shown(all) }, ...coded.filter(tells)];
}

const tells = ({ count }: Pick<ActivityLine, 'count'>): boolean => typeof count === 'number' && count > 0;
