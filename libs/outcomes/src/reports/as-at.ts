import { sql, type RawBuilder } from 'kysely';
import type { LocalDate } from '#kernel';
import { COLUMNS } from '../projection/columns.js';

/** The tables that tell of all that has happened, each with the one that tells how things had stood before. */
const EARLIER = { outcome_facts_v2: 'outcome_earlier_facts_v2', outcome_letters_v2: 'outcome_earlier_letters_v2' } as const;
export type Standing = keyof typeof EARLIER;

/** The versions of facts as things stood at the end of a day; without a day as they stand by all that has happened. To select from. */
export function asAtDay(table: Standing, asAt: LocalDate | undefined): RawBuilder<unknown> {
  const now = sql.table(table);
  if (asAt === undefined) return now;
  const columns = sql.join(COLUMNS[table].map((column) => sql.ref(column)));
  return sql`(select ${columns}, null::date as stands_until from ${now} where stands_from <= ${asAt}::date
    union all select ${columns}, stands_until from ${sql.table(EARLIER[table])} where stands_from <= ${asAt}::date and stands_until > ${asAt}::date)`;
}

/** Where versions stand in the log and in time: all else of a row is what they say. */
const PLACE = ['from_position', 'to_position', 'recorded_at', 'closed_at', 'changed_by', 'stands_from', 'stands_until'];

/** Whether two versions say the same. */
export const saysTheSame = (a: string, b: string): RawBuilder<boolean> =>
  sql`to_jsonb(${sql.ref(a)}) - ${PLACE}::text[] = to_jsonb(${sql.ref(b)}) - ${PLACE}::text[]`;
