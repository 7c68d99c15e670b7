import type { Uuid } from './identifiers.js';
import type { Instant } from './time.js';

/**
 * The parts people play. An `auditor` looks behind figures on behalf of a commissioner, whose code is the organisation. `system` is a
 * policy or schedule acting by itself.
 */
export const ROLES = [
  'caseworker',
  'clinician',
  'team-lead',
  'commissioner',
  'auditor',
  'gp-practice',
  'referrer',
  'person',
  'operator',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

/** Who did something. `id` is an account, never a name. `organisation` is an ODS code or the system's own name. */
export interface Actor {
  id: string;
  role: Role;
  organisation: string;
}

/** The part of an event that may identify someone: field by field, in clear only between decision and sealing. */
export type Personal = Record<string, unknown>;

/** `personal` as the log holds it: each field encrypted under the key named `keyOf`. */
export interface Sealed {
  keyOf: string;
  fields: Record<string, string>;
}

/**
 * The shape of one kind of event. `D` (`data`) never identifies anyone: figures and decisions use it alone.
 * `P` (`personal`) is sealed under the person's own key and reads as erased once that key is destroyed.
 */
export interface EventShape<T extends string = string, D = object, P = object> {
  type: T;
  data: D;
  personal?: P;
  /** When it happened, if not at the command's effective time. */
  effectiveAt?: Instant;
}

/** Declares an event of a module: `Event<'TriageDecided', {stage: Stage}, {note?: string}>`. */
export type Event<T extends string, D = Record<never, never>, P = Record<never, never>> = EventShape<T, D, P>;

/** What surrounds every event in the log. */
export interface Envelope {
  eventId: Uuid;
  stream: string;
  /** Place in the stream, from 0 without gaps. */
  revision: number;
  /** Place in the whole log: opaque, text order is log order. */
  position: string;
  schemaVersion: number;
  caseId: Uuid | null;
  /** When it happened, as told. */
  effectiveAt: Instant;
  /** When the log learned of it; nobody can set it. */
  recordedAt: Instant;
  actor: Actor;
  correlationId: Uuid;
  causationId: Uuid;
  commandId: Uuid;
  /** Keyed hash of the command's content: tells a repeat from another command under the same id. */
  fingerprint: string;
  previousHash: string;
  hash: string;
}

/** An event read back from the log. Its personal part is still sealed. */
export type Recorded<E extends EventShape = EventShape> =
  E extends EventShape<infer T, infer D> ? Envelope & { type: T; data: D; personal: Sealed | null } : never;

/** A recorded event after corrections: the facts as they are now believed. */
export type Happened<E extends EventShape = EventShape> = Recorded<E> & {
  /** Ids of the corrections applied to it, oldest first. */
  correctedBy: readonly Uuid[];
};
