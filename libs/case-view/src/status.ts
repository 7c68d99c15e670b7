import type { AssessmentStanding } from '#assessment/contract';
import type { DischargeStanding } from '#discharge/contract';
import type { ReferralStanding } from '#referral/contract';
import type { TriageStanding } from '#triage/contract';

/** Where a case is, in one word. */
export const CASE_STATUSES = [
  'received',
  'possible-duplicate',
  'information-requested',
  'not-accepted',
  'withdrawn',
  'awaiting-triage',
  'awaiting-contact',
  'awaiting-assessment',
  'assessed',
  'in-support',
  'discharged',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Where a case is, from what its modules say of it. */
export function statusOf(
  referral: Exclude<ReferralStanding, { status: 'none' }>,
  triage: TriageStanding,
  assessment: Pick<AssessmentStanding, 'assessedAt' | 'planAgreedAt'>,
  discharge: DischargeStanding,
): CaseStatus {
  if (discharge.status === 'discharged') return 'discharged';
  if (referral.status !== 'accepted') return referral.status;
  if (assessment.planAgreedAt) return 'in-support';
  if (assessment.assessedAt) return 'assessed';
  if (triage.status !== 'decided') return 'awaiting-triage';
  return triage.firstContactAt ? 'awaiting-assessment' : 'awaiting-contact';
}
