/** Stages of the staged model: A advice, B occupational health assessment, C case-managed support. */
export const STAGES = ['A', 'B', 'C'] as const;
export type Stage = (typeof STAGES)[number];

/** Who refers. */
export const REFERRAL_SOURCES = [
  'gp',
  'nurse',
  'occupational-therapist',
  'pharmacist',
  'physiotherapist',
  'social-prescribing-link-worker',
  'care-coordinator',
  'first-contact-physiotherapist',
  'secondary-care',
  'talking-therapy',
  'jobcentre',
  'employer',
  'vcse-partner',
  'self',
] as const;
export type ReferralSource = (typeof REFERRAL_SOURCES)[number];

/** How a referral reaches the service. */
export const CHANNELS = ['fhir-message', 'fhir-bundle', 'json-api', 'fit-note', 'telephone', 'web-form'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Groups of conditions; the only form in which a condition enters a figure. */
export const CONDITION_GROUPS = [
  'musculoskeletal',
  'common-mental-health',
  'severe-mental-illness',
  'cardiovascular',
  'respiratory',
  'neurological',
  'cancer',
  'long-covid-fatigue',
  'diabetes-endocrine',
  'addiction',
  'neurodivergence',
  'pain',
  'other',
] as const;
export type ConditionGroup = (typeof CONDITION_GROUPS)[number];

/** Standing in employment at referral. */
export const EMPLOYMENT_STATUSES = ['employed', 'self-employed', 'unemployed', 'student', 'economically-inactive'] as const;
export type EmploymentStatus = (typeof EMPLOYMENT_STATUSES)[number];

/** Size of the employer by head count (ONS bands). */
export const EMPLOYER_SIZES = ['1-9', '10-49', '50-249', '250-plus'] as const;
export type EmployerSize = (typeof EMPLOYER_SIZES)[number];

/** How a person is seen. */
export const ASSESSMENT_MODES = ['telephone', 'video', 'face-to-face'] as const;
export type AssessmentMode = (typeof ASSESSMENT_MODES)[number];

/** Kinds of intervention a catalogue may offer. */
export const INTERVENTION_KINDS = [
  'physiotherapy',
  'counselling',
  'psychological-therapy',
  'occupational-therapy',
  'workplace-visit',
  'workplace-mediation',
  'pain-management',
  'lifestyle-advice',
  'addiction-service',
  'careers-advice',
  'work-skills',
  'employment-specialist',
  'debt-and-money-advice',
  'benefits-advice',
  'housing-advice',
  'complementary-therapy',
  'condition-management-group',
] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number];

/** Age bands, the only form in which age enters a figure. */
export const AGE_BANDS = ['under-18', '18-24', '25-34', '35-44', '45-54', '55-64', '65-plus', 'unknown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Sex as recorded. */
export const SEXES = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

/** Ethnic groups, at the five-group level of the ONS 2021 census. */
export const ETHNIC_GROUPS = ['asian', 'black', 'mixed', 'white', 'other', 'not-stated'] as const;
export type EthnicGroup = (typeof ETHNIC_GROUPS)[number];

/** SOC 2020 major groups 1 to 9, by number. */
export const OCCUPATION_GROUPS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'unknown'] as const;
export type OccupationGroup = (typeof OCCUPATION_GROUPS)[number];

/** The milestones at which a practice hears from the service (PRSB outpatient-letter use). */
export const LETTER_KINDS = [
  'referral-received',
  'referral-not-accepted',
  'appointment-made',
  'did-not-attend',
  'unable-to-contact',
  'assessment-report',
  'plan-agreed',
  'progress',
  'discharge',
  'follow-up',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];
