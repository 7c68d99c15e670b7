import { known, londonDate, type Circumstances, type Decision, type Instant, type Refusal } from '#kernel';
import { refuseCase } from '#handling/contract';
import { afterDnaFault } from './after-dna.js';
import type { DischargeCase } from './commands.js';
import { notBeforeReferral, requireAcceptedReferralEvenAfterDeath, type DischargeContext } from './context.js';
import type { AfterDna, DischargeEvent, DischargeFacts } from './events.js';
import { valueFault } from './facts.js';
import { deriveOutcome } from './outcome.js';
import { refuseDischarge } from './refusals.js';
import type { DischargeState } from './state.js';
import { REASONS_AFTER_DNA, REASONS_STOPPING_INTERVENTIONS, type DischargeReason } from './vocabulary.js';

/** Closes the case, with the outcome that follows from the work statuses known now for that time. */
export function dischargeCase(
  { reason, benefitRating, afterDna, note }: DischargeCase,
  state: DischargeState,
  at: Circumstances & DischargeContext,
): Decision<DischargeEvent> {
  const { referral } = at;
  if (referral.status === 'none') return refuseCase('case.not-found');
  const refusal =
    requireAcceptedReferralEvenAfterDeath(at) ??
    notDischarged(state, at.effectiveAt) ??
    valueFault('CaseDischarged', { reason, benefitRating, afterDna }) ??
    dischargeFault({ reason, afterDna }, at.effectiveAt, at) ??
    decidedByAPerson(reason, at) ??
    dischargeBlocked(reason, at);
  if (refusal) return refusal;
  const facts: DischargeFacts = known({ reason, benefitRating, afterDna: afterDna as AfterDna | undefined });
  const atReferral = { on: referral.noticeReceivedOn, standing: at.workAtReferral };
  const outcome = deriveOutcome(state.work, at.effectiveAt, atReferral, reason);
  return [{ type: 'CaseDischarged', data: { ...facts, outcome }, personal: known({ note }) }];
}

/** Refuses a discharge of a case that is, or at that time still was, discharged. */
export function notDischarged(state: DischargeState, effectiveAt: Instant): Refusal | undefined {
  if (state.status === 'discharged') return refuseDischarge('discharge.already-discharged');
  const reopenedAt = state.ended.at(-1)?.until;
  if (reopenedAt === undefined || effectiveAt >= reopenedAt) return undefined;
  return refuseDischarge('discharge.before-reopening', { field: 'effectiveAt' });
}

/** Refuses what a person may not enter for a discharge at that time, be it at first or as a correction. */
export function dischargeFault(
  { reason, afterDna }: Pick<DischargeCase, 'reason' | 'afterDna'>,
  effectiveAt: Instant,
  at: DischargeContext,
): Refusal | undefined {
  const day = londonDate(effectiveAt);
  const proof = notBeforeReferral(at.referral, day) ?? afterDnaFault(reason, afterDna, day, at.programme);
  if (proof) return proof;
  const diedAt = at.referral.status === 'none' ? undefined : at.referral.diedAt;
  const died = diedAt !== undefined && diedAt <= effectiveAt;
  if (died && reason !== 'died') return refuseDischarge('discharge.person-died', { field: 'reason' });
  if (!died && reason === 'died') return refuseDischarge('discharge.death-not-recorded', { field: 'reason' });
  const capped = reason !== 'duration-cap' || at.programme.maxWeeks !== undefined;
  return capped ? undefined : refuseDischarge('discharge.no-duration-cap', { field: 'reason' });
}

/** Refuses while something of the case is open that a discharge would cut off. */
export function dischargeBlocked(reason: DischargeReason, at: DischargeContext): Refusal | undefined {
  if (at.safeguarding.openConcerns > 0) return refuseDischarge('discharge.safeguarding-open');
  if (at.openInterventions.length === 0 || REASONS_STOPPING_INTERVENTIONS.includes(reason)) return undefined;
  return refuseDischarge('discharge.interventions-open', { details: { openInterventions: at.openInterventions } });
}

function decidedByAPerson(reason: DischargeReason, at: Circumstances): Refusal | undefined {
  const automatic = at.actor.role === 'system' && REASONS_AFTER_DNA.includes(reason);
  return automatic ? refuseDischarge('discharge.never-automatic') : undefined;
}
