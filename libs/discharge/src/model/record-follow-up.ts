import { known, londonDate, type Circumstances, type Decision, type Refusal } from '#kernel';
import type { Programme } from '#programmes/contract';
import type { RecordFollowUp } from './commands.js';
import { requireAcceptedReferral, type DischargeContext } from './context.js';
import type { DischargeEvent, FollowUpFacts } from './events.js';
import { hoursFault, valueFault } from './facts.js';
import { followUpDate } from './follow-up-dates.js';
import { refuseDischarge } from './refusals.js';
import { dischargeAt, followUpsDuring, type DischargeState, type FollowUpMade } from './state.js';

/** Records a follow-up of the discharge in force at the effective time, each of the programme's points once. */
export function recordFollowUp(
  { type: _, note, ...entered }: RecordFollowUp,
  state: DischargeState,
  at: Circumstances & DischargeContext,
): Decision<DischargeEvent> {
  const facts = known<FollowUpFacts>(entered);
  const { weeks } = facts;
  const made = { weeks, effectiveAt: at.effectiveAt };
  const refusal =
    requireAcceptedReferral(at) ??
    valueFault('FollowUpRecorded', facts) ??
    followUpFault(facts) ??
    plannedFollowUp(weeks, at.programme) ??
    followUpInTime(state, made) ??
    firstOfItsPoint(state, made);
  return refusal ?? [{ type: 'FollowUpRecorded', data: facts, personal: known({ note }) }];
}

/** Refuses a word about work of somebody who was not reached, and one without evidence of somebody who was. */
export function followUpFault(facts: FollowUpFacts): Refusal | undefined {
  if (facts.status !== 'not-reached') {
    return 'evidence' in facts ? hoursFault(facts) : refuseDischarge('discharge.evidence-missing', { field: 'evidence' });
  }
  const said = (['hoursPerWeek', 'evidence'] as const).find((field) => field in facts);
  return said && refuseDischarge('discharge.not-reached-with-facts', { field: said });
}

/** Refuses a point that the programme does not follow up. */
export function plannedFollowUp(weeks: number, programme: Programme): Refusal | undefined {
  if (programme.followUpWeeks.includes(weeks)) return undefined;
  return refuseDischarge('discharge.follow-up-not-planned', {
    field: 'weeks',
    because: `Its points: ${programme.followUpWeeks.join(', ')}.`,
  });
}

/** Refuses a follow-up of a time when the case was open, and one more than the tolerance before its point. */
export function followUpInTime(state: DischargeState, { weeks, effectiveAt }: FollowUpMade): Refusal | undefined {
  const period = dischargeAt(state, effectiveAt);
  if (!period) return refuseDischarge('discharge.not-discharged', { field: 'effectiveAt' });
  const { opensOn } = followUpDate(period.from, weeks);
  if (londonDate(effectiveAt) >= opensOn) return undefined;
  return refuseDischarge('discharge.follow-up-too-early', { field: 'weeks', because: `This one opens on ${opensOn}.` });
}

/** Refuses a second follow-up at the same point of the same discharge. */
export function firstOfItsPoint(state: DischargeState, { weeks, effectiveAt }: FollowUpMade): Refusal | undefined {
  const period = dischargeAt(state, effectiveAt);
  const made = period !== undefined && followUpsDuring(state, period).some((other) => other.weeks === weeks);
  return made ? refuseDischarge('discharge.follow-up-already-recorded', { field: 'weeks' }) : undefined;
}
