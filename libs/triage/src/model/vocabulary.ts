/** How soon a case is to be taken up: before all others, ahead of its turn, in its turn. */
export const PRIORITIES = ['urgent', 'soon', 'routine'] as const;
export type Priority = (typeof PRIORITIES)[number];

/**
 * Risks and needs that change how a person is dealt with. A safeguarding concern is none of them: it has a stream and a
 * key of its own, and is reported there.
 */
export const RISKS = [
  'self-harm',
  'harm-to-others',
  'urgent-medical-need',
  'imminent-job-loss',
  'money-or-housing-crisis',
  'communication-need',
  'staff-safety',
] as const;
export type Risk = (typeof RISKS)[number];

/** Risks that a clinician must look at: flagging one escalates a case whose triage is still to be decided. */
export const CLINICAL_RISKS: readonly Risk[] = ['self-harm', 'harm-to-others', 'urgent-medical-need'];

/** Why a triage goes to a clinician. */
export const ESCALATION_REASONS = [
  'risk-flagged',
  'complex-condition',
  'unclear-condition',
  'treatment-or-medication',
  'fitness-for-work-question',
  'person-asked',
  'other',
] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

/** Who decided a triage: staff without or with a clinical registration. Taken from the actor's role, never typed. */
export const DECIDERS = ['non-clinical', 'clinical'] as const;
export type DecidedBy = (typeof DECIDERS)[number];

/** Why a case steps up or down. */
export const STAGE_CHANGE_REASONS = [
  'needs-more-support',
  'needs-less-support',
  'clinical-advice',
  'condition-changed',
  'employment-changed',
  'person-asked',
  'referrer-asked',
  'other',
] as const;
export type StageChangeReason = (typeof STAGE_CHANGE_REASONS)[number];

/** Why a case passes from one practitioner to another. */
export const REALLOCATION_REASONS = [
  'capacity',
  'absence',
  'left-service',
  'expertise',
  'step-change',
  'conflict-of-interest',
  'person-asked',
  'other',
] as const;
export type ReallocationReason = (typeof REALLOCATION_REASONS)[number];

/** Why a person asked for their wait to be paused. */
export const PAUSE_REASONS = ['holiday', 'illness-or-treatment', 'caring', 'work', 'personal', 'not-stated'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];
