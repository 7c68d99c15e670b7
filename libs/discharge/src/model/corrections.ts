import {
  foldHistory,
  londonDate,
  Refusal,
  refuseMalformedFacts,
  refuseMisfit,
  type Correctable,
  type Decider,
  type Happened,
  type Instant,
  type Rules,
} from '#kernel';
import { refuseCase } from '#handling/contract';
import type { ReferralStanding } from '#referral/contract';
import type { DischargeCommand } from './commands.js';
import { notBeforeReferral, type DischargeContext } from './context.js';
import { dischargeBlocked, dischargeFault, notDischarged } from './discharge-case.js';
import type { DischargeEvent } from './events.js';
import { enteredFacts, hoursFault } from './facts.js';
import { firstOfItsPoint, followUpFault, followUpInTime, plannedFollowUp } from './record-follow-up.js';
import { rebookingFault, reopenable } from './reopen-case.js';
import { evolve, initial, type DischargeState } from './state.js';

type DischargeDecider = Decider<DischargeState, DischargeCommand, DischargeEvent, DischargeContext>;

const entered = (type: DischargeEvent['type'], words: string): Correctable => ({
  data: Object.keys(enteredFacts[type]),
  personal: [words],
  strike: true,
});

/** Everything that a person enters; an outcome is derived and changes with the work statuses under it. */
export const correctable: DischargeDecider['correctable'] = {
  WorkStatusRecorded: entered('WorkStatusRecorded', 'note'),
  CaseDischarged: entered('CaseDischarged', 'note'),
  CaseReopened: entered('CaseReopened', 'note'),
  FollowUpRecorded: entered('FollowUpRecorded', 'note'),
  SatisfactionRecorded: entered('SatisfactionRecorded', 'comment'),
};

/** Discharges and reopenings take turns, in the order of their times. */
const turns: Rules<DischargeState, DischargeEvent> = {
  WorkStatusRecorded: () => undefined,
  CaseDischarged: (state, { effectiveAt }) => notDischarged(state, effectiveAt),
  CaseReopened: (state, { effectiveAt }) => reopenable(state, effectiveAt),
  FollowUpRecorded: () => undefined,
  SatisfactionRecorded: () => undefined,
};

/**
 * What must hold of a history after a correction: discharges and reopenings take turns, follow-ups lie within a discharge and
 * not before their point opens, each point once; and what was corrected would have been accepted at first.
 */
export function consistent(history: readonly Happened<DischargeEvent>[], at: DischargeContext): Refusal | undefined {
  const corrected = refuseMalformedFacts(history, enteredFacts) ?? refuseMisfit({ initial, evolve }, turns, history);
  if (corrected) return corrected;
  for (const [i, event] of history.entries()) {
    const before = () => foldHistory({ initial, evolve }, history.slice(0, i));
    const fault = event.correctedBy.length > 0 ? notAcceptable(event, before, at) : undefined;
    if (fault) return amongFacts(fault);
  }
  const state = foldHistory({ initial, evolve }, history);
  return followUpsOutOfPlace(state) ?? dischargedAnew(state, at);
}

function notAcceptable(event: Happened<DischargeEvent>, before: () => DischargeState, at: DischargeContext): Refusal | undefined {
  const { effectiveAt } = event;
  switch (event.type) {
    case 'WorkStatusRecorded':
      return hoursFault(event.data) ?? notAfterDeath(at.referral, effectiveAt);
    case 'CaseDischarged':
      return dischargeFault(event.data, effectiveAt, at);
    case 'CaseReopened':
      return rebookingFault(before(), event.data.reason, effectiveAt, at.programme) ?? notAfterDeath(at.referral, effectiveAt);
    case 'FollowUpRecorded':
      return followUpFault(event.data) ?? plannedFollowUp(event.data.weeks, at.programme) ?? notAfterDeath(at.referral, effectiveAt);
    case 'SatisfactionRecorded':
      return notBeforeReferral(at.referral, londonDate(effectiveAt));
  }
}

/** A refusal of a command's field, said of the same field in a correction. */
function amongFacts({ code, kind, message, fields, details }: Refusal): Refusal {
  const named = fields.map((fault) => (fault.field === 'effectiveAt' ? fault : { ...fault, field: `facts.${fault.field}` }));
  return new Refusal(code, kind, message, named, details);
}

function notAfterDeath(referral: ReferralStanding, effectiveAt: Instant): Refusal | undefined {
  if (referral.status === 'none' || referral.diedAt === undefined || effectiveAt < referral.diedAt) return undefined;
  return refuseCase('case.person-died', { field: 'effectiveAt' });
}

/** Held against the whole history: a reopening recorded later may have put an end to the discharge that a follow-up belongs to. */
function followUpsOutOfPlace(state: DischargeState): Refusal | undefined {
  for (const [i, followUp] of state.followUps.entries()) {
    const earlier = { ...state, followUps: state.followUps.slice(0, i) };
    const fault = followUpInTime(state, followUp) ?? firstOfItsPoint(earlier, followUp);
    if (fault) return amongFacts(fault);
  }
  return undefined;
}

/** Striking out a reopening discharges the case again: what holds up a discharge holds up this one. */
function dischargedAnew(state: DischargeState, at: DischargeContext): Refusal | undefined {
  const anew = at.discharge.status === 'open' && state.status === 'discharged';
  return anew ? dischargeBlocked(state.current.reason, at) : undefined;
}
