/** What a referrer can be asked for. The question itself, in words, is personal. */
export const INFORMATION_NEEDED = [
  'employment',
  'employer-size',
  'absence',
  'fit-note',
  'condition',
  'contact-details',
  'practice',
  'birth-date',
  'nhs-number',
  'consent',
  'other',
] as const;
export type InformationNeeded = (typeof INFORMATION_NEEDED)[number];

/** Who takes a referral back. */
export const WITHDRAWERS = ['person', 'referrer', 'provider'] as const;
export type Withdrawer = (typeof WITHDRAWERS)[number];

/** Why another programme takes over. */
export const TRANSFER_REASONS = ['better-fit', 'moved-area', 'capacity', 'person-choice', 'contract-change'] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

/** Who told the service of a death; `spine`: the national record. */
export const DEATH_REPORTERS = ['gp', 'family', 'provider', 'spine'] as const;
export type DeathReporter = (typeof DEATH_REPORTERS)[number];

/** How a person gave or withdrew a consent once their referral was there. */
export const CONSENT_WAYS = ['verbal', 'written', 'online'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** Why a referral was not taken. */
export const NOT_ACCEPTED_REASONS = [
  'not-eligible',
  'duplicate',
  'out-of-area',
  'no-capacity',
  'unsuitable',
  'already-supported',
  'insufficient-information',
  'person-declined',
] as const;
export type NotAcceptedReason = (typeof NOT_ACCEPTED_REASONS)[number];

/** Why a referral was taken back. */
export const WITHDRAWAL_REASONS = [
  'no-longer-needed',
  'returned-to-work',
  'person-declined',
  'referred-in-error',
  'moved-away',
  'message-revoked',
  'other',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Professions of those who refer. A word list, since free text here might name somebody. */
export const PROFESSIONS = [
  'gp',
  'nurse',
  'occupational-therapist',
  'pharmacist',
  'physiotherapist',
  'social-prescribing-link-worker',
  'care-coordinator',
  'hospital-doctor',
  'psychological-therapist',
  'social-worker',
  'work-coach',
  'occupational-health',
  'other',
] as const;
export type Profession = (typeof PROFESSIONS)[number];

/** The profession that a source of referrals is, if it is one: an employer or the person themself has none. */
export const professionOf = (source: string | undefined): Profession | undefined => PROFESSIONS.find((profession) => profession === source);
