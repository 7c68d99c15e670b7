import type { Circumstances, Decision, Refusal, Uuid } from '#kernel';
import type { CaseContext } from '#handling/contract';
import { consentCovers, consentsAt, refuseConsent, requireConsent, type ConsentTerms, type ReferralStanding } from '#referral/contract';
import type { LiaisonEvent } from './events.js';

type Content = ConsentTerms['content'][number] | undefined;

/** The contents any of which allows what is done; `undefined`: any employer consent lets the employer be talked to. */
const COVERED_BY: Record<'contact' | 'report' | 'adjustments', readonly Content[]> = {
  contact: [undefined],
  report: ['function-and-adjustments', 'assessment-report'],
  adjustments: ['function-and-adjustments'],
};

/** What is done towards an employer, by the consent that it needs. */
export type Doing = keyof typeof COVERED_BY;

/** The employer consent that covers what is done, if one stands. */
export function employerConsentFor(doing: Doing, referral: ReferralStanding): { consentId: Uuid } | undefined {
  if (referral.status === 'none') return undefined;
  return COVERED_BY[doing].map((content) => consentCovers(referral.consents, 'employer', content)).find((found) => found !== undefined);
}

/**
 * Decides under a live employer consent that covers what is done, and refuses without one, or if none did when it was done. The events carry the
 * consent's id, so that every disclosure leads back to what the person agreed to.
 */
export function underConsent(
  doing: Doing,
  { referral, effectiveAt }: Circumstances & CaseContext,
  events: (relied: { consentId: Uuid }) => readonly LiaisonEvent[],
): Decision<LiaisonEvent> {
  const consent = employerConsentFor(doing, referral);
  if (consent && referral.status !== 'none') {
    const then = consentsAt(referral.consents, referral.endedConsents, effectiveAt);
    if (!employerConsentFor(doing, { ...referral, consents: then })) return refuseConsent('consent.given-later', { field: 'effectiveAt' });
    return events({ consentId: consent.consentId });
  }
  return requireConsent(referral, 'employer', COVERED_BY[doing][0]) as Refusal;
}
