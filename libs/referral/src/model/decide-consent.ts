import type { Decision } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { ReferralCommand } from './commands.js';
import type { ConsentTerms } from './consent.js';
import type { ReferralEvent } from './events.js';
import { refuseReferral } from './refusals.js';
import type { ReferralState } from './state.js';

type Of<T extends ReferralCommand['type']> = Extract<ReferralCommand, { type: T }>;

/** What an employer may be told at the most: never condition or measures (design of employer liaison). */
const FOR_EMPLOYERS: readonly ConsentTerms['content'][number][] = ['function-and-adjustments', 'assessment-report', 'outcome', 'progress'];

/** Consent is the person's, so it can be given and withdrawn whatever has become of the case. */
export function giveConsent(command: Of<'GiveConsent'>, state: ReferralState): Decision<ReferralEvent> {
  if (state.status === 'none') return refuseCase('case.not-found');
  const { recipient, purpose, content } = command.terms;
  if (recipient === 'employer' && content.some((c) => !FOR_EMPLOYERS.includes(c))) return refuseReferral('consent.too-much', { field: 'content' });
  const same = state.consents.find((c) => c.recipient === recipient && c.purpose === purpose);
  if (same && JSON.stringify([...same.content].sort()) === JSON.stringify([...content].sort()))
    return refuseReferral('consent.already-given', { field: 'content' });
  return [{ type: 'ConsentGiven', data: { recipient, purpose, content, how: command.how } }];
}

export function withdrawConsent(command: Of<'WithdrawConsent'>, state: ReferralState): Decision<ReferralEvent> {
  if (state.status === 'none') return refuseCase('case.not-found');
  if (!state.consents.some((c) => c.recipient === command.recipient)) return refuseReferral('consent.none-to-withdraw', { field: 'recipient' });
  return [{ type: 'ConsentWithdrawn', data: { recipient: command.recipient, how: command.how } }];
}
