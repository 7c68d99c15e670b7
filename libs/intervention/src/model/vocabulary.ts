import { ASSESSMENT_MODES } from '#programmes/contract';

/** How a session is held. */
export const SESSION_MODES = [...ASSESSMENT_MODES, 'group'] as const;
export type SessionMode = (typeof SESSION_MODES)[number];

/** Why a supplier turns an order down. */
export const SUPPLIER_DECLINE_REASONS = [
  'no-capacity',
  'not-suitable',
  'out-of-area',
  'already-supporting-person',
  'information-missing',
  'person-declined',
  'other',
] as const;
export type SupplierDeclineReason = (typeof SUPPLIER_DECLINE_REASONS)[number];

/** How far the goal of an intervention was reached when it was completed. */
export const GOAL_RESULTS = ['achieved', 'partly-achieved', 'not-achieved'] as const;
export type GoalResult = (typeof GOAL_RESULTS)[number];

/** Why an intervention ended before it was complete. */
export const STOP_REASONS = [
  'person-chose-to-stop',
  'person-stopped-attending',
  'person-unwell',
  'no-longer-needed',
  'not-suitable',
  'supplier-withdrew',
  'ordered-in-error',
  'case-discharged',
  'referral-withdrawn',
  'person-died',
  'other',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];
