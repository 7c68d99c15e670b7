import type { Circumstances, Decider, EventShape, Refusal, Uuid } from '#kernel';
import type { Streams } from './streams.js';

/** What a command is addressed to. */
export interface Target {
  caseId: Uuid;
  /** The part of the case, where a case has several: an intervention, a letter. */
  partId?: Uuid;
}

/** What is loaded beside the stream before a decision. */
export interface Loaded<X> {
  context: X;
  /** Name of the key that personal parts are sealed under. */
  keyOf: string;
  /** The case that the events belong to, or null (programmes, people). */
  caseId: Uuid | null;
}

/** Binds a decider to the log: which stream a command goes to, and what its decision must know. */
export interface Handled<S, C extends { type: string }, E extends EventShape, X> {
  decider: Decider<S, C, E, X>;
  stream(target: Target): string;
  load(streams: Streams, target: Target, command: C): Promise<Loaded<X> | Refusal>;
  /** Checks that hold for every command of the module. */
  guard?(at: Circumstances & X): Refusal | undefined;
}
