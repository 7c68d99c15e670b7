import type { LocalDate } from '#kernel';
import type { ReferralFacts } from '#referral/contract';
import type { WorkStanding } from './work-standing.js';

/** Where the person stood in work when they were referred: what an outcome is measured against. */
export interface AtReferral {
  /** The day notice of the referral was received. */
  on: LocalDate;
  standing: WorkStanding;
}

/** The part of a referral that says where the person stood in work. */
export type WorkInReferral = Pick<ReferralFacts, 'employment' | 'absenceStartedOn' | 'fitNote'>;

/**
 * Reads the person's standing in work from their referral. Somebody employed counts as off sick if the referral says so
 * or, where it does not say, if it names an absence or carries a fit note "not fit for work"; else nobody knows.
 */
export function workStandingAtReferral(referral: WorkInReferral): WorkStanding {
  const { status, offSick } = referral.employment;
  if (status !== 'employed' && status !== 'self-employed') return 'out-of-work';
  if (offSick !== undefined) return offSick ? 'off-sick' : 'working';
  const absent = referral.absenceStartedOn !== undefined || referral.fitNote?.statement === 'not-fit';
  return absent ? 'off-sick' : 'unknown';
}
