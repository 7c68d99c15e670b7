import { sql, type Transaction } from 'kysely';
import type { Database } from '#database';
import { LOG_START } from '#event-log';
import type { LocalDate } from '#kernel';
import { readCheckpoint } from '#projections';
import { CLOSED_STATUSES, WAITING_STATUSES } from '../file/status.js';
import { caseloadProjection } from '../projection/caseload-projection.js';
import type { WorklistKind } from '../worklist/kinds.js';
import { ownedBy, type WorkFilter } from './list-work.js';

/** How much work of one kind there is. */
export interface KindCount {
  kind: WorklistKind;
  open: number;
  /** Due before today. */
  overdue: number;
  /** Past the last day of the programme's target. */
  breached: number;
  next_due_on: LocalDate;
}

/** How the cases of somebody stand, or of nobody where the practitioner or the team is null. */
export interface OwnerCount {
  practitioner: string | null;
  team: string | null;
  /** Cases that are not over: before acceptance, in support, or followed up. */
  cases: number;
  /** Of these: accepted and in support of nobody, waiting for the service, with an overdue next action, unable to contact. */
  unallocated: number;
  waiting: number;
  overdue: number;
  unreachable: number;
  /** Open items of their worklists. */
  items: number;
}

/** All counts, of one moment. */
export interface WorkCounts {
  kinds: KindCount[];
  owners: OwnerCount[];
  position: string;
}

const UNACCEPTED = ['received', 'possible-duplicate', 'information-requested', 'follow-up'] as const;

/** Counts the work by kind and the cases by practitioner and team. */
export function countWork(database: Database, filter: WorkFilter, today: LocalDate): Promise<WorkCounts> {
  return database.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => ({
      position: (await readCheckpoint(transaction, caseloadProjection.name)) || LOG_START,
      kinds: await countKinds(transaction, filter, today),
      owners: await countOwners(transaction, filter, today),
    }));
}

async function countKinds(transaction: Transaction<object>, filter: WorkFilter, today: LocalDate): Promise<KindCount[]> {
  const { rows } = await sql<KindCount>`
    select i.kind, count(*)::int as open, count(*) filter (where i.due_on < ${today}::date)::int as overdue,
      count(*) filter (where i.breach_on < ${today}::date)::int as breached, min(i.due_on) as next_due_on
    from worklist_items_v1 i join caseload_v1 c on c.case_id = i.case_id
    where ${ownedBy(filter)} group by i.kind`.execute(transaction);
  return rows;
}

async function countOwners(transaction: Transaction<object>, filter: WorkFilter, today: LocalDate): Promise<OwnerCount[]> {
  const { rows } = await sql<OwnerCount>`
    select c.practitioner, c.team, count(*)::int as cases,
      count(*) filter (where c.practitioner is null and c.status <> all(${UNACCEPTED}::text[]))::int as unallocated,
      count(*) filter (where c.status = any(${WAITING_STATUSES}::text[]))::int as waiting,
      count(*) filter (where c.due_on < ${today}::date)::int as overdue,
      count(*) filter (where c.flags @> '{unable-to-contact}')::int as unreachable,
      coalesce(sum((select count(*) from worklist_items_v1 i where i.case_id = c.case_id)), 0)::int as items
    from caseload_v1 c where c.status <> all(${CLOSED_STATUSES}::text[]) and ${ownedBy(filter)}
    group by c.practitioner, c.team order by c.team nulls first, c.practitioner nulls first`.execute(transaction);
  return rows;
}
