import { londonDate, refuseMalformedFacts, type Correctable, type Decider, type Happened, type Refusal } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { ReferralCommand } from './commands.js';
import { refuseConsentTerms } from './consent-limits.js';
import { contradictions } from './contradictions.js';
import { enteredFacts } from './entered-facts.js';
import type { ReferralEvent } from './events.js';
import { refuseReferral } from './refusals.js';
import type { ReferralState } from './state.js';

const REFERRAL_PERSONAL = ['name', 'birthDate', 'nhsNumber', 'contact', 'employer', 'referrerName', 'reason', 'conditionText'] as const;

function entered(type: ReferralEvent['type'], personal: readonly string[] = ['note'], strike = true): Correctable {
  return { data: Object.keys(enteredFacts[type]), personal, strike };
}

/** What of each event may be corrected. A referral and its acceptance stand: a wrong one is withdrawn, or not accepted. */
export const correctable: Decider<ReferralState, ReferralCommand, ReferralEvent>['correctable'] = {
  ReferralReceived: entered('ReferralReceived', REFERRAL_PERSONAL, false),
  ReferralAmended: entered('ReferralAmended', REFERRAL_PERSONAL),
  AmendmentReviewed: entered('AmendmentReviewed'),
  ReferralAccepted: entered('ReferralAccepted', ['note'], false),
  ReferralNotAccepted: entered('ReferralNotAccepted'),
  InformationRequested: entered('InformationRequested', ['question']),
  InformationSupplied: entered('InformationSupplied', [...REFERRAL_PERSONAL, 'answer']),
  ReferralWithdrawn: entered('ReferralWithdrawn'),
  ProbableDuplicateRaised: 'never',
  ProbableDuplicateResolved: entered('ProbableDuplicateResolved'),
  LinkedToEarlierCase: entered('LinkedToEarlierCase', []),
  ReferralTransferred: entered('ReferralTransferred'),
  ConsentGiven: entered('ConsentGiven', []),
  ConsentWithdrawn: entered('ConsentWithdrawn', []),
  PersonDied: entered('PersonDied', []),
};

/** What must hold of a referral's history: asked after a correction. What was not corrected does not become an error. */
export function consistent(history: readonly Happened<ReferralEvent>[]): Refusal | undefined {
  return refuseMalformedFacts(history, enteredFacts) ?? refuseContradictions(history) ?? refuseBeforeNotice(history);
}

function refuseContradictions(history: readonly Happened<ReferralEvent>[]): Refusal | undefined {
  for (const event of history) {
    if (event.correctedBy.length === 0) continue;
    const [fault] = event.type === 'ReferralReceived' ? contradictions(event.data) : [];
    if (fault) return refuseReferral('referral.facts-contradict', { field: `facts.${fault.field}`, because: fault.message });
    const tooFar = event.type === 'ConsentGiven' ? refuseConsentTerms(event.data, 'facts.content') : undefined;
    if (tooFar) return tooFar;
  }
  return undefined;
}

/** Nothing of a case may come before the London day on which notice of its referral was received. */
function refuseBeforeNotice(history: readonly Happened<ReferralEvent>[]): Refusal | undefined {
  const received = history.find((event) => event.type === 'ReferralReceived');
  const early = received && history.find(({ effectiveAt }) => londonDate(effectiveAt) < received.data.noticeReceivedOn);
  return early && refuseCase('effective.before-referral', { because: `The correction would make this so for ${early.type}.` });
}
