import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#database';
import { LOG_START } from '#event-log';
import type { Uuid } from '#kernel';
import { caseloadProjection } from '../projection/caseload-projection.js';

/** Where a page ended: the value that the list is sorted by, and the row that had it. */
export interface Mark {
  key: string;
  id: Uuid;
}

/** A list of rows that is read in pages. */
export interface List {
  columns: RawBuilder<unknown>;
  from: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
  /** What the list is sorted by, never null, and its type in SQL. Rows with the same value are sorted by `id`. */
  key: RawBuilder<unknown>;
  keyType: 'date' | 'timestamptz';
  id: RawBuilder<unknown>;
  direction: 'asc' | 'desc';
}

/** A page of a list, with what holds of the whole list at the same moment. */
export interface Page<Row> {
  rows: Row[];
  /** Number of rows in the whole list. */
  total: number;
  /** Log position up to which the read model had taken in everything. */
  position: string;
  /** Where the next page begins; absent on the last. */
  next?: Mark;
}

/**
 * Reads a page, the length of the list and its position in one statement, so that they never disagree. A page begins after a
 * row and not after a number of rows: what comes and goes meanwhile neither repeats a row nor skips one.
 */
export async function readPage<Row>(database: Database, list: List, limit: number, after?: Mark): Promise<Page<Row>> {
  const { columns, from, where, key, id } = list;
  const type = sql.raw(list.keyType);
  const direction = sql.raw(list.direction);
  const later = sql.raw(list.direction === 'asc' ? '>' : '<');
  const rest = after ? sql` and (${key}, ${id}) ${later} (${after.key}::${type}, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<Row & { total: number; read_position: string; sort_key: string; sort_id: Uuid | null }>`
    select whole.total, whole.read_position, page.*
    from (
      select (select count(*)::int from ${from} where ${where}) as total,
        coalesce((select position from checkpoints where name = ${caseloadProjection.name}), ${LOG_START}) as read_position
    ) whole
    left join (
      select ${columns}, ${key} as sort_key, ${id} as sort_id from ${from} where ${where}${rest}
      order by ${key} ${direction}, ${id} ${direction} limit ${limit + 1}
    ) page on true
    order by page.sort_key ${direction}, page.sort_id ${direction}`.execute(database.kysely);
  const found = rows.filter(({ sort_id }) => sort_id !== null);
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    rows: found.slice(0, limit),
    total: rows[0]?.total ?? 0,
    position: rows[0]?.read_position ?? LOG_START,
    ...(last ? { next: { key: last.sort_key, id: last.sort_id as Uuid } } : {}),
  };
}
