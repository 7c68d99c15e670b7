import { refusals } from '#kernel';

export const refuseReferral = refusals({
  'referral.already-decided': { kind: 'conflict', message: 'This referral was already accepted, not accepted or withdrawn.' },
  'referral.duplicate-unresolved': {
    kind: 'conflict',
    message: 'This may be the same person as in another open case. Resolve that first with POST referral/duplicate.',
  },
  'referral.no-duplicate-raised': { kind: 'conflict', message: 'No probable duplicate stands to be resolved on this referral.' },
  'referral.duplicate-case-missing': { kind: 'invalid', message: 'Name the other case that this referral duplicates.' },
  'referral.duplicate-case-unknown': { kind: 'invalid', message: 'The case named is not one of those that this referral may duplicate.' },
  'referral.amendment-too-late': {
    kind: 'conflict',
    message: 'This referral was closed already, so the amended message was not taken. Send a new referral with a new message id.',
  },
  'referral.no-such-amendment': { kind: 'not-found', message: 'This referral has no such amendment waiting for review.' },
  'referral.nothing-asked': { kind: 'invalid', message: 'Say what is missing. Name at least one thing.' },
  'referral.no-information-requested': { kind: 'conflict', message: 'No information was asked for on this referral.' },
  'referral.same-programme': { kind: 'invalid', message: 'The case is in that version of that programme already.' },
  'referral.already-begun': {
    kind: 'conflict',
    message: 'Support has begun, so the referral can no longer be taken back. Discharge the case instead.',
  },
  'referral.more-recorded': {
    kind: 'conflict',
    message:
      'More is on record of this case that rests on what would be struck out. Strike that out first, or end the case: withdraw the referral, or discharge.',
  },
  'referral.person-died': {
    kind: 'conflict',
    message: 'The person had died by then, so the referral can no longer be accepted. Do not accept it, or withdraw it.',
  },
  'referral.facts-contradict': {
    kind: 'conflict',
    message: 'The referral would contradict itself. Change the other field with this one.',
  },
  'consent.empty': { kind: 'invalid', message: 'A consent says what may be told. Name at least one thing.' },
  'consent.already-given': { kind: 'conflict', message: 'This very consent stands already.' },
  'consent.none-to-withdraw': { kind: 'conflict', message: 'No consent for this recipient stands that could be withdrawn.' },
  'consent.too-much': {
    kind: 'invalid',
    message: 'An employer is never told more than function and adjustments, an assessment report or an outcome. Leave out the rest.',
  },
  'person.already-died': { kind: 'conflict', message: 'The death of this person is recorded already.' },
});
