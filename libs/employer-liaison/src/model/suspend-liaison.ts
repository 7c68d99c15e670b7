import { known, type Instant, type Refusal } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import { consentCovers } from '#referral/contract';
import type { Decide } from './commands.js';
import { underConsent } from './consent.js';
import { refuse } from './refusals.js';
import type { LiaisonState } from './state.js';

/** Suspends open liaison when no employer consent stands any more. Otherwise there is nothing to do, and that is no fault. */
export const suspendLiaison: Decide<'SuspendLiaison'> = ({ reason }, state, { referral }) => {
  const consented = referral.status !== 'none' && consentCovers(referral.consents, 'employer') !== undefined;
  return state.status === 'open' && !consented ? [{ type: 'LiaisonSuspended', data: { reason } }] : [];
};

/** Takes suspended liaison up again, now that the person has consented again. */
export const resumeLiaison: Decide<'ResumeLiaison'> = ({ note }, state, at) =>
  requireAcceptedCase(at) ??
  refuseResuming(state, at.effectiveAt) ??
  underConsent('contact', at, (relied) => [{ type: 'LiaisonResumed', data: relied, personal: known({ note }) }]);

/** Why liaison cannot be resumed: it is not suspended, or was not yet at that time. */
export function refuseResuming(state: LiaisonState, when: Instant): Refusal | undefined {
  if (state.status === 'none') return refuse('liaison.not-opened');
  if (state.status === 'closed') return refuse('liaison.closed', { because: `Reason: ${state.reason}.` });
  if (state.status === 'open') return refuse('liaison.not-suspended');
  return when < (state.suspensions.at(-1)?.from ?? when) ? refuse('liaison.before-suspension', { field: 'effectiveAt' }) : undefined;
}
