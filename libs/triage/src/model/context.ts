import { londonDate, type Circumstances, type Instant, type Refusal } from '#kernel';
import { refuseCase, requireAcceptedCase, requireOpenCase, type CaseContext } from '#handling/contract';
import type { ReferralFacts, ReferralStanding } from '#referral/contract';
import { refuseTriage } from './refusals.js';

/** What a triage decision knows of the rest of the case. */
export interface TriageContext extends CaseContext {
  /** The referral's facts as amended and corrected; absent if there is no such case. */
  referralFacts?: ReferralFacts;
}

/** Everything handed to a triage decision besides command and state. */
export type TriageAt = Circumstances & TriageContext;

/** Refuses a fact from before the day on which notice of the referral was received. */
export function requireAfterReferral(referral: ReferralStanding, effectiveAt: Instant): Refusal | undefined {
  if (referral.status === 'none' || londonDate(effectiveAt) >= referral.noticeReceivedOn) return undefined;
  return refuseCase('effective.before-referral', { field: 'effectiveAt', because: `Notice of it was received on ${referral.noticeReceivedOn}.` });
}

/** Refuses a fact that supposes an accepted referral from before its acceptance. */
export function requireAfterAcceptance(referral: ReferralStanding, effectiveAt: Instant): Refusal | undefined {
  if (referral.status === 'none' || referral.acceptedAt === undefined || effectiveAt >= referral.acceptedAt) return undefined;
  return refuseTriage('triage.before-acceptance', { field: 'effectiveAt', because: `It was accepted at ${referral.acceptedAt}.` });
}

/** Refuses unless the case is open and the fact lies after its referral. */
export const requireCaseFact = (at: TriageAt): Refusal | undefined => requireOpenCase(at) ?? requireAfterReferral(at.referral, at.effectiveAt);

/** Refuses unless the case is open and accepted and the fact lies after its acceptance. */
export const requireAcceptedFact = (at: TriageAt): Refusal | undefined =>
  requireAcceptedCase(at) ?? requireAfterReferral(at.referral, at.effectiveAt) ?? requireAfterAcceptance(at.referral, at.effectiveAt);

/** Refuses unless a member of the provider's staff decides: scoring, schedules and referrers only propose. */
export function requireStaff({ actor }: TriageAt): Refusal | undefined {
  return ['caseworker', 'clinician', 'team-lead'].includes(actor.role) ? undefined : refuseTriage('triage.staff-decide');
}
