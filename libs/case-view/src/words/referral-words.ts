import type { Channel, ReferralSource } from '#programmes/contract';
import type { ReferralEvent } from '#referral/contract';
import { agreed, capital, dayInWords, fieldInWords, list, plain, reason, who, type Words } from './words.js';

const FROM: Readonly<Partial<Record<ReferralSource, string>>> = {
  gp: 'the GP',
  'secondary-care': 'a hospital or specialist team',
  'care-coordinator': 'a care co-ordinator',
  'first-contact-physiotherapist': 'a first-contact physiotherapist',
  'occupational-therapist': 'an occupational therapist',
  'vcse-partner': 'a voluntary or community organisation',
  'talking-therapy': 'a talking therapy service',
  jobcentre: 'the Jobcentre',
  employer: 'the employer',
  self: 'the person themself',
};

const CAME: Readonly<Record<Channel, string>> = {
  'fhir-message': 'by electronic referral message',
  'fhir-bundle': 'by electronic referral record',
  'json-api': 'through a connected system',
  'fit-note': 'by the tick box on a fit note',
  telephone: 'by telephone',
  'web-form': 'by web form',
};

export const referralWords: Words<ReferralEvent> = {
  ReferralReceived: (d) =>
    `Referral received from ${FROM[d.source] ?? `a ${plain(d.source)}`} ${CAME[d.channel]} for ${list(d.conditionGroups, 'a condition not stated')}; notice received on ${dayInWords(d.noticeReceivedOn)}. ${d.eligibility.eligible ? 'No criterion is known to be missed.' : 'A criterion is not met.'}`,
  ReferralAmended: (d) =>
    `The referrer sent the referral again with changes (${list(Object.keys(d.facts).map(fieldInWords), 'personal details')}); to be reviewed.`,
  AmendmentReviewed: () => 'The amended referral was reviewed.',
  ReferralAccepted: (d) => `Referral accepted ${d.how === 'automatic' ? 'automatically: every criterion is met' : 'by staff'}.`,
  ReferralNotAccepted: (d) =>
    `Referral not accepted: ${reason(d.reason)}.${d.failedCriteria.map((c) => ` Not met: ${c.plainWords}`).join('')}${d.signposting.length > 0 ? ` Pointed to ${d.signposting.map((s) => s.name).join(', ')}.` : ''}`,
  InformationRequested: (d) => `The referrer was asked for ${list(d.needed)}.`,
  InformationSupplied: (d) => `The referrer answered (${list(Object.keys(d.facts).map(fieldInWords), 'in words')}).`,
  ReferralWithdrawn: (d) => `Referral withdrawn by ${who(d.by)}: ${reason(d.reason)}.`,
  ProbableDuplicateRaised: (d) =>
    `This may be the same person as in ${d.otherCases.length === 1 ? 'another open case' : `${d.otherCases.length} other open cases`} (${plain(d.because)}); somebody has to decide.`,
  ProbableDuplicateResolved: (d) =>
    d.resolution === 'duplicate' ? 'Decided: a duplicate of another case. Nothing was merged.' : 'Decided: a case of its own.',
  LinkedToEarlierCase: () => 'A re-referral: linked to the person’s earlier case, with a new clock.',
  ReferralTransferred: (d, _, { names }) =>
    `Transferred from ${names.get(d.from.id) ?? d.from.id} to ${names.get(d.to.id) ?? d.to.id}: ${reason(d.reason)}. The clocks keep their start.`,
  ConsentGiven: (d) =>
    `Consent given (${agreed(d.how)}): ${who(d.recipient)} may be told ${list(d.content)}, for ${plain(d.purpose).replace('to referrer', 'to the referrer')}.`,
  ConsentWithdrawn: (d) => `Consent withdrawn (${agreed(d.how)}): ${who(d.recipient)} may no longer be told anything.`,
  PersonDied: (d) => `The person has died. ${capital(who(d.reportedBy))} told us. Letters and contacts stop.`,
};
