import type { Decision, Refusal, Uuid } from '#kernel';
import type { CaseContext } from '#handling/contract';
import { consentCovers, requireConsent, type ConsentTerms } from '#referral/contract';
import type { LiaisonEvent } from './events.js';

type Content = ConsentTerms['content'][number] | undefined;

/** The contents any of which allows what is done; `undefined`: any employer consent lets the employer be talked to. */
const COVERED_BY: Record<'contact' | 'report' | 'adjustments', readonly Content[]> = {
  contact: [undefined],
  report: ['function-and-adjustments', 'assessment-report'],
  adjustments: ['function-and-adjustments'],
};

/**
 * Decides under a live employer consent that covers what is done, and refuses without one. The events carry the
 * consent's id, so that every disclosure leads back to what the person agreed to.
 */
export function underConsent(
  doing: keyof typeof COVERED_BY,
  { referral }: CaseContext,
  events: (relied: { consentId: Uuid }) => readonly LiaisonEvent[],
): Decision<LiaisonEvent> {
  const consents = referral.status === 'none' ? [] : referral.consents;
  const consent = COVERED_BY[doing].map((content) => consentCovers(consents, 'employer', content)).find((found) => found !== undefined);
  if (consent) return events({ consentId: consent.consentId });
  return requireConsent(referral, 'employer', COVERED_BY[doing][0]) as Refusal;
}
