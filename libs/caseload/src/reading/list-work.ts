import { sql } from 'kysely';
import type { Database } from '#database';
import type { LocalDate, Uuid } from '#kernel';
import type { CaseRow, ItemRow } from '../projection/schema.js';
import type { WorklistKind } from '../worklist/kinds.js';
import { readPage, type Mark, type Page } from './page.js';

/** An item with the case that it is about. */
export type WorkRow = ItemRow &
  Pick<
    CaseRow,
    | 'reference'
    | 'programme'
    | 'provider'
    | 'practice'
    | 'status'
    | 'stage'
    | 'priority'
    | 'practitioner'
    | 'team'
    | 'flags'
    | 'name_event'
    | 'name_key'
    | 'name_sealed'
  >;

/** Whose work somebody wants to see. What is left out does not matter. */
export interface WorkFilter {
  programme?: string | undefined;
  provider?: string | undefined;
  practitioner?: string | undefined;
  team?: string | undefined;
  /** Whether it is of cases that are nobody's. */
  unallocated?: boolean | undefined;
  /** Whether it should have been done before today. */
  overdue?: boolean | undefined;
}

const COLUMNS = sql`i.*, c.reference, c.programme, c.provider, c.practice, c.status, c.stage, c.priority, c.practitioner, c.team, c.flags,
  c.name_event, c.name_key, c.name_sealed`;

/** The condition that the rows of `caseload_v1`, known as `c`, meet. */
export function ownedBy(filter: WorkFilter) {
  const conditions = (['programme', 'provider', 'practitioner', 'team'] as const).flatMap((field) => {
    const value = filter[field];
    return value === undefined ? [] : [sql`${sql.ref(`c.${field}`)} = ${value}`];
  });
  if (filter.unallocated !== undefined) conditions.push(sql`(c.practitioner is null) = ${filter.unallocated}`);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** A page of the open items of one kind, the one that is due first in front. */
export function listWork(
  database: Database,
  kind: WorklistKind,
  filter: WorkFilter,
  today: LocalDate,
  limit: number,
  after?: Mark,
): Promise<Page<WorkRow>> {
  const late = filter.overdue === undefined ? sql`` : sql` and (i.due_on < ${today}::date) = ${filter.overdue}`;
  const where = sql`i.kind = ${kind}${late} and ${ownedBy(filter)}`;
  const from = sql`worklist_items_v1 i join caseload_v1 c on c.case_id = i.case_id`;
  const list = { columns: COLUMNS, from, where, key: sql`i.due_on`, keyType: 'date', id: sql`i.item_id`, direction: 'asc' } as const;
  return readPage<WorkRow>(database, list, limit, after);
}

/** All open items of one case, the one that is due first in front; undefined if the caseload has no such case. */
export async function workOfCase(database: Database, caseId: Uuid): Promise<WorkRow[] | undefined> {
  const { rows } = await sql<WorkRow & { item_id: Uuid | null }>`
    select ${COLUMNS} from caseload_v1 c left join worklist_items_v1 i on i.case_id = c.case_id
    where c.case_id = ${caseId}::uuid order by i.due_on, i.item_id`.execute(database.kysely);
  return rows.length === 0 ? undefined : rows.filter(({ item_id }) => item_id !== null);
}
