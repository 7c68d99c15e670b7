import { FIT_NOTE_ADJUSTMENTS } from '#assessment/contract';

/** What an employer may change about a job: what a fit note (Med3) can name, and anything else. */
export const ADJUSTMENT_KINDS = [...FIT_NOTE_ADJUSTMENTS, 'other'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/** What an employer says to a proposed adjustment. `modified`: agreed to in another form. */
export const EMPLOYER_RESPONSES = ['accepted', 'modified', 'declined', 'no-reply'] as const;
export type EmployerResponse = (typeof EMPLOYER_RESPONSES)[number];

/** How an employer is reached. */
export const EMPLOYER_CONTACT_METHODS = ['telephone', 'video', 'email', 'letter', 'in-person'] as const;
export type EmployerContactMethod = (typeof EMPLOYER_CONTACT_METHODS)[number];

/** What came of a contact. `declined`: the employer does not want to take part. `sent`: gone out, no answer yet. */
export const EMPLOYER_CONTACT_RESULTS = ['spoke', 'replied', 'sent', 'message-left', 'no-answer', 'wrong-contact', 'declined'] as const;
export type EmployerContactResult = (typeof EMPLOYER_CONTACT_RESULTS)[number];

/** How the person agreed that the employer gets a report. */
export const RELEASE_AGREED_HOW = ['verbal', 'written', 'online'] as const;
export type ReleaseAgreedHow = (typeof RELEASE_AGREED_HOW)[number];

/** How a workplace was visited. */
export const VISIT_MODES = ['on-site', 'video'] as const;
export type VisitMode = (typeof VISIT_MODES)[number];

/** What a mediation led to. */
export const MEDIATION_RESULTS = ['agreement', 'partial-agreement', 'no-agreement'] as const;
export type MediationResult = (typeof MEDIATION_RESULTS)[number];

/** Why liaison is suspended: the employer consent was withdrawn, or turned out never to have been given. */
export const SUSPENSION_REASONS = ['consent-withdrawn', 'consent-struck-out'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** Why liaison ends. */
export const LIAISON_CLOSE_REASONS = [
  'adjustments-in-place',
  'no-longer-needed',
  'employer-not-engaging',
  'person-left-employer',
  'person-asked-to-end',
  'consent-withdrawn',
  'case-discharged',
  'referral-withdrawn',
  'person-died',
  'other',
] as const;
export type LiaisonCloseReason = (typeof LIAISON_CLOSE_REASONS)[number];
