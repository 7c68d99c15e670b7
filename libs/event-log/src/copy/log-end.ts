import type { Recorded } from '#kernel';

/** A log that a copy reads or fills, as its store has it. Nobody else writes to it meanwhile. */
export interface LogEnd {
  /** Whether the store itself says where an event stands; else it stands where whoever writes it says. */
  readonly givesPositions: boolean;
  /** Position of the newest event; `LOG_START` if there is none. */
  head(): Promise<string>;
  /** All events, oldest first, a page at a time. */
  pages(): AsyncIterable<readonly Recorded[]>;
  /**
   * Adds events as they were recorded, in this order: ids, times and hashes stay. All or the first of them are there if the
   * process ends meanwhile. @throws CannotHold
   */
  write(events: readonly Recorded[]): Promise<void>;
  /** Notes events that are there already, for what a log keeps of them beside itself. */
  recognise(events: readonly Recorded[]): Promise<void>;
  /** One event of a stream, if it is there. */
  find(stream: string, revision: number): Promise<Recorded | undefined>;
}

/** A log cannot hold an event as it was recorded. */
export class CannotHold extends Error {
  constructor({ type, eventId, stream, revision }: Recorded, why: string) {
    super(`${type} ${eventId} (${stream}, revision ${revision}) ${why}`);
  }
}
