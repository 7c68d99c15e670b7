import { isOneOf, isWholeNumber, optional, type FactCheck, type FactChecks, type Refusal } from '#kernel';
import type { DischargeEvent, WorkFacts } from './events.js';
import { refuseDischarge } from './refusals.js';
import { DISCHARGE_REASONS, EVIDENCE, REOPENING_REASONS, SATISFACTION_SOURCES, WORK_STATUSES } from './vocabulary.js';
import { workStanding } from './work-standing.js';

const isHours: FactCheck = (value) => typeof value === 'number' && value >= 0 && value <= 100;
const isObject: FactCheck = (value) => typeof value === 'object' && value !== null;

/** The facts that a person enters, by event, and the values that each can have. An outcome is not anybody's to enter. */
export const enteredFacts: FactChecks<DischargeEvent> = {
  WorkStatusRecorded: { status: isOneOf(WORK_STATUSES), hoursPerWeek: optional(isHours), evidence: isOneOf(EVIDENCE) },
  CaseDischarged: { reason: isOneOf(DISCHARGE_REASONS), benefitRating: optional(isWholeNumber(0, 10)), afterDna: optional(isObject) },
  CaseReopened: { reason: isOneOf(REOPENING_REASONS) },
  FollowUpRecorded: {
    weeks: isWholeNumber(1, 520),
    status: isOneOf([...WORK_STATUSES, 'not-reached']),
    hoursPerWeek: optional(isHours),
    evidence: optional(isOneOf(EVIDENCE)),
  },
  SatisfactionRecorded: { from: isOneOf(SATISFACTION_SOURCES), score: isWholeNumber(1, 5) },
};

/** Refuses a value that its field cannot have. */
export function valueFault(type: DischargeEvent['type'], facts: object): Refusal | undefined {
  const values = facts as Readonly<Record<string, unknown>>;
  const wrong = Object.entries<FactCheck>(enteredFacts[type]).find(([field, check]) => !check(values[field]));
  return wrong && refuseDischarge('discharge.value-not-allowed', { field: wrong[0] });
}

/** Refuses hours of somebody who is not at work. */
export function hoursFault({ status, hoursPerWeek }: Pick<WorkFacts, 'status' | 'hoursPerWeek'>): Refusal | undefined {
  if (hoursPerWeek === undefined || workStanding(status) === 'working') return undefined;
  return refuseDischarge('discharge.hours-without-work', { field: 'hoursPerWeek' });
}
