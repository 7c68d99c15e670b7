export type { Allocation, ContactPolicy, ProposalReason, StepDirection, TriageEvent, TriageProposal } from './model/events.js';
export { triageStanding, triageStream, type TriageStanding } from './model/standing.js';
export { unableToContactDueOn } from './model/contact-policy.js';
export { CONTACT_METHODS, CONTACT_RESULTS, isTwoWay, resultsOf, type ContactMethod, type ContactResult } from './model/contact-vocabulary.js';
export {
  CLINICAL_RISKS,
  DECIDERS,
  ESCALATION_REASONS,
  PAUSE_REASONS,
  PRIORITIES,
  REALLOCATION_REASONS,
  RISKS,
  STAGE_CHANGE_REASONS,
  type DecidedBy,
  type EscalationReason,
  type PauseReason,
  type Priority,
  type ReallocationReason,
  type Risk,
  type StageChangeReason,
} from './model/vocabulary.js';
