import type { Actor } from './event.js';
import type { Uuid } from './identifiers.js';
import type { Instant } from './time.js';

/** What comes with every command, whoever sends it. */
export interface CommandEnvelope {
  /** The same id means the same command: it is carried out once and answered the same way twice. */
  commandId: Uuid;
  /** Keyed hash of the content; the same id with another fingerprint is refused. */
  fingerprint: string;
  correlationId: Uuid;
  causationId: Uuid;
  actor: Actor;
  /** When it happened; absent: now. */
  effectiveAt?: Instant;
  /** The log position up to which the sender had seen the case (`If-Match`). */
  seenUpTo?: string;
}

/** The answer to a command that was carried out. */
export interface CommandAnswer {
  /** The stream's revision after it. */
  revision: number;
  /** Log position of its last event: pass it as `?after=` to read what it changed. */
  position: string;
  /** The events it wrote, in order, without their personal part; empty if there was nothing to do. */
  events: readonly { eventId: Uuid; type: string; data: object }[];
}
