import type { Instant, Refusal } from '#kernel';
import { refuse } from './refusals.js';
import type { Liaison, LiaisonState } from './state.js';

/**
 * Refuses unless liaison was open at that time, and whatever `misfit` has against it besides. While it is suspended
 * nothing is taken, and afterwards nothing from that time; after a close, what happened before it still is.
 */
export function refuseUnlessOpen(
  state: LiaisonState,
  when: Instant,
  misfit: (liaison: Liaison) => Refusal | undefined = () => undefined,
): Refusal | undefined {
  if (state.status === 'none') return refuse('liaison.not-opened');
  if (state.status === 'suspended') return refuse('liaison.suspended');
  if (when < state.openedAt) return refuse('liaison.before-opening', { field: 'effectiveAt' });
  if (state.status === 'closed' && when >= state.closedAt) return refuse('liaison.closed', { because: `Reason: ${state.reason}.` });
  const withoutConsent = state.suspensions.some(({ from, until }) => when >= from && (until === undefined || when < until));
  return withoutConsent ? refuse('liaison.suspended', { field: 'effectiveAt' }) : misfit(state);
}
