import type { PlanGoal, PlanProgress, Recommendation } from '#assessment/contract';
import type { AdjustmentKind, AdjustmentStanding } from '#employer-liaison/contract';
import type { InterventionKind } from '#programmes/contract';
import type { OrderedIntervention } from '../case-facts.js';

/** What a plan aims at, as the end of "The goal is to …". */
export const GOAL_WORDS: Readonly<Record<PlanGoal, string>> = {
  'stay-in-work': 'stay in work',
  'return-to-usual-duties': 'return to usual duties',
  'return-with-adjustments': 'return with adjustments',
  'phased-return': 'return in phases',
  'return-to-other-duties': 'return to other duties',
  'increase-hours': 'increase hours',
  'find-work': 'find work',
  'change-employer': 'find another employer',
  'manage-health-at-work': 'manage health at work',
  'resolve-workplace-issue': 'settle a matter at work',
  'resolve-personal-obstacle': 'settle a personal matter that stands in the way of work',
  'training-or-volunteering': 'take up training or volunteering',
};

/** Recommendations: what the person will do, what the GP is asked to do, what should be done at work. */
export const RECOMMENDATION_WORDS: Readonly<Record<Recommendation, string>> = {
  'self-management': 'manage their condition as advised',
  'graded-activity': 'build up activity step by step',
  'keep-in-touch-with-work': 'keep in touch with work',
  'talk-to-manager': 'talk to their manager',
  'apply-to-access-to-work': 'apply to Access to Work',
  'local-support': 'use local support',
  'work-search': 'look for work',
  'fit-note-as-advised': 'write the next fit note as advised in our assessment report',
  'medication-review': 'review medication',
  'specialist-referral': 'consider a referral to a specialist',
  'treatment-review': 'review treatment',
  'gp-appointment': 'offer an appointment',
  'phased-return': 'a phased return to work',
  'altered-hours': 'altered hours',
  'amended-duties': 'amended duties',
  'workplace-adaptation': 'workplace adaptations',
  'other-adjustment': 'another adjustment',
  'workplace-assessment': 'a workplace assessment',
  'risk-assessment': 'a risk assessment',
  'regular-meetings': 'regular meetings with the manager',
  'workplace-mediation': 'mediation at work',
  redeployment: 'other work with the same employer',
};

/** Kinds of support. */
export const INTERVENTION_WORDS: Readonly<Record<InterventionKind, string>> = {
  physiotherapy: 'physiotherapy',
  counselling: 'counselling',
  'psychological-therapy': 'psychological therapy',
  'occupational-therapy': 'occupational therapy',
  'workplace-visit': 'a workplace visit',
  'workplace-mediation': 'workplace mediation',
  'pain-management': 'pain management',
  'lifestyle-advice': 'lifestyle advice',
  'addiction-service': 'an addiction service',
  'careers-advice': 'careers advice',
  'work-skills': 'work skills',
  'employment-specialist': 'an employment specialist',
  'debt-and-money-advice': 'debt and money advice',
  'benefits-advice': 'benefits advice',
  'housing-advice': 'housing advice',
  'complementary-therapy': 'complementary therapy',
  'condition-management-group': 'a condition management group',
};

/** How a plan stands at a review, as the end of "The plan …". */
export const PROGRESS_WORDS: Readonly<Record<PlanProgress, string>> = {
  achieved: 'has reached its goals',
  'on-track': 'is on track',
  behind: 'is behind, and goes on',
  stalled: 'has come to a halt',
  'no-longer-suitable': 'no longer fits, and another will be agreed',
};

const ADJUSTMENT_WORDS: Readonly<Record<AdjustmentKind, string>> = {
  'phased-return': 'phased return',
  'altered-hours': 'altered hours',
  'amended-duties': 'amended duties',
  'workplace-adaptation': 'workplace adaptation',
  other: 'another adjustment',
};

const STATUS_WORDS: Readonly<Record<AdjustmentStanding['status'], string>> = {
  proposed: 'proposed',
  agreed: 'agreed',
  'not-agreed': 'not agreed',
  implemented: 'in place',
};

/** An adjustment at work and how far it has come: "altered hours (agreed)". */
export const adjustmentInWords = ({ kind, status }: AdjustmentStanding): string => `${ADJUSTMENT_WORDS[kind]} (${STATUS_WORDS[status]})`;

/** Support that was ordered, and how far it has come: "physiotherapy (4 of 6 sessions attended)". */
export function supportInWords({ kind, status, attendedSessions, plannedSessions }: OrderedIntervention): string {
  if (status === 'declined') return `${INTERVENTION_WORDS[kind]} (the supplier could not take it on)`;
  const ended = status === 'completed' ? 'completed, ' : status === 'stopped' ? 'stopped, ' : '';
  return `${INTERVENTION_WORDS[kind]} (${ended}${attendedSessions} of ${plannedSessions} sessions attended)`;
}
