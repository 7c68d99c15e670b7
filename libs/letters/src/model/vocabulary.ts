/**
 * Why a letter does not go out. `no-consent`: the person has not agreed that their GP is told this · `practice-unknown`:
 * nobody knows which practice it should go to · `practice-changed`: it was addressed to a practice that is no longer the
 * person's · `not-in-letter-set`: the programme that the case is in now sends no letters of this kind.
 */
export const HELD_REASONS = ['person-died', 'person-erased', 'not-in-letter-set', 'no-consent', 'practice-unknown', 'practice-changed'] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

/** How letters leave the service: put into a folder per practice, from where a messaging client takes them. */
export const TRANSPORTS = ['outbox'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** What became of a letter that was sent. `undeliverable`: it never reached the practice; `rejected`: the practice sent it back. */
export const DELIVERY_RESULTS = ['delivered', 'rejected', 'undeliverable'] as const;
export type DeliveryResult = (typeof DELIVERY_RESULTS)[number];

/** Why a practice sends a letter back (what the negative business responses of ITK3 messaging say, in our words). */
export const REJECTION_REASONS = ['person-not-known', 'person-no-longer-registered', 'not-for-this-practice', 'unreadable', 'other'] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/**
 * Why a letter did not reach a practice. The first five are the mailbox look-up errors EPL-150 to EPL-154 in that order
 * (GP Connect Send Document, "Error handling").
 */
export const UNDELIVERABLE_REASONS = [
  'several-mailboxes',
  'no-mailbox',
  'nhs-number-invalid',
  'nhs-number-not-found',
  'details-do-not-match',
  'not-collected',
  'other',
] as const;
export type UndeliverableReason = (typeof UNDELIVERABLE_REASONS)[number];

/**
 * Why a letter no longer counts. `corrected`: a newer version tells the corrected facts · `withdrawn`: what it tells turned out
 * not to have happened · `overtaken`: it was held until there was nothing left to tell · `unchanged`: a correction
 * left its words as they were, so the version sent before stands.
 */
export const SUPERSEDED_REASONS = ['corrected', 'withdrawn', 'overtaken', 'unchanged'] as const;
export type SupersededReason = (typeof SUPERSEDED_REASONS)[number];

/** Where a letter stands, as lists show it. */
export const LETTER_STATUSES = ['due', 'drafted', 'held', 'sent', 'delivered', 'rejected', 'undeliverable', 'superseded'] as const;
export type LetterStatus = (typeof LETTER_STATUSES)[number];
