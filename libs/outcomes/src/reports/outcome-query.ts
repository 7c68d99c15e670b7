import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { LocalDate } from '#kernel';
import { NOT_KNOWN, type Filters } from '#reporting';
import { asAtDay } from './as-at.js';
import { columnOf, DAY_OF, type Breakdown, type Cohort, type Dimension, type Group } from './dimensions.js';
import type { Figure, Relation } from './figure.js';
import { ABOUT, rowsOfRelation } from './relations.js';
import { countsOf, linesOf, type Counted, type Line } from './tally.js';

/** What is asked of the facts. */
export interface OutcomeQuery {
  cohort: Cohort;
  /** First and last day of the period. */
  from: LocalDate;
  to: LocalDate;
  /** The day as of which follow-ups are due. */
  today: LocalDate;
  by: readonly Breakdown[];
  filters: Filters<Dimension>;
  /** Log position up to which facts are known. */
  position: string;
  /** Only what had happened by the end of that day counts; absent: all that has. */
  asAt?: LocalDate;
}

/** Works out figures for every group that there are cases of; without a breakdown, also over no case at all. */
export async function outcomeLines(db: Kysely<object>, query: OutcomeQuery, figures: readonly Figure[]): Promise<Line[]> {
  const relations = [...new Set<Relation>(['cases', ...figures.map(({ relation }) => relation)])];
  const rows = relations.map(async (relation) => {
    const own = figures.filter((figure) => figure.relation === relation);
    return [relation, await rowsOf(db, query, relation, own)] as const;
  });
  const found = new Map<Relation, Found[]>(await Promise.all(rows));
  const groups = (found.get('cases') ?? []).map(({ group }) => group);
  const byRelation = new Map([...found].map(([relation, rows]) => [relation, inOrder(relation, rows)]));
  return groups.flatMap((group) => {
    const key = JSON.stringify(group);
    return figures.flatMap((figure) => {
      const { abouts, counted } = byRelation.get(figure.relation) as Ordered;
      return abouts.flatMap((about) => linesOf(figure, group, about, counted.get(`${key}|${about}`)?.get(figure.definition.id)));
    });
  });
}

/** A row of counts, and what it is of. */
interface Found {
  group: Group;
  key: string;
  about: string;
  counted: ReadonlyMap<string, Counted>;
}

/** What rows are about, in the order in which a report tells of it, and the counts of each group about each. */
interface Ordered {
  abouts: readonly string[];
  counted: ReadonlyMap<string, Found['counted']>;
}

function inOrder(relation: Relation, found: readonly Found[]): Ordered {
  // Follow-up points are numbers of weeks, and come in that order.
  const others = [...new Set(found.map(({ about }) => about))].sort((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }));
  return {
    abouts: [...new Set([...ABOUT[relation], ...others])],
    counted: new Map(found.map(({ key, about, counted }) => [`${key}|${about}`, counted])),
  };
}

async function rowsOf(db: Kysely<object>, query: OutcomeQuery, relation: Relation, figures: readonly Figure[]): Promise<Found[]> {
  const groups = query.by.map((_, i) => sql.ref(`g${i}`));
  const counts = figures.flatMap((figure, i) =>
    Object.entries(countsOf(figure)).map(([name, expression]) => sql`${expression} as ${sql.ref(`f${i}_${name}`)}`),
  );
  const keys = relation === 'cases' ? groups : [...groups, sql.ref('about')];
  const selected = sql.join([...keys, ...(counts.length > 0 ? counts : [sql`count(*)`])]);
  const grouped = keys.length === 0 ? sql`` : sql`group by ${sql.join(keys)} order by ${sql.join(keys)}`;
  const { rows } = await sql<Record<string, string | number | null>>`
    with cohort as (${cohortOf(query)}), counted as (${rowsOfRelation(relation, query)})
    select ${selected} from counted ${grouped}`.execute(db);
  return rows.map((row) => {
    const group: Group = Object.fromEntries(query.by.map((breakdown, i) => [breakdown, String(row[`g${i}`] ?? NOT_KNOWN)]));
    const counted = new Map(figures.map(({ definition }, i) => [definition.id, countedOf(row, `f${i}_`)]));
    return { group, key: JSON.stringify(group), about: relation === 'cases' ? '' : String(row['about']), counted };
  });
}

function countedOf(row: Record<string, string | number | null>, prefix: string): Counted {
  const own = Object.entries(row).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value === null ? null : Number(value)]));
}

/** The cases asked about, as they were believed at the position to have stood, with a column for each thing they are broken down by. */
export function cohortOf({ cohort, from, to, by, filters, position, asAt }: OutcomeQuery): RawBuilder<unknown> {
  const day = sql.ref(DAY_OF[cohort]);
  const groups = by.map((breakdown, i) => sql`, ${expressionOf(breakdown, cohort)} as ${sql.ref(`g${i}`)}`);
  const chosen = (Object.entries(filters) as [Dimension, readonly string[]][]).map(([dimension, values]) => {
    const column = sql.ref(columnOf(dimension, cohort));
    const known = sql`${column} = any(${values}::text[])`;
    return values.includes(NOT_KNOWN) ? sql` and (${known} or ${column} is null)` : sql` and ${known}`;
  });
  return sql`select *${sql.join(groups, sql``)} from ${asAtDay('outcome_facts_v2', asAt)} stood
    where ${day} between ${from} and ${to}
      and from_position <= ${position} and (to_position is null or to_position > ${position})${sql.join(chosen, sql``)}`;
}

function expressionOf(breakdown: Breakdown, cohort: Cohort): RawBuilder<unknown> {
  if (breakdown === 'month') return sql`to_char(${sql.ref(DAY_OF[cohort])}, 'YYYY-MM')`;
  return sql.ref(columnOf(breakdown, cohort));
}
