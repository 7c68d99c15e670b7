import type { FactCorrected } from './correction.js';
import { correctedHistory } from './correction.js';
import type { Actor, EventShape, Happened, Recorded } from './event.js';
import type { Uuid } from './identifiers.js';
import type { Refusal } from './refusal.js';
import type { Instant, LocalDate } from './time.js';
import type { Upcasters } from './versions.js';

/** What a decision may know besides its command and state. Handed in, never fetched. */
export interface Circumstances {
  now: Instant;
  /** Today in Europe/London. */
  today: LocalDate;
  /** When the fact happened: as given with the command, else now. Never in the future. */
  effectiveAt: Instant;
  /** The London day of `effectiveAt`. */
  effectiveOn: LocalDate;
  actor: Actor;
  /** An identifier named after the command and a label: a repeated command creates nothing new. */
  id(label: string): Uuid;
}

/** The events that follow from a command (none: nothing to do), or why not. */
export type Decision<E extends EventShape> = readonly E[] | Refusal;

/** Which fields of an event a person may correct, and whether it may be struck out altogether; or `never`. */
export type Correctable = 'never' | { data: readonly string[]; personal: readonly string[]; strike: boolean };

/**
 * A module's behaviour, all of it pure. `S` is a union over the states of its stream, `C` its commands, `E` its events,
 * `X` what it must know of other streams. Leaving out a command, an event or a correction policy does not compile.
 */
export interface Decider<S, C extends { type: string }, E extends EventShape, X = unknown> {
  /** First part of the stream's name: `triage` in `triage-<caseId>`. */
  readonly category: string;
  readonly initial: S;
  readonly evolve: { readonly [T in E['type']]: (state: S, event: Happened<Extract<E, { type: T }>>) => S };
  readonly decide: {
    readonly [T in C['type']]: (command: Extract<C, { type: T }>, state: S, at: Circumstances & X) => Decision<E>;
  };
  readonly correctable: { readonly [T in E['type']]: Correctable };
  /** How events written before their data changed are read; absent: none has changed yet. */
  readonly upcasters?: Upcasters<E>;
  /**
   * Fields that follow from others, such as a score from its answers: worked out anew over the corrected data, so that
   * a correction never leaves them behind. Null takes a field out. The data may be ill-formed; `consistent` refuses it later.
   */
  readonly derived?: { readonly [T in E['type']]?: (data: Readonly<Record<string, unknown>>) => Record<string, unknown> };
  /** Refuses to let this actor correct this event, whichever field; absent: whoever may correct may correct anything. */
  readonly mayCorrect?: (event: Happened<E>, at: Circumstances & X) => Refusal | undefined;
  /** What must hold of every history of this stream; asked after a correction. */
  consistent(history: readonly Happened<E>[], at: X): Refusal | undefined;
}

/** The state that a stream's events amount to, corrections applied. */
export function fold<S, C extends { type: string }, E extends EventShape, X>(
  decider: Pick<Decider<S, C, E, X>, 'initial' | 'evolve'>,
  events: readonly Recorded<E | FactCorrected>[],
): S {
  return foldHistory(decider, correctedHistory<E>(events));
}

/** The state that a corrected history amounts to. */
export function foldHistory<S, C extends { type: string }, E extends EventShape, X>(
  decider: Pick<Decider<S, C, E, X>, 'initial' | 'evolve'>,
  history: readonly Happened<E>[],
): S {
  const evolve = decider.evolve as unknown as Record<string, (state: S, event: Happened<E>) => S>;
  return history.reduce((state, event) => evolve[(event as Happened).type]?.(state, event) ?? state, decider.initial);
}

/** Decides one command over a state. */
export function decide<S, C extends { type: string }, E extends EventShape, X>(
  decider: Decider<S, C, E, X>,
  command: C,
  state: S,
  at: Circumstances & X,
): Decision<E> {
  const decisions = decider.decide as unknown as Record<string, (command: C, state: S, at: Circumstances & X) => Decision<E>>;
  const decision = decisions[command.type];
  if (!decision) throw new Error(`${decider.category} has no decision for ${command.type}`);
  return decision(command, state, at);
}
