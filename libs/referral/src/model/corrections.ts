import { londonDate, refuseMalformedFacts, type Correctable, type Decider, type Happened, type Instant, type Refusal } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { ReferralCommand } from './commands.js';
import { refuseConsentTerms } from './consent-limits.js';
import type { Elsewhere, ReferralSurroundings } from './context.js';
import { contradictions } from './contradictions.js';
import { enteredFacts } from './entered-facts.js';
import type { ReferralEvent } from './events.js';
import { refuseReferral } from './refusals.js';
import type { ReferralState } from './state.js';

const REFERRAL_PERSONAL = ['name', 'birthDate', 'nhsNumber', 'contact', 'employer', 'referrerName', 'reason', 'conditionText'] as const;

function entered(type: ReferralEvent['type'], personal: readonly string[] = ['note']): Correctable {
  return { data: Object.keys(enteredFacts[type]), personal, strike: true };
}

/** What of each event may be corrected. A referral or an acceptance that never was goes as long as nothing rests on it. */
export const correctable: Decider<ReferralState, ReferralCommand, ReferralEvent>['correctable'] = {
  ReferralReceived: entered('ReferralReceived', REFERRAL_PERSONAL),
  ReferralAmended: entered('ReferralAmended', REFERRAL_PERSONAL),
  AmendmentReviewed: entered('AmendmentReviewed'),
  ReferralAccepted: entered('ReferralAccepted'),
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
export function consistent(history: readonly Happened<ReferralEvent>[], { elsewhere }: ReferralSurroundings): Refusal | undefined {
  return (
    refuseMalformedFacts(history, enteredFacts) ??
    refuseContradictions(history) ??
    refuseBeforeNotice(history, elsewhere) ??
    refuseWithoutGround(history, elsewhere)
  );
}

/** What rests on a referral, or on its acceptance, does not stay behind without it. */
function refuseWithoutGround(history: readonly Happened<ReferralEvent>[], elsewhere: Elsewhere | undefined): Refusal | undefined {
  if (!elsewhere) return undefined;
  if (!history.some(({ type }) => type === 'ReferralReceived')) return refuseReferral('referral.more-recorded', { field: 'struckOut' });
  const accepted = history.some(({ type }) => type === 'ReferralAccepted');
  return accepted || !elsewhere.supposesAcceptance ? undefined : refuseReferral('referral.more-recorded', { field: 'struckOut' });
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
function refuseBeforeNotice(history: readonly Happened<ReferralEvent>[], elsewhere: Elsewhere | undefined): Refusal | undefined {
  const received = history.find((event) => event.type === 'ReferralReceived');
  if (!received) return undefined;
  const isEarly = (at: Instant): boolean => londonDate(at) < received.data.noticeReceivedOn;
  if (elsewhere && isEarly(elsewhere.earliest)) {
    const because = `The correction would make this so for what happened at ${elsewhere.earliest}.`;
    return refuseCase('effective.before-referral', { because });
  }
  const early = history.find(({ effectiveAt }) => isEarly(effectiveAt));
  return early && refuseCase('effective.before-referral', { because: `The correction would make this so for ${early.type}.` });
}
