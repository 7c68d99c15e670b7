import type { Decision } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { ReferralCommand } from './commands.js';
import { standsAlready } from './consent.js';
import { refuseConsentTerms } from './consent-limits.js';
import type { ReferralEvent } from './events.js';
import { refuseReferral } from './refusals.js';
import type { ReferralState } from './state.js';

type Of<T extends ReferralCommand['type']> = Extract<ReferralCommand, { type: T }>;

/** Consent is the person's, so it can be given and withdrawn whatever has become of the case. */
export function giveConsent(command: Of<'GiveConsent'>, state: ReferralState): Decision<ReferralEvent> {
  if (state.status === 'none') return refuseCase('case.not-found');
  const { recipient, purpose, content } = command.terms;
  const wrong = refuseConsentTerms(command.terms, 'content');
  if (wrong) return wrong;
  if (standsAlready(state.consents, command.terms)) return refuseReferral('consent.already-given', { field: 'content' });
  return [{ type: 'ConsentGiven', data: { recipient, purpose, content, how: command.how } }];
}

/** Everything that stands for a recipient ends, whatever it was for. */
export function withdrawConsent(command: Of<'WithdrawConsent'>, state: ReferralState): Decision<ReferralEvent> {
  if (state.status === 'none') return refuseCase('case.not-found');
  if (!state.consents.some((c) => c.recipient === command.recipient)) return refuseReferral('consent.none-to-withdraw', { field: 'recipient' });
  return [{ type: 'ConsentWithdrawn', data: { recipient: command.recipient, how: command.how } }];
}
