import { sql, type RawBuilder } from 'kysely';
import type { LocalDate } from '#kernel';
import { believedAt, NOT_KNOWN, type Filters } from '#reporting';
import { asAtDay } from './as-at.js';
import { columnOf, DAY_OF, type Breakdown, type Cohort, type Dimension } from './dimensions.js';

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

/** The cases asked about, as they were believed at the position to have stood, with a column for each thing they are broken down by. */
export function cohortOf({ cohort, from, to, by, filters, position, asAt }: Omit<OutcomeQuery, 'today'>): RawBuilder<unknown> {
  const day = sql.ref(DAY_OF[cohort]);
  const groups = by.map((breakdown, i) => sql`, ${expressionOf(breakdown, cohort)} as ${sql.ref(`g${i}`)}`);
  const chosen = (Object.entries(filters) as [Dimension, readonly string[]][]).map(([dimension, values]) => {
    const column = sql.ref(columnOf(dimension, cohort));
    const known = sql`${column} = any(${values}::text[])`;
    return values.includes(NOT_KNOWN) ? sql` and (${known} or ${column} is null)` : sql` and ${known}`;
  });
  return sql`select *${sql.join(groups, sql``)} from ${asAtDay('outcome_facts_v2', asAt)} stood
    where ${day} between ${from} and ${to}
      and ${believedAt(position)}${sql.join(chosen, sql``)}`;
}

function expressionOf(breakdown: Breakdown, cohort: Cohort): RawBuilder<unknown> {
  if (breakdown === 'month') return sql`to_char(${sql.ref(DAY_OF[cohort])}, 'YYYY-MM')`;
  return sql.ref(columnOf(breakdown, cohort));
}
