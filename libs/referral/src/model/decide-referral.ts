import type { Decision, FieldFault, LocalDate, Refusal } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { ReferralCommand } from './commands.js';
import type { ReferralContext } from './context.js';
import { contradictions } from './contradictions.js';
import type { ReferralEvent, ReferralFacts } from './events.js';
import { refuseReferral } from './refusals.js';
import type { KnownReferral, ReferralState } from './state.js';

type Of<T extends ReferralCommand['type']> = Extract<ReferralCommand, { type: T }>;

/** A referral that still waits for a decision, or why there is none to take. */
function undecided(state: ReferralState): Refusal | undefined {
  if (state.status === 'none') return refuseCase('case.not-found');
  if (state.status === 'possible-duplicate') return refuseReferral('referral.duplicate-unresolved');
  if (state.status === 'received' || state.status === 'information-requested') return undefined;
  return refuseReferral('referral.already-decided', { because: `It is ${state.status}.` });
}

/** Accepts a referral that waits for it. A late entry of an acceptance during the person's life is welcome after their death. */
export const acceptReferral = (command: Of<'AcceptReferral'>, state: ReferralState, at: ReferralContext): Decision<ReferralEvent> =>
  undecided(state) ?? refuseAfterDeath(state, at) ?? [{ type: 'ReferralAccepted', data: { how: 'by-staff' }, personal: { note: command.note } }];

export const declineReferral = (command: Of<'DeclineReferral'>, state: ReferralState): Decision<ReferralEvent> =>
  undecided(state) ?? [
    {
      type: 'ReferralNotAccepted',
      data: { reason: command.reason, failedCriteria: [], signposting: command.signposting },
      personal: { note: command.note },
    },
  ];

export const requestInformation = (command: Of<'RequestInformation'>, state: ReferralState): Decision<ReferralEvent> =>
  undecided(state) ??
  (command.needed.length === 0 ? refuseReferral('referral.nothing-asked', { field: 'needed' }) : undefined) ?? [
    { type: 'InformationRequested', data: { needed: command.needed }, personal: { question: command.question } },
  ];

export function supplyInformation(command: Of<'SupplyInformation'>, state: ReferralState, at: ReferralContext): Decision<ReferralEvent> {
  if (state.status === 'none') return refuseCase('case.not-found');
  if (state.status !== 'information-requested') return refuseReferral('referral.no-information-requested');
  const fault = newContradiction(state.facts, command.facts, at.effectiveOn);
  if (fault) return refuseReferral('referral.facts-contradict', { field: fault.field, because: fault.message });
  return [{ type: 'InformationSupplied', data: { facts: command.facts }, personal: { ...command.personal, answer: command.answer } }];
}

/** In what an answer contradicts the referral, or tells of days to come; what contradicted itself before is not its fault. */
function newContradiction(before: ReferralFacts, supplied: Partial<ReferralFacts>, on: LocalDate): FieldFault | undefined {
  const known = contradictions({ ...before, noticeReceivedOn: on }).map(({ field }) => field);
  return contradictions({ ...before, ...supplied, noticeReceivedOn: on }).find(({ field }) => !known.includes(field));
}

/** A referral can be taken back until triage is decided; after that the case is discharged, with an outcome. */
export function withdrawReferral(command: Of<'WithdrawReferral'>, state: ReferralState, at: ReferralContext): Decision<ReferralEvent> {
  if (state.status === 'none') return refuseCase('case.not-found');
  if (state.status === 'not-accepted' || state.status === 'withdrawn')
    return refuseReferral('referral.already-decided', { because: `It is ${state.status}.` });
  if (at.triageDecided || at.discharge.status === 'discharged') return refuseReferral('referral.already-begun');
  return [
    { type: 'ReferralWithdrawn', data: { by: command.by, reason: command.reason }, personal: { note: command.note, message: command.message } },
  ];
}

/** Nothing is merged: a duplicate is closed as such, a separate referral goes on waiting for its decision. */
export function resolveDuplicate(command: Of<'ResolveDuplicate'>, state: ReferralState): Decision<ReferralEvent> {
  if (state.status === 'none') return refuseCase('case.not-found');
  if (state.status !== 'possible-duplicate') return refuseReferral('referral.no-duplicate-raised');
  if (command.resolution === 'duplicate' && !command.otherCase) return refuseReferral('referral.duplicate-case-missing', { field: 'otherCase' });
  if (command.otherCase && !state.otherCases.includes(command.otherCase))
    return refuseReferral('referral.duplicate-case-unknown', { field: 'otherCase' });
  const resolved: ReferralEvent = {
    type: 'ProbableDuplicateResolved',
    data: { resolution: command.resolution, ...(command.otherCase ? { otherCase: command.otherCase } : {}) },
    personal: { note: command.note },
  };
  if (command.resolution === 'separate') return [resolved];
  return [resolved, { type: 'ReferralNotAccepted', data: { reason: 'duplicate', failedCriteria: [], signposting: [] } }];
}

export function reviewAmendment(command: Of<'ReviewAmendment'>, state: ReferralState): Decision<ReferralEvent> {
  if (state.status === 'none') return refuseCase('case.not-found');
  if (!state.amendments.includes(command.amendment)) return refuseReferral('referral.no-such-amendment', { field: 'amendment' });
  return [{ type: 'AmendmentReviewed', data: { amendment: command.amendment }, personal: { note: command.note } }];
}

/** Another programme takes over; the clock keeps its start. */
export function transferReferral(command: Of<'TransferReferral'>, state: ReferralState, at: ReferralContext): Decision<ReferralEvent> {
  const closed = openReferral(state, at);
  if (closed) return closed;
  const from = (state as KnownReferral).programme;
  if (from.id === command.to.id && from.version === command.to.version) return refuseReferral('referral.same-programme', { field: 'programme' });
  return [{ type: 'ReferralTransferred', data: { from, to: command.to, reason: command.reason }, personal: { note: command.note } }];
}

export function reportDeath(command: Of<'ReportDeath'>, state: ReferralState): Decision<ReferralEvent> {
  if (state.status === 'none') return refuseCase('case.not-found');
  if (state.diedAt !== undefined) return refuseReferral('person.already-died');
  return [{ type: 'PersonDied', data: { reportedBy: command.reportedBy } }];
}

function refuseAfterDeath(state: ReferralState, { effectiveAt }: ReferralContext): Refusal | undefined {
  const dead = state.status !== 'none' && state.diedAt !== undefined && effectiveAt >= state.diedAt;
  return dead ? refuseReferral('referral.person-died') : undefined;
}

/** Refuses unless the referral has not been closed and the case not discharged. */
function openReferral(state: ReferralState, at: ReferralContext): Refusal | undefined {
  if (state.status === 'none') return refuseCase('case.not-found');
  if (state.status === 'not-accepted' || state.status === 'withdrawn') return refuseCase('case.referral-closed');
  if (at.discharge.status === 'discharged' && at.effectiveAt >= at.discharge.dischargedAt) return refuseCase('case.discharged');
  return undefined;
}
