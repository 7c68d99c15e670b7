/** What an appointment is for. */
export const APPOINTMENT_PURPOSES = ['first-contact', 'assessment', 'review', 'other'] as const;
export type AppointmentPurpose = (typeof APPOINTMENT_PURPOSES)[number];

/** Who called an appointment off. `person` includes whoever does so on their behalf. */
export const CANCELLED_BY = ['person', 'provider'] as const;
export type CancelledBy = (typeof CANCELLED_BY)[number];

/** Why an appointment was called off, by who did so. */
export const CANCELLATION_REASONS = {
  person: ['unwell', 'work', 'caring', 'transport', 'no-longer-wanted', 'not-stated', 'other'],
  provider: ['practitioner-unavailable', 'venue-unavailable', 'booked-in-error', 'case-closed', 'other'],
} as const satisfies Record<CancelledBy, readonly string[]>;
export type CancellationReason = (typeof CANCELLATION_REASONS)[CancelledBy][number];

/** How much an obstacle stands in the way of work. */
export const SEVERITIES = ['mild', 'moderate', 'severe'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Obstacles to work, by domain of the biopsychosocial model: health, personal, workplace. */
export const OBSTACLES = {
  health: [
    'pain',
    'mobility',
    'fatigue',
    'low-mood',
    'anxiety',
    'sleep',
    'memory-and-concentration',
    'medication-effects',
    'awaiting-treatment',
    'long-term-condition',
    'substance-use',
    'other-health',
  ],
  personal: [
    'debt-and-money',
    'housing',
    'caring-responsibilities',
    'relationships',
    'bereavement',
    'confidence',
    'beliefs-about-work-and-health',
    'transport',
    'skills-and-qualifications',
    'language-or-literacy',
    'other-personal',
  ],
  workplace: [
    'physical-demands',
    'workload',
    'hours-or-shifts',
    'relationship-with-manager',
    'relationship-with-colleagues',
    'bullying-or-discrimination',
    'job-insecurity',
    'lack-of-adjustments',
    'work-environment',
    'no-suitable-duties',
    'other-workplace',
  ],
} as const;
export const OBSTACLE_DOMAINS = ['health', 'personal', 'workplace'] as const;
export type ObstacleDomain = (typeof OBSTACLE_DOMAINS)[number];
export type ObstacleCode = (typeof OBSTACLES)[ObstacleDomain][number];

/** What the person's health limits them in; the part of an assessment that an employer may be told with consent. */
export const FUNCTIONAL_LIMITS = [
  'sitting',
  'standing',
  'walking',
  'climbing',
  'lifting-and-carrying',
  'bending-and-kneeling',
  'reaching',
  'manual-dexterity',
  'driving',
  'screen-work',
  'vision',
  'hearing',
  'speech',
  'concentration',
  'memory',
  'decision-making',
  'stress-tolerance',
  'contact-with-public',
  'working-alone',
  'stamina',
  'shift-or-night-work',
  'safety-critical-work',
] as const;
export type FunctionalLimit = (typeof FUNCTIONAL_LIMITS)[number];

/** When in a case a measure was taken. Baseline and the last later one make the pair of an outcome figure. */
export const MEASURE_OCCASIONS = ['baseline', 'review', 'discharge', 'follow-up'] as const;
export type MeasureOccasion = (typeof MEASURE_OCCASIONS)[number];
