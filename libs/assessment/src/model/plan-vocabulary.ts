import { FIT_NOTE_ADJUSTMENTS } from './advice.js';

/** What a return-to-work plan aims at. */
export const PLAN_GOALS = [
  'stay-in-work',
  'return-to-usual-duties',
  'return-with-adjustments',
  'phased-return',
  'return-to-other-duties',
  'increase-hours',
  'find-work',
  'change-employer',
  'manage-health-at-work',
  'resolve-workplace-issue',
  'resolve-personal-obstacle',
  'training-or-volunteering',
] as const;
export type PlanGoal = (typeof PLAN_GOALS)[number];

/** Recommendations of a plan, by who is to act on them. A code stands under one addressee only. */
export const RECOMMENDATIONS = {
  person: [
    'self-management',
    'graded-activity',
    'keep-in-touch-with-work',
    'talk-to-manager',
    'apply-to-access-to-work',
    'local-support',
    'work-search',
  ],
  gp: ['fit-note-as-advised', 'medication-review', 'specialist-referral', 'treatment-review', 'gp-appointment'],
  employer: [
    ...FIT_NOTE_ADJUSTMENTS,
    'other-adjustment',
    'workplace-assessment',
    'risk-assessment',
    'regular-meetings',
    'workplace-mediation',
    'redeployment',
  ],
} as const;
export const ADDRESSEES = ['person', 'gp', 'employer'] as const;
export type Addressee = (typeof ADDRESSEES)[number];
export type Recommendation = (typeof RECOMMENDATIONS)[Addressee][number];

/** Who is to act on a recommendation. */
export function addresseeOf(recommendation: Recommendation): Addressee {
  const listed = (addressee: Addressee): readonly Recommendation[] => RECOMMENDATIONS[addressee];
  return ADDRESSEES.find((addressee) => listed(addressee).includes(recommendation)) ?? 'person';
}

/** How a plan stands when it is reviewed. */
export const PLAN_PROGRESS = ['achieved', 'on-track', 'behind', 'stalled', 'no-longer-suitable'] as const;
export type PlanProgress = (typeof PLAN_PROGRESS)[number];
