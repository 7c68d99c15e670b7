import type { Transaction } from 'kysely';
import type { Migration } from '#database';
import type { LogFilter } from '#event-log';
import type { Recorded } from '#kernel';

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
   * Applies events in log order: fold in memory, then write each table once. Rows and checkpoint commit together, so
   * this must write through `transaction` only.
   */
  apply(transaction: Transaction<object>, events: readonly Recorded[]): Promise<void>;
}
