import { sql } from 'kysely';
import type { Database } from '#database';
import type { Instant } from '#kernel';
import type { ScheduleRow } from '../projection/schema.js';

/** What is due, a page at a time, in the order in which it fell due. */
export async function dueRows(database: Database, now: Instant, limit: number, after?: ScheduleRow): Promise<ScheduleRow[]> {
  const rest = after ? sql` and (raise_at, item_id) > (${after.raise_at}::timestamptz, ${after.item_id}::uuid)` : sql``;
  const { rows } = await sql<ScheduleRow>`
    select item_id, case_id, kind, because, weeks, due_on, breach_on, raise_at from schedules_v1
    where raise_at <= ${now}::timestamptz${rest} order by raise_at, item_id limit ${limit}`.execute(database.kysely);
  return rows;
}
