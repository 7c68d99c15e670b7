import { known, type Instant, type Refusal } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import type { Decide } from './commands.js';
import { underConsent } from './consent.js';
import { refuse } from './refusals.js';
import type { LiaisonState } from './state.js';

/** Opens liaison with an employer; after a close, afresh. */
export const openLiaison: Decide<'OpenLiaison'> = ({ employerName, contactName, telephone, email, note }, state, at) =>
  requireAcceptedCase(at) ??
  refuseOpening(state, at.effectiveAt) ??
  underConsent('contact', at, (relied) => [
    { type: 'LiaisonOpened', data: relied, personal: known({ employerName, contactName, telephone, email, note }) },
  ]);

/** Why liaison cannot be opened: it is open or suspended, or was still open at that time. */
export function refuseOpening(state: LiaisonState, when: Instant): Refusal | undefined {
  if (state.status === 'suspended') return refuse('liaison.suspended');
  const over = state.status === 'none' || (state.status === 'closed' && when >= state.closedAt);
  return over ? undefined : refuse('liaison.already-open');
}
