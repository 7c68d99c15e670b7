import { isSeen } from '#assessment/contract';
import { londonDate, type LocalDate } from '#kernel';
import { all, last, type CaseFile } from './case-file.js';
import { hasDied, isErased, lastReachedAt } from './circumstances.js';
import { breachOn, triageBreachOn } from './targets.js';

/** Where a case is on its way, from the referral to its end. */
export const CASE_STATUSES = [
  'received',
  'possible-duplicate',
  'information-requested',
  'awaiting-triage',
  'awaiting-contact',
  'awaiting-assessment',
  'in-support',
  'follow-up',
  'discharged',
  'closed-not-accepted',
  'withdrawn',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Statuses in which the person waits for the service. */
export const WAITING_STATUSES: readonly CaseStatus[] = [
  'received',
  'possible-duplicate',
  'information-requested',
  'awaiting-triage',
  'awaiting-contact',
  'awaiting-assessment',
];

/** Statuses of a case that is over: nothing is left to do, not even a follow-up. */
export const CLOSED_STATUSES: readonly CaseStatus[] = ['discharged', 'closed-not-accepted', 'withdrawn'];

/** Where a case is. */
export function statusOf(file: CaseFile): CaseStatus {
  const { referral, discharge, triage, assessment } = file;
  if (referral.status === 'not-accepted') return 'closed-not-accepted';
  if (referral.status !== 'accepted') return referral.status;
  if (discharge.status === 'discharged') return followUpsToMake(file).length > 0 ? 'follow-up' : 'discharged';
  if (assessment.assessedAt !== undefined) return 'in-support';
  if (triage.status !== 'decided') return 'awaiting-triage';
  if (lastReachedAt(file) === undefined) return 'awaiting-contact';
  return triage.stage === 'A' ? 'in-support' : 'awaiting-assessment';
}

/** The follow-up points of the present discharge that are still to be made, in weeks; none of somebody who died or was erased. */
export function followUpsToMake(file: CaseFile): number[] {
  const { discharge, programme } = file;
  if (discharge.status === 'open' || hasDied(file) || isErased(file)) return [];
  const made = all(file, 'FollowUpRecorded').filter(({ effectiveAt }) => effectiveAt >= discharge.dischargedAt);
  return [...new Set(programme.followUpWeeks)].filter((weeks) => !made.some(({ data }) => data.weeks === weeks));
}

/** The last day within the target of the milestone that a case waits for; absent if it waits for none, or none is set. */
export function milestoneBreachOn(file: CaseFile, status: CaseStatus): LocalDate | undefined {
  switch (status) {
    case 'received':
    case 'possible-duplicate':
    case 'information-requested':
    case 'awaiting-triage':
      return triageBreachOn(file);
    case 'awaiting-contact':
      return breachOn(file, 'referral-to-first-contact');
    case 'awaiting-assessment':
      return isAssessed(file) ? undefined : breachOn(file, 'referral-to-assessment');
    case 'in-support':
    case 'follow-up':
    case 'discharged':
    case 'closed-not-accepted':
    case 'withdrawn':
      return undefined;
  }
}

/** Whether the person was seen for their assessment: then nothing is waited for, even if what it found is not written up yet. */
const isAssessed = ({ assessment }: CaseFile): boolean =>
  assessment.appointments.some(({ purpose, attendance }) => purpose === 'assessment' && isSeen(attendance));

/** The day on which the person's wait ended because the case did; absent while it is open. */
export function closedOn(file: CaseFile): LocalDate | undefined {
  if (file.discharge.status === 'discharged') return londonDate(file.discharge.dischargedAt);
  const end = file.referral.status === 'accepted' ? undefined : last(file, 'ReferralNotAccepted', 'ReferralWithdrawn');
  return end && londonDate(end.effectiveAt);
}
