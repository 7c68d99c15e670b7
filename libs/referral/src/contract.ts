export type {
  FactsTold,
  ReferralEvent,
  ReferralFacts,
  ReferralPersonal,
  FitNote,
  FitNoteStatement,
  EligibilityFinding,
  SourceMessage,
} from './model/events.js';
export {
  CONSENT_RECIPIENTS,
  FIT_NOTE_STATEMENTS,
  type ConsentRecipient,
  type ConsentTerms,
  type LiveConsent,
  consentCovers,
  consentsAt,
} from './model/consent.js';
export { referenceOf } from './intake/outcome.js';
export { referralStream, referralStanding, refuseConsent, requireConsent, type ReferralStanding, type ReferralStatus } from './model/standing.js';
export { absenceByFitNote } from './model/absence-by-fit-note.js';
export { beforeStruckOut } from './model/struck-out.js';
export { afterTold } from './model/facts-told.js';
export { referralFactsNow } from './model/facts-now.js';
export { professionOf, PROFESSIONS, type Profession } from './model/vocabulary.js';
export { NOT_ACCEPTED_REASONS, type NotAcceptedReason } from './model/vocabulary.js';
