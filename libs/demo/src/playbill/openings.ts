import type { ReferralSource } from '#programmes/contract';
import type { ReferralDetails } from '../case/referral-letter.js';
import type { Opening } from '../stories/story.js';

/** The person's GP refers from the practice system. */
export const byGp =
  (details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.fromGp(details);

/** A fit note comes in with the box for a referral ticked. */
export const byFitNote =
  (issuer: ReferralSource, details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.byFitNote(issuer, details);

/** The person refers themself on the web. */
export const bySelf =
  (details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.bySelf(details);

/** Somebody rings, and a caseworker keys it. */
export const byTelephone =
  (source: ReferralSource, details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.byTelephone(source, details);

/** A professional, an employer or a partner refers. */
export const from =
  (source: ReferralSource, details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.from(source, details);

/** A message in the national form for referrals comes in. */
export const byFhirMessage =
  (source: 'gp' | 'secondary-care', details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.byFhirMessage(source, details);

/** A plain Bundle of FHIR resources comes in. */
export const byFhirBundle =
  (source: 'gp' | 'secondary-care', details?: ReferralDetails): Opening =>
  (c) =>
    c.referral.byFhirBundle(source, details);
