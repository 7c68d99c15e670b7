import { addDays, known, londonDate, type Circumstances, type Decision, type Instant, type Refusal } from '#kernel';
import type { Programme } from '#programmes/contract';
import type { ReopenCase } from './commands.js';
import { requireAcceptedReferral, type DischargeContext } from './context.js';
import type { DischargeEvent } from './events.js';
import { valueFault } from './facts.js';
import { refuseDischarge } from './refusals.js';
import { followUpsDuring, type DischargeState } from './state.js';
import type { ReopeningReason } from './vocabulary.js';

/** Opens a discharged case again. From then on it has no closing date, and its follow-ups wait for the next discharge. */
export function reopenCase({ reason, note }: ReopenCase, state: DischargeState, at: Circumstances & DischargeContext): Decision<DischargeEvent> {
  const refusal =
    requireAcceptedReferral(at) ??
    valueFault('CaseReopened', { reason }) ??
    reopenable(state, at.effectiveAt) ??
    rebookingFault(state, reason, at.effectiveAt, at.programme);
  return refusal ?? [{ type: 'CaseReopened', data: { reason }, personal: known({ note }) }];
}

/** Refuses to reopen a case that is open, that was not discharged yet or still followed up at that time, or whose person died. */
export function reopenable(state: DischargeState, effectiveAt: Instant): Refusal | undefined {
  if (state.status === 'open') return refuseDischarge('discharge.not-discharged');
  if (effectiveAt < state.current.from) return refuseDischarge('discharge.reopening-before-discharge', { field: 'effectiveAt' });
  if (followUpsDuring(state, state.current).some((followUp) => followUp.effectiveAt >= effectiveAt)) {
    return refuseDischarge('discharge.reopening-before-follow-up', { field: 'effectiveAt' });
  }
  return state.current.reason === 'died' ? refuseDischarge('discharge.reopening-after-death') : undefined;
}

/** Refuses `rebooked` unless the case was closed after a missed appointment and the programme's days for rebooking still ran. */
export function rebookingFault(state: DischargeState, reason: ReopeningReason, effectiveAt: Instant, programme: Programme): Refusal | undefined {
  if (reason !== 'rebooked' || state.status === 'open') return undefined;
  const { missedOn } = state.current;
  if (missedOn === undefined) return refuseDischarge('discharge.not-after-missed-appointment', { field: 'reason' });
  const lastDay = addDays(missedOn, programme.rebookWithinDays);
  if (londonDate(effectiveAt) <= lastDay) return undefined;
  return refuseDischarge('discharge.rebook-window-over', { field: 'reason', because: `It ended on ${lastDay}.` });
}
