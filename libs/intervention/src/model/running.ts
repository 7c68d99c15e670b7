import type { Instant, Refusal } from '#kernel';
import { refuseCase, type CaseContext } from '#handling/contract';
import { refuse } from './refusals.js';
import type { InterventionState } from './state.js';

/** Refuses unless the intervention exists and belongs to the case that was named. */
export function refuseUnlessOfCase(state: InterventionState, at: CaseContext): Refusal | undefined {
  if (at.referral.status === 'none') return refuseCase('case.not-found');
  return state.status !== 'none' && state.caseId === at.referral.caseId ? undefined : refuse('intervention.not-found');
}

/**
 * Refuses unless the intervention was ordered and not over at that time. A late entry about the time before its end is
 * welcome after it; a declined order has no such time.
 */
export function refuseUnlessOngoing(state: InterventionState, when: Instant): Refusal | undefined {
  if (state.status === 'none') return refuse('intervention.not-found');
  if (when < state.orderedAt) return refuse('intervention.before-order', { field: 'effectiveAt' });
  if (state.status === 'declined') return refuse('intervention.declined', { because: `Its reason: ${state.reason}.` });
  return refuseIfEnded(state, when);
}

/** Refuses if the intervention was completed or stopped by that time, and says why it was. */
export function refuseIfEnded(state: InterventionState, when: Instant): Refusal | undefined {
  if (state.status === 'completed' && when >= state.endedAt) return refuse('intervention.completed', { because: `Goal: ${state.goal}.` });
  if (state.status === 'stopped' && when >= state.endedAt) return refuse('intervention.stopped', { because: `Reason: ${state.reason}.` });
  return undefined;
}

/** As `refuseUnlessOngoing`, for what may not happen a second time or after an end, whatever its date. */
export function refuseUnlessUnended(state: InterventionState, when: Instant): Refusal | undefined {
  return ('endedAt' in state ? refuseIfEnded(state, state.endedAt) : undefined) ?? refuseUnlessOngoing(state, when);
}
