import { expect } from '@jest/globals';
import {
  correctFact,
  decide,
  derivedId,
  fold,
  isRefusal,
  londonDate,
  STEPWISE_NAMESPACE,
  type Actor,
  type Circumstances,
  type CorrectFact,
  type Decider,
  type Decision,
  type EventShape,
  type Instant,
  type Recorded,
  type FactCorrected,
} from '#kernel';

/** A past event for `given`: its own time, or the time of the story. */
export type Past<E extends EventShape> = E & { at?: Instant; eventId?: string };

/** The actor of decision tests. */
export const aCaseworker: Actor = { id: 'caseworker-1', role: 'caseworker', organisation: 'PRV01' };

/** The case of decision tests. */
export const THE_CASE = 'c0000000-0000-4000-8000-000000000001';

/** The event id that `given` assigns to the n-th past event, from 0. */
export const pastEventId = (n: number): string => derivedId(STEPWISE_NAMESPACE, `past-${n}`);

/** Dresses bare events as the log would return them. */
export function recorded<E extends EventShape>(
  category: string,
  past: readonly Past<E>[],
  start: Instant = '2026-03-02T09:00:00.000Z',
): Recorded<E>[] {
  return past.map((event, i) => {
    const id = event.eventId ?? pastEventId(i);
    return {
      eventId: id,
      stream: `${category}-${THE_CASE}`,
      revision: i,
      position: String(i + 1).padStart(16, '0'),
      schemaVersion: 1,
      caseId: THE_CASE,
      effectiveAt: event.effectiveAt ?? event.at ?? start,
      recordedAt: event.at ?? start,
      actor: aCaseworker,
      correlationId: id,
      causationId: id,
      commandId: id,
      fingerprint: '',
      previousHash: '',
      hash: '',
      type: event.type,
      data: event.data,
      personal: null,
    } as unknown as Recorded<E>;
  });
}

/**
 * Decisions told as stories:
 * `given(triage, context).events(triageOpened()).at('2026-03-04T10:00:00.000Z').when(command).then(expected)`.
 */
export function given<S, C extends { type: string }, E extends EventShape, X>(decider: Decider<S, C, E, X>, context: X) {
  let past: Recorded<E | FactCorrected>[] = [];
  let now: Instant = '2026-03-16T12:00:00.000Z';
  let effectiveAt: Instant | undefined;
  let actor = aCaseworker;
  const circumstances = (): Circumstances & X => {
    const when = effectiveAt ?? now;
    return {
      ...context,
      now,
      today: londonDate(now),
      effectiveAt: when,
      effectiveOn: londonDate(when),
      actor,
      id: (label: string) => derivedId(STEPWISE_NAMESPACE, `test-command|${label}`),
    };
  };
  const story = {
    /** What happened before, in order. */
    events(...events: Past<E | FactCorrected>[]) {
      past = recorded(decider.category, events) as Recorded<E | FactCorrected>[];
      return story;
    },
    /** The present. */
    at(instant: Instant) {
      now = instant;
      return story;
    },
    /** The time that the command gives for the fact. */
    effective(instant: Instant) {
      effectiveAt = instant;
      return story;
    },
    by(who: Actor) {
      actor = who;
      return story;
    },
    when(command: C | CorrectFact) {
      const decision: Decision<E | FactCorrected> =
        command.type === 'CorrectFact'
          ? correctFact(decider, command as CorrectFact, past, circumstances())
          : decide(decider, command as C, fold(decider, past), circumstances());
      return {
        decision,
        /** These events follow, in this order; each is matched on the properties given. */
        then(...expected: { type: (E | FactCorrected)['type']; data?: object; personal?: object; effectiveAt?: Instant }[]) {
          if (isRefusal(decision)) throw new Error(`Refused with ${decision.code}: ${decision.message}`);
          expect(decision.map((e) => e.type)).toEqual(expected.map((e) => e.type));
          expect(decision).toMatchObject(expected);
        },
        /** Refused with this code, and at this field if one is named. */
        refused(code: string, field?: string) {
          if (!isRefusal(decision)) throw new Error(`Expected ${code}, but decided ${JSON.stringify(decision.map((e) => e.type))}`);
          expect(decision.code).toBe(code);
          if (field !== undefined) expect(decision.fields.map((f) => f.field)).toContain(field);
        },
      };
    },
  };
  return story;
}
