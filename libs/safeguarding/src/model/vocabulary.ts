/**
 * What a safeguarding concern is about: the kinds of abuse and neglect of the Care and Support Statutory Guidance
 * (Care Act 2014, chapter 14), risk to the person's own life, a child at risk, and radicalisation (Prevent duty).
 */
export const CONCERN_CATEGORIES = [
  'physical-abuse',
  'domestic-abuse',
  'sexual-abuse',
  'psychological-abuse',
  'financial-abuse',
  'modern-slavery',
  'discriminatory-abuse',
  'organisational-abuse',
  'neglect',
  'self-neglect',
  'suicide-or-self-harm',
  'child-at-risk',
  'radicalisation',
  'other',
] as const;
export type ConcernCategory = (typeof CONCERN_CATEGORIES)[number];

/** How serious a concern is, most serious first. */
export const CONCERN_SEVERITIES = ['immediate-danger', 'high', 'medium', 'low'] as const;
export type ConcernSeverity = (typeof CONCERN_SEVERITIES)[number];

/** What became of a concern. */
export const CONCERN_OUTCOMES = [
  'emergency-services-called',
  'referred-to-local-authority',
  'referred-to-other-agency',
  'managed-by-provider',
  'risk-removed',
  'not-substantiated',
  'no-further-action',
] as const;
export type ConcernOutcome = (typeof CONCERN_OUTCOMES)[number];

/** Why somebody broke the glass to read a concern. */
export const READING_REASONS = [
  'immediate-risk',
  'managing-the-concern',
  'supervision',
  'handover',
  'statutory-enquiry',
  'audit',
  'request-by-person',
  'other',
] as const;
export type ReadingReason = (typeof READING_REASONS)[number];
