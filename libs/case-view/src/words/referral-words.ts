import type { ReferralEvent } from '#referral/contract';
import { dayInWords, list, plain, type Words } from './words.js';

export const referralWords: Words<ReferralEvent> = {
  ReferralReceived: (d) =>
    `Referral received from ${plain(d.source)} by ${plain(d.channel)} for ${list(d.conditionGroups, 'a condition not stated')}; notice received on ${dayInWords(d.noticeReceivedOn)}. ${d.eligibility.eligible ? 'No criterion is known to be missed.' : 'A criterion is not met.'}`,
  ReferralAmended: (d) =>
    `The referrer sent the referral again with changes (${list(Object.keys(d.facts).map(words), 'personal details')}); to be reviewed.`,
  AmendmentReviewed: () => 'The amended referral was reviewed.',
  ReferralAccepted: (d) => `Referral accepted ${d.how === 'automatic' ? 'automatically: every criterion is met' : 'by staff'}.`,
  ReferralNotAccepted: (d) =>
    `Referral not accepted: ${plain(d.reason)}.${d.failedCriteria.map((c) => ` Not met: ${c.plainWords}`).join('')}${d.signposting.length > 0 ? ` Pointed to ${d.signposting.map((s) => s.name).join(', ')}.` : ''}`,
  InformationRequested: (d) => `The referrer was asked for ${list(d.needed)}.`,
  InformationSupplied: (d) => `The referrer answered (${list(Object.keys(d.facts).map(words), 'in words')}).`,
  ReferralWithdrawn: (d) => `Referral withdrawn by the ${d.by}: ${plain(d.reason)}.`,
  ProbableDuplicateRaised: (d) =>
    `This may be the same person as in ${d.otherCases.length === 1 ? 'another open case' : `${d.otherCases.length} other open cases`} (${plain(d.because)}); somebody has to decide.`,
  ProbableDuplicateResolved: (d) =>
    d.resolution === 'duplicate' ? 'Decided: a duplicate of another case. Nothing was merged.' : 'Decided: a case of its own.',
  LinkedToEarlierCase: () => 'A re-referral: linked to the person’s earlier case, with a new clock.',
  ReferralTransferred: (d) => `Transferred from ${d.from.id} to ${d.to.id}: ${plain(d.reason)}. The clocks keep their start.`,
  ConsentGiven: (d) => `Consent given (${plain(d.how)}): ${plain(d.recipient)} may be told ${list(d.content)}, for ${plain(d.purpose)}.`,
  ConsentWithdrawn: (d) => `Consent withdrawn (${plain(d.how)}): ${plain(d.recipient)} may no longer be told anything.`,
  PersonDied: (d) => `The person has died (reported by ${plain(d.reportedBy)}). Letters and contacts stop.`,
};

const words = (field: string): string => field.replace(/([A-Z])/g, ' $1').toLowerCase();
