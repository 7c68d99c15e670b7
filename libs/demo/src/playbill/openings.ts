import type { ReferralSource } from '#programmes/contract';
import type { ReferralDetails } from '../case/referral-letter.js';
import type { Opening } from '../stories/story.js';

export const byGp =
  (details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.fromGp(details);

export const byFitNote =
  (issuer: ReferralSource, details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.byFitNote(issuer, details);

export const bySelf =
  (details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.bySelf(details);

export const byTelephone =
  (source: ReferralSource, details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.byTelephone(source, details);

export const from =
  (source: ReferralSource, details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.from(source, details);

export const byFhirMessage =
  (source: 'gp' | 'secondary-care', details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.byFhirMessage(source, details);

export const byFhirBundle =
  (source: 'gp' | 'secondary-care', details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.byFhirBundle(source, details);
