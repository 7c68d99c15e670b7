import type { ReferralStanding } from '#referral/contract';
import { employerConsentFor } from './consent.js';
import type { EmployerView } from './employer-view.js';

/**
 * What of the employer's view the consents that stand now cover. A consent that was given again for less shows less than
 * the employer was once told.
 */
export function viewUnderConsent(view: EmployerView, referral: ReferralStanding): EmployerView {
  if (!view.shown || !employerConsentFor('contact', referral)) return { shown: false };
  const { report, adjustments, phasedReturn } = view;
  const ofAdjustments = employerConsentFor('adjustments', referral) !== undefined;
  return {
    shown: true,
    ...(report && employerConsentFor('report', referral) ? { report } : {}),
    adjustments: ofAdjustments ? adjustments : [],
    ...(phasedReturn && ofAdjustments ? { phasedReturn } : {}),
  };
}
