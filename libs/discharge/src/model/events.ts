import type { Event, LocalDate, Uuid } from '#kernel';
import type { DischargeReason, Evidence, ReopeningReason, SatisfactionSource, WorkOutcomeResult, WorkStatus } from './vocabulary.js';

/** What somebody does about work from a day on. */
export interface WorkFacts {
  status: WorkStatus;
  /** Paid hours actually worked in a usual week, 0 to 100. Absent: not known. Only for somebody at work. */
  hoursPerWeek?: number;
  evidence: Evidence;
}

/** An outcome, derived from work statuses and never typed. */
export interface WorkOutcome {
  result: WorkOutcomeResult;
  /** The work status that it speaks of; absent: none is known. */
  status?: WorkStatus;
  hoursPerWeek?: number;
  /** The first day of the work that the person is in, where they came back or started after an absence. */
  returnedOn?: LocalDate;
  /** The events that it rests on: a correction of any of them may change it. */
  restsOn: readonly Uuid[];
}

/** What must be shown before a case is closed on somebody who was not reached. */
export interface AfterDna {
  /** Account of the person who took the decision; never a name. */
  decidedBy: string;
  /** The day the person was told of the appointment, or of the day by which to get in touch. */
  noticeGivenOn: LocalDate;
  /** The day of the missed appointment, or the day by which to get in touch. */
  noticeFor: LocalDate;
  /** The day somebody checked whether the person is vulnerable. */
  vulnerabilityCheckedOn: LocalDate;
}

/** What a person enters to close a case. */
export interface DischargeFacts {
  reason: DischargeReason;
  /** How much the person says the service helped, 0 (not at all) to 10. */
  benefitRating?: number;
  /** Only, and always, for the reasons `did-not-attend` and `unable-to-contact`. */
  afterDna?: AfterDna;
}

/** How the person was doing at a follow-up point. */
export type FollowUpFacts = {
  /** The programme's follow-up point, in weeks after discharge. */
  weeks: number;
} & ({ status: 'not-reached' } | WorkFacts);

/** How satisfied somebody is with the service. */
export interface SatisfactionFacts {
  from: SatisfactionSource;
  /** 1 (very dissatisfied) to 5 (very satisfied). */
  score: number;
}

/** The facts of discharge and follow-up. `outcome` is what followed from the work statuses known at that moment. */
export type DischargeEvent =
  | Event<'WorkStatusRecorded', WorkFacts, { note?: string }>
  | Event<'CaseDischarged', DischargeFacts & { outcome: WorkOutcome }, { note?: string }>
  | Event<'CaseReopened', { reason: ReopeningReason }, { note?: string }>
  | Event<'FollowUpRecorded', FollowUpFacts, { note?: string }>
  | Event<'SatisfactionRecorded', SatisfactionFacts, { comment?: string }>;
