import { consentCovers } from '#referral/contract';
import { all, last, type CaseFile } from './case-file.js';
import { hasDied, isErased, isUnableToContact, runningPause, unansweredDna } from './circumstances.js';

/** What to know of a case at a glance. A safeguarding concern is none of them: whoever may see the list must not learn of it. */
export const CASE_FLAGS = [
  'risk',
  'clinician-needed',
  'possible-duplicate',
  'amendment-waiting',
  'referred-again',
  'employer-consent-withdrawn',
  'unable-to-contact',
  'did-not-attend',
  'wait-paused',
  'reopened',
  'person-died',
  'person-erased',
] as const;
export type CaseFlag = (typeof CASE_FLAGS)[number];

const holds: Record<CaseFlag, (file: CaseFile) => boolean> = {
  risk: ({ triage }) => triage.risks.length > 0,
  'clinician-needed': ({ triage }) => triage.status === 'escalated',
  'possible-duplicate': ({ referral }) => referral.status === 'possible-duplicate',
  'amendment-waiting': (file) => amendmentsToReview(file).length > 0,
  'referred-again': (file) => all(file, 'LinkedToEarlierCase').length > 0,
  'employer-consent-withdrawn': (file) =>
    all(file, 'ConsentWithdrawn').some(({ data }) => data.recipient === 'employer') && !consentCovers(file.referral.consents, 'employer'),
  'unable-to-contact': isUnableToContact,
  'did-not-attend': (file) => unansweredDna(file) !== undefined,
  'wait-paused': (file) => runningPause(file) !== undefined,
  reopened: (file) => file.discharge.status === 'open' && last(file, 'CaseReopened') !== undefined,
  'person-died': hasDied,
  'person-erased': isErased,
};

/** The flags of a case, in their order. */
export const flagsOf = (file: CaseFile): CaseFlag[] => CASE_FLAGS.filter((flag) => holds[flag](file));

/** Amendments of the referral that nobody has reviewed. */
export function amendmentsToReview(file: CaseFile) {
  const reviewed = new Set(all(file, 'AmendmentReviewed').map(({ data }) => data.amendment));
  return all(file, 'ReferralAmended').filter(({ eventId }) => !reviewed.has(eventId));
}
