import type { Instant, Uuid } from '#kernel';
import type { ProgrammeRef, Stage } from '#programmes/contract';
import type { CaseEvent } from './case-event.js';
import type { ClockRule, LeftWhy } from './rules.js';

/** Which event did something to a clock, when, and by which rule. */
export interface Cause {
  effectiveAt: Instant;
  position: string;
  eventId: Uuid;
  event: CaseEvent['type'];
  rule: ClockRule;
}

/** Something that happens to the clocks of a case. */
export type Mark = Cause &
  (
    | { kind: 'milestone' }
    | { kind: 'leave'; why: LeftWhy; final: boolean }
    | { kind: 'return' }
    | { kind: 'not-needed' }
    | { kind: 'needed' }
    | { kind: 'restart' }
    | { kind: 'move'; to: { programme: ProgrammeRef } | { stage: Stage }; endRule: ClockRule }
  );

/** The cause that an event is, by a rule; at the event's own time unless another is given. */
export const causedBy = (event: CaseEvent, rule: ClockRule, at: Instant = event.effectiveAt): Cause => ({
  effectiveAt: at,
  position: event.position,
  eventId: event.eventId,
  event: event.type,
  rule,
});
