import { known, type Instant, type Refusal } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { Decide } from './commands.js';
import { refuse } from './refusals.js';
import type { LiaisonState } from './state.js';

/** Ends liaison. Nothing is told to anybody by that, so it needs no consent, and what runs can always be ended. */
export const closeLiaison: Decide<'CloseLiaison'> = ({ reason, note }, state, at) =>
  (at.referral.status === 'none' ? refuseCase('case.not-found') : undefined) ??
  refuseClosing(state, at.effectiveAt) ?? [{ type: 'LiaisonClosed', data: { reason }, personal: known({ note }) }];

/** Why liaison cannot be closed: there is none, it is closed, or something is on record for a later time. */
export function refuseClosing(state: LiaisonState, when: Instant): Refusal | undefined {
  if (state.status === 'none') return refuse('liaison.not-opened');
  if (state.status === 'closed') return refuse('liaison.closed', { because: `Reason: ${state.reason}.` });
  return when < state.latestAt ? refuse('liaison.closed-before-fact', { field: 'effectiveAt' }) : undefined;
}
