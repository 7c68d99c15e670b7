import type { SqlSession } from '#database';
import type { Actor, Instant, Recorded, Sealed, Uuid } from '#kernel';

/** An event on its way into the log. The log adds revision, position, recorded time and hashes. */
export interface NewEvent {
  eventId: Uuid;
  type: string;
  schemaVersion: number;
  caseId: Uuid | null;
  effectiveAt: Instant;
  actor: Actor;
  correlationId: Uuid;
  causationId: Uuid;
  commandId: Uuid;
  fingerprint: string;
  data: object;
  personal: Sealed | null;
}

/** What a writer expects of a stream: that it does not exist, that its last event has this revision, or nothing. */
export type ExpectedRevision = 'none' | number | 'any';

/** Where an append ended. */
export interface Appended {
  /** Revision of the last event appended. */
  revision: number;
  /** Position of the last event appended. */
  position: string;
}

/** Events in log order and the position up to which the subscriber has now seen everything; or that there is no more for now. */
export type LogSignal = { kind: 'events'; events: readonly Recorded[]; position: string } | { kind: 'caught-up'; position: string };

/** Which events a subscriber wants. Checkpoints move past the rest. */
export interface LogFilter {
  /** Stream categories: the part of a stream's name before the first hyphen. */
  categories?: readonly string[];
  types?: readonly string[];
}

/** What an event says, when and where, without its surroundings in the log. */
export type BareEvent = Pick<
  Recorded,
  'eventId' | 'position' | 'stream' | 'type' | 'schemaVersion' | 'caseId' | 'effectiveAt' | 'recordedAt' | 'data'
>;

/** The product's memory: streams of events in one global order. */
export interface EventLog {
  /**
   * Appends events to a stream, all or none. Appending the same event ids again answers as the first time.
   * @throws WrongExpectedRevision if the stream is not as expected; nothing was written
   * @throws EventTooLarge if an event exceeds the size limit; nothing was written
   * @throws EventIdTaken if another stream has an event of that id; nothing was written
   */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;
  /** Events of a stream from a revision on, oldest first; empty if there are none. */
  read(stream: string, fromRevision?: number): Promise<Recorded[]>;
  /** The events at these positions, in log order and each once. Where the log has no event, there is none in the answer. */
  at(positions: readonly string[]): Promise<Recorded[]>;
  /**
   * Events after a position in log order; ends when `signal` aborts.
   * @throws PositionAhead if the log does not reach that position
   */
  subscribe(options: { after: string; filter?: LogFilter; signal: AbortSignal }): AsyncIterable<LogSignal>;
  /** Position of the newest event; `LOG_START` if there is none. */
  head(): Promise<string>;
  /**
   * Events of some types up to a position, case after case and each case in log order, those of no case first: what they say, when and where,
   * without their surroundings. Only of a log that lies in the database of the session, whose transaction it is read in.
   */
  caseByCase?(session: SqlSession, options: { types: readonly string[]; upTo: string }): AsyncIterable<readonly BareEvent[]>;
  /** How many events lie after one position and up to another: positions themselves are no count. */
  countBetween(after: string, upTo: string): Promise<number>;
  close(): Promise<void>;
}

/** The position before every event. */
export const LOG_START = '0000000000000000';

/** Largest event in bytes of its JSON data and personal part together. */
export const MAX_EVENT_BYTES = 1_000_000;

/** The stream is not at the revision that the writer expected. */
export class WrongExpectedRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** -1 if the stream does not exist. */
    readonly actual: number,
  ) {
    super(`Stream ${stream} is at revision ${actual}, expected ${expected}`);
  }
}

/** An event exceeds MAX_EVENT_BYTES, or what is appended with it exceeds what the store takes at once. */
export class EventTooLarge extends Error {
  constructor(
    readonly type: string,
    readonly bytes: number,
    limit = MAX_EVENT_BYTES,
  ) {
    super(`An event ${type} of ${bytes} bytes is over the limit of ${limit}`);
  }
}

/** An event id stands in another stream already: two commands under one id, or an id that was not made for this event. */
export class EventIdTaken extends Error {
  constructor(readonly stream: string) {
    super(`An event for stream ${stream} has the id of an event in another stream`);
  }
}

/**
 * A subscriber wants to go on from a position that the log has not reached: its checkpoint belongs to another log, or the
 * log was restored from an older copy. To go on would be to miss events.
 */
export class PositionAhead extends Error {
  constructor(after: string, end: string) {
    super(`The log ends at ${end}, before position ${after}. If it was restored from an older copy, rebuild what was read from it.`);
  }
}

/** A position as text whose order is the order of the log. */
export const positionOf = (n: number | bigint | string): string => String(n).padStart(16, '0');
