import { known, type Instant, type Refusal } from '#kernel';
import type { CancelledBy } from '#assessment/contract';
import { requireAcceptedCase } from '#handling/contract';
import type { Decide } from './commands.js';
import type { EventOf } from './events.js';
import { refuse } from './refusals.js';
import { refuseUnlessOfCase, refuseUnlessUnended } from './running.js';
import { attendedSessions, recordedSessions } from './sessions.js';
import { sessionsOf, type InterventionState } from './state.js';
import type { StopReason } from './vocabulary.js';

/** Completes an intervention that somebody attended; sessions still to come are no longer needed. */
export const completeIntervention: Decide<'CompleteIntervention'> = (command, state, at) =>
  requireAcceptedCase(at) ??
  refuseUnlessOfCase(state, at) ??
  refuseCompletion(state, at.effectiveAt) ?? [
    ...sessionsCalledOff(state, at.effectiveAt, 'person'),
    { type: 'InterventionCompleted', data: { goal: command.goal }, personal: known({ note: command.note }) },
  ];

/**
 * Breaks an intervention, or an unanswered order, off and calls off its sessions to come. What runs can always be
 * stopped, after a discharge or a death too.
 */
export const stopIntervention: Decide<'StopIntervention'> = (command, state, at) =>
  refuseUnlessOfCase(state, at) ??
  refuseEnd(state, at.effectiveAt) ?? [
    ...sessionsCalledOff(state, at.effectiveAt, calledOffBy(command.reason)),
    { type: 'InterventionStopped', data: { reason: command.reason }, personal: known({ note: command.note }) },
  ];

/** Why a completion does not fit. */
export function refuseCompletion(state: InterventionState, when: Instant): Refusal | undefined {
  const ended = refuseEnd(state, when);
  if (ended) return ended;
  return attendedSessions(sessionsOf(state)).length > 0 ? undefined : refuse('intervention.no-session-attended');
}

/** Why an end does not fit: it ended already, or attendance is recorded of a later session. */
export function refuseEnd(state: InterventionState, when: Instant): Refusal | undefined {
  const ended = refuseUnlessUnended(state, when);
  if (ended) return ended;
  const later = recordedSessions(sessionsOf(state)).some((s) => s.at > when);
  return later ? refuse('intervention.ended-before-session', { field: 'effectiveAt' }) : undefined;
}

const calledOffBy = (reason: StopReason): CancelledBy =>
  reason === 'supplier-withdrew' || reason === 'not-suitable' || reason === 'ordered-in-error' ? 'provider' : 'person';

function sessionsCalledOff(state: InterventionState, when: Instant, by: CancelledBy): EventOf<'SessionCancelled'>[] {
  return sessionsOf(state)
    .filter((s) => s.status === 'booked' && s.startsAt > when)
    .map(({ sessionId }) => ({ type: 'SessionCancelled', data: { sessionId, by } }));
}
