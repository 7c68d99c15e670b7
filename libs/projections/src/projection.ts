import type { CompiledQuery, Kysely } from 'kysely';
import type { Migration } from '#database';
import type { BareEvent, LogFilter } from '#event-log';
import type { Recorded, Uuid } from '#kernel';

/**
 * A read model fed from the log. Its name carries its version (`waiting_times_v1`): a new version has tables and a
 * checkpoint of its own and catches up beside the old one.
 */
export interface Projection {
  readonly name: string;
  readonly migrations: readonly Migration[];
  /** Tables to empty before a rebuild. */
  readonly tables: readonly string[];
  readonly filter: LogFilter;
  /**
   * Every event type of the log: handled, or knowingly ignored. An architecture test holds this against the list of
   * all event types, so that no new event is forgotten.
   */
  readonly handles: readonly string[];
  readonly ignores: readonly string[];
  /**
   * What a batch of events, in log order, changes: reads what there is of the cases that it touches, folds in memory, and gives
   * the statements that write each table once. It writes nothing itself: they take effect together with the checkpoint.
   *
   * @param parked cases that an event of no case changes nothing of
   * @throws CaseFailed where an event of no case touches cases and one of them fails
   */
  changes(db: Kysely<object>, events: readonly Recorded[], parked: ReadonlySet<Uuid>): Promise<readonly CompiledQuery[]>;
  /**
   * How many of a batch's events, from the first on, may be taken in at once, at least one: where an event touches many cases, that
   * these fit into memory. Absent: all.
   */
  atOnce?(db: Kysely<object>, events: readonly Recorded[]): Promise<number>;
  /**
   * Where what it holds of a case follows from the events of that case, and from those of no case: a way to work out each case
   * once instead of batch after batch, for rebuilds. What comes out is the same.
   *
   * @param unbound all events of no case
   */
  caseByCase?(unbound: readonly BareEvent[]): CaseByCase;
}

/** A case that could not be worked out, and whose alone the fault is: the others can go on without it. */
export class CaseFailed extends Error {
  constructor(
    readonly caseId: Uuid,
    cause: unknown,
  ) {
    super((cause as Error).message, { cause });
  }
}

/** Works something out about a case. @throws CaseFailed with whatever it throws */
export function ofOneCase<T>(caseId: Uuid, workOut: () => T): T {
  try {
    return workOut();
  } catch (error) {
    throw new CaseFailed(caseId, error);
  }
}

/** Rows by table, each table with the names of the columns that are written. */
export type TableRows = readonly { table: string; columns: readonly string[]; rows: readonly object[] }[];

/** Works out cases one by one. */
export interface CaseByCase {
  /** What is kept of the events of no case. */
  unbound: TableRows;
  /** What is kept of a case, from all its events in log order. */
  rowsOf(caseId: Uuid, events: readonly BareEvent[]): TableRows;
}
