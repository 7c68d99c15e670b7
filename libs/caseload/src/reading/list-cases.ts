import { sql } from 'kysely';
import type { Database } from '#database';
import type { LocalDate } from '#kernel';
import type { CaseRow } from '../projection/schema.js';
import { conditionOf, type CaseFilter } from './case-filter.js';
import { readPage, type List, type Mark, type Page } from './page.js';

/** What a list of cases can be sorted by. Cases without that date come last, whichever way. */
export const CASE_SORTS = ['due', 'breach', 'waiting', 'received'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

/** How a list is ordered. */
export interface CaseOrder {
  sort: CaseSort;
  direction: 'asc' | 'desc';
}

const COLUMN = { due: 'c.due_on', breach: 'c.breach_on', waiting: 'c.waiting_since', received: 'c.received_at' } as const;

/** A page of cases that pass a filter. */
export function listCases(
  database: Database,
  filter: CaseFilter,
  order: CaseOrder,
  today: LocalDate,
  limit: number,
  after?: Mark,
): Promise<Page<CaseRow>> {
  const list = { columns: sql`c.*`, from: sql`caseload_v1 c`, where: conditionOf(filter, today), id: sql`c.case_id`, ...keyOf(order) };
  return readPage<CaseRow>(database, list, limit, after);
}

function keyOf({ sort, direction }: CaseOrder): Pick<List, 'key' | 'keyType' | 'direction'> {
  const column = sql.ref(COLUMN[sort]);
  if (sort === 'received') return { key: column, keyType: 'timestamptz', direction };
  const never = sql.raw(direction === 'asc' ? `'infinity'::date` : `'-infinity'::date`);
  return { key: sort === 'waiting' ? column : sql`coalesce(${column}, ${never})`, keyType: 'date', direction };
}
