/**
 * Where somebody stands in work, in our words. Each maps to one national code (`nationalWorkStatus`).
 * `not-seeking-work`: neither working nor looking for work, and without benefits.
 */
export const WORK_STATUSES = [
  'at-work',
  'at-work-with-adjustments',
  'off-sick',
  'self-employed',
  'self-employed-off-sick',
  'unemployed',
  'student',
  'long-term-sick',
  'homemaker',
  'not-seeking-work',
  'volunteering',
  'retired',
  'not-stated',
] as const;
export type WorkStatus = (typeof WORK_STATUSES)[number];

/** What a recorded work status rests on: who said so, or which paper shows it. */
export const EVIDENCE = ['person', 'employer', 'fit-note', 'payslip', 'hmrc'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Why a case is closed. `duration-cap`: the programme's most weeks of support are used up. */
export const DISCHARGE_REASONS = [
  'completed',
  'disengaged',
  'did-not-attend',
  'unable-to-contact',
  'declined',
  'moved-away',
  'referred-on',
  'not-suitable',
  'died',
  'duration-cap',
  'other',
] as const;
export type DischargeReason = (typeof DISCHARGE_REASONS)[number];

/** Reasons that close a case on somebody who was not reached; they need proof of clear notice and a vulnerability check. */
export const REASONS_AFTER_DNA: readonly DischargeReason[] = ['did-not-attend', 'unable-to-contact'];

/** Reasons with which support simply ends: interventions still open are stopped by the discharge instead of holding it up. */
export const REASONS_STOPPING_INTERVENTIONS: readonly DischargeReason[] = [
  'disengaged',
  'did-not-attend',
  'unable-to-contact',
  'declined',
  'moved-away',
  'died',
];

/** Why a discharged case is opened again. `rebooked`: the person came back within the programme's window after a missed appointment. */
export const REOPENING_REASONS = ['rebooked', 'relapse', 'support-needed-again', 'discharged-too-early', 'other'] as const;
export type ReopeningReason = (typeof REOPENING_REASONS)[number];

/** Who says how satisfied they are with the service. */
export const SATISFACTION_SOURCES = ['person', 'gp', 'employer'] as const;
export type SatisfactionSource = (typeof SATISFACTION_SOURCES)[number];

/**
 * How a case ended for the person's work. `returned-to-work`: was off sick, is back without adjustments ·
 * `started-work`: was out of work · `stayed-in-work`: was at work all along · `in-work`: at work, and nobody knows
 * where they stood at referral · `working-with-adjustments`: at work with adjustments, whichever way they came to it ·
 * `unknown`: no work status was recorded, or the person did not say.
 */
export const WORK_OUTCOMES = [
  'returned-to-work',
  'started-work',
  'stayed-in-work',
  'in-work',
  'working-with-adjustments',
  'off-sick',
  'not-in-work',
  'unknown',
  'died',
] as const;
export type WorkOutcomeResult = (typeof WORK_OUTCOMES)[number];
