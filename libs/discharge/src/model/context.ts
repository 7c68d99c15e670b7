import type { Circumstances, LocalDate, Refusal, Uuid } from '#kernel';
import { refuseCase, requireAcceptedCase, type CaseContext } from '#handling/contract';
import type { ReferralStanding } from '#referral/contract';
import type { SafeguardingStanding } from '#safeguarding/contract';
import type { WorkStanding } from './work-standing.js';

/** What the decisions of this module know of the rest of the case. */
export interface DischargeContext extends CaseContext {
  safeguarding: SafeguardingStanding;
  /** Interventions of the case that are neither completed nor stopped. */
  openInterventions: readonly Uuid[];
  /** Where the referral says the person stood in work (`workStandingAtReferral`). */
  workAtReferral: WorkStanding;
}

/** Refuses unless the referral was accepted and the person is not known to have died by then; a discharge does not matter. */
export function requireAcceptedReferral(at: Circumstances & DischargeContext): Refusal | undefined {
  return requireAcceptedCase({ ...at, discharge: { status: 'open' } });
}

/** As `requireAcceptedReferral`, but a death does not matter either. */
export function requireAcceptedReferralEvenAfterDeath(at: Circumstances & DischargeContext): Refusal | undefined {
  const { referral } = at;
  return requireAcceptedReferral({ ...at, referral: referral.status === 'none' ? referral : { ...referral, diedAt: undefined } });
}

/** Refuses a fact of a day on which there was no referral yet. */
export function notBeforeReferral(referral: ReferralStanding, day: LocalDate): Refusal | undefined {
  if (referral.status === 'none' || day >= referral.noticeReceivedOn) return undefined;
  return refuseCase('effective.before-referral', { field: 'effectiveAt' });
}
