import type { AssessmentStanding } from '#assessment/contract';
import type { CaseStatus } from '#caseload/contract';
import type { DischargeEvent, DischargeStanding } from '#discharge/contract';
import type { Happened } from '#kernel';
import type { Programme } from '#programmes/contract';
import type { ReferralStanding } from '#referral/contract';
import type { TriageStanding } from '#triage/contract';

/** What a case's modules say of it. */
export interface Standings {
  referral: Exclude<ReferralStanding, { status: 'none' }>;
  triage: TriageStanding;
  assessment: Pick<AssessmentStanding, 'assessedAt' | 'appointments'>;
  /** Of each intervention, how many sessions the person was seen at. */
  interventions: readonly { attendedSessions: number }[];
  discharge: DischargeStanding;
  dischargeHistory: readonly Happened<DischargeEvent>[];
  programme: Pick<Programme, 'followUpWeeks'>;
  /** Whether the person's identity was erased; then nobody can follow them up any more. */
  erased: boolean;
}

/** Where a case is, in the words of the caseload and by the same rules, read from the log at this moment. */
export function statusOf(standings: Standings): CaseStatus {
  const { referral, triage, assessment, interventions, discharge } = standings;
  if (referral.status === 'not-accepted') return 'closed-not-accepted';
  if (referral.status !== 'accepted') return referral.status;
  if (discharge.status === 'discharged') return followUpsLeft(standings, discharge.dischargedAt) ? 'follow-up' : 'discharged';
  if (assessment.assessedAt !== undefined) return 'in-support';
  if (triage.status !== 'decided') return 'awaiting-triage';
  const seen = assessment.appointments.some((a) => a.status === 'seen') || interventions.some(({ attendedSessions }) => attendedSessions > 0);
  if (triage.firstContactAt === undefined && !seen) return 'awaiting-contact';
  return triage.stage === 'A' ? 'in-support' : 'awaiting-assessment';
}

/** Whether a follow-up point of the present discharge is still to be made. */
function followUpsLeft({ referral, dischargeHistory, programme, erased }: Standings, dischargedAt: string): boolean {
  if (referral.diedAt !== undefined || erased) return false;
  const made = dischargeHistory.flatMap((e) => (e.type === 'FollowUpRecorded' && e.effectiveAt >= dischargedAt ? [e.data.weeks] : []));
  return programme.followUpWeeks.some((weeks) => !made.includes(weeks));
}
