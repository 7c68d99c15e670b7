import { sql, type RawBuilder } from 'kysely';
import type { LocalDate } from '#kernel';
import type { Stage } from '#programmes/contract';
import type { CaseFlag } from '../file/flags.js';
import { CLOSED_STATUSES, type CaseStatus } from '../file/status.js';
import type { WorklistKind } from '../worklist/kinds.js';

/** Which cases somebody wants to see. What is left out does not matter, except that closed cases must be asked for. */
export interface CaseFilter {
  programme?: string | undefined;
  provider?: string | undefined;
  practice?: string | undefined;
  stage?: Stage | undefined;
  status?: readonly CaseStatus[] | undefined;
  practitioner?: string | undefined;
  team?: string | undefined;
  /** Whether the case is nobody's. */
  unallocated?: boolean | undefined;
  flag?: CaseFlag | undefined;
  /** A kind of work that stands on the worklist of the case. */
  kind?: WorklistKind | undefined;
  /** Whether the next action should have been done before today. */
  overdue?: boolean | undefined;
}

/** The condition that the rows of `caseload_v1`, known as `c`, meet. */
export function conditionOf(filter: CaseFilter, today: LocalDate): RawBuilder<unknown> {
  const { status, unallocated, flag, kind, overdue } = filter;
  const conditions = [status ? sql`c.status = any(${status}::text[])` : sql`c.status <> all(${CLOSED_STATUSES}::text[])`];
  for (const field of ['programme', 'provider', 'practice', 'stage', 'practitioner', 'team'] as const) {
    const value = filter[field];
    if (value !== undefined) conditions.push(sql`${sql.ref(`c.${field}`)} = ${value}`);
  }
  if (unallocated !== undefined) conditions.push(sql`(c.practitioner is null) = ${unallocated}`);
  if (flag !== undefined) conditions.push(sql`c.flags @> ${[flag]}::text[]`);
  if (kind !== undefined) conditions.push(sql`exists (select 1 from worklist_items_v1 i where i.case_id = c.case_id and i.kind = ${kind})`);
  if (overdue !== undefined) conditions.push(sql`coalesce(c.due_on < ${today}::date, false) = ${overdue}`);
  return sql.join(conditions, sql` and `);
}
