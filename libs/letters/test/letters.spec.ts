import { describe, expect, it } from '@jest/globals';
import { given, pastEventId } from '#support/decisions.js';
import { anAcceptedReferral, anOpenCase, GP_CONSENT, THE_PERSON } from '#support/stories.js';
import type { Past } from '#support/decisions.js';
import type { ConsentTerms } from '#referral/contract';
import type { LetterSurroundings } from '../src/model/context.js';
import type { EventOf, LetterEvent } from '../src/model/events.js';
import { letters } from '../src/model/letters.js';
import { obstacleTo } from '../src/model/obstacle.js';
import type { StructuredLetter } from '../src/writing/structured-letter.js';
import { aServiceThatWrites } from './letter-stories.js';

const MILESTONE = 'd0000000-0000-4000-8000-000000000009';
const OTHER_LETTER = 'd0000000-0000-4000-8000-000000000008';

const consentFor = (...content: ConsentTerms['content']) =>
  [{ consentId: GP_CONSENT, since: '2026-03-02T09:00:00.000Z', recipient: 'gp', purpose: 'feedback-to-referrer', content }] as const;

/** A case whose person agrees that the GP is told everything, in a programme that sends every letter. */
function aCase(referral: Parameters<typeof anAcceptedReferral>[0] = {}, overrides: Partial<LetterSurroundings> = {}): LetterSurroundings {
  const consents = [...consentFor('everything')];
  return {
    ...anOpenCase({ referral: anAcceptedReferral({ consents, ...referral }), programme: aServiceThatWrites() }),
    erased: false,
    struckOut: false,
    ...overrides,
  };
}

const due = (overrides: Partial<EventOf<'LetterDue'>['data']> = {}): Past<LetterEvent> => ({
  type: 'LetterDue',
  data: { kind: 'discharge', milestone: MILESTONE, version: 1, personId: THE_PERSON, practice: 'A81001', ...overrides },
});
const draft: Past<LetterEvent> = {
  type: 'LetterDrafted',
  data: { templateVersion: 1, writtenFrom: '0000000000000007', contentHash: 'h', practice: 'A81001' },
  at: '2026-03-03T09:00:00.000Z',
};
const held = (why: EventOf<'LetterHeld'>['data']['why']): Past<LetterEvent> => ({ type: 'LetterHeld', data: { why } });
const sent: Past<LetterEvent> = { type: 'LetterSent', data: { transport: 'outbox', practice: 'A81001' }, at: '2026-03-03T09:00:00.000Z' };
const delivered: Past<LetterEvent> = { type: 'LetterDelivered', data: {}, at: '2026-03-03T10:00:00.000Z' };
const superseded: Past<LetterEvent> = { type: 'LetterSuperseded', data: { because: 'corrected', by: OTHER_LETTER } };

const call = { type: 'CallForLetter', kind: 'discharge', milestone: MILESTONE, version: 1 } as const;
const write = { type: 'DraftLetter', templateVersion: 1, writtenFrom: '7', contentHash: 'h', letter: {} as StructuredLetter } as const;

describe('calling for a letter', () => {
  it('makes it due to the practice of that moment', () =>
    given(letters, aCase())
      .when(call)
      .then({ type: 'LetterDue', data: { kind: 'discharge', milestone: MILESTONE, version: 1, personId: THE_PERSON, practice: 'A81001' } }));

  it('names no practice where none is known', () => {
    const { decision } = given(letters, aCase({ practice: undefined })).when(call);
    expect(decision).toEqual([{ type: 'LetterDue', data: { kind: 'discharge', milestone: MILESTONE, version: 1, personId: THE_PERSON } }]);
  });

  it('again changes nothing', () => given(letters, aCase()).events(due()).when(call).then());

  it('of a kind that the programme does not send makes none', () =>
    given(letters, aCase({}, { programme: aServiceThatWrites({ letters: [] }) }))
      .when(call)
      .then());

  it('to put an earlier one right makes one, whatever the programme sends now', () =>
    given(letters, aCase({}, { programme: aServiceThatWrites({ letters: [] }) }))
      .when({ ...call, version: 2, follows: true, change: { of: OTHER_LETTER, how: 'corrected' } })
      .then({ type: 'LetterDue', data: { version: 2, change: { of: OTHER_LETTER, how: 'corrected' } } }));

  it('of a case that is not there makes none', () =>
    given(letters, aCase({}, { referral: { status: 'none' } }))
      .when(call)
      .then());
});

describe('writing a letter', () => {
  it('keeps it', () =>
    given(letters, aCase())
      .events(due())
      .when(write)
      .then({ type: 'LetterDrafted', data: { contentHash: 'h', writtenFrom: '7' } }));
  it('that nobody called for is refused', () => given(letters, aCase()).when(write).refused('letter.not-found'));
  it('twice is refused', () => given(letters, aCase()).events(due(), draft).when(write).refused('letter.not-due'));
  it('that no longer counts is refused', () => given(letters, aCase()).events(due(), superseded).when(write).refused('letter.not-due'));
});

describe('what stands in the way of a letter', () => {
  const letter = { kind: 'discharge', practice: 'A81001' } as const;
  it.each([
    ['nothing', aCase(), undefined],
    ['a death, before all else', aCase({ diedAt: '2026-03-04T00:00:00.000Z', consents: [] }, { erased: true }), 'person-died'],
    ['an erasure', aCase({ consents: [] }, { erased: true }), 'person-erased'],
    ['the letter set', aCase({}, { programme: aServiceThatWrites({ letters: ['progress'] }) }), 'not-in-letter-set'],
    ['no consent at all', aCase({ consents: [] }), 'no-consent'],
    ['a consent for somebody else', aCase({ consents: [{ ...consentFor('everything')[0], recipient: 'employer' }] }), 'no-consent'],
    ['a consent for something else', aCase({ consents: [...consentFor('progress', 'assessment-report')] }), 'no-consent'],
    ['no practice', aCase({ practice: undefined }), 'practice-unknown'],
    ['another practice', aCase({ practice: 'B82002' }), 'practice-changed'],
    ['no case', aCase({}, { referral: { status: 'none' } }), 'person-died'],
  ])('%s', (_, surroundings, why) => expect(obstacleTo(letter, surroundings)).toBe(why));

  it.each([
    ['referral-received', 'outcome', undefined],
    ['referral-not-accepted', 'outcome', undefined],
    ['appointment-made', 'progress', undefined],
    ['appointment-made', 'outcome', 'no-consent'],
    ['assessment-report', 'assessment-report', undefined],
    ['assessment-report', 'progress', 'no-consent'],
    ['plan-agreed', 'function-and-adjustments', undefined],
    ['plan-agreed', 'progress', undefined],
    ['progress', 'progress', undefined],
    ['discharge', 'outcome', undefined],
    ['follow-up', 'progress', 'no-consent'],
  ] as const)('%s under a consent to tell %s', (kind, content, why) =>
    expect(obstacleTo({ ...letter, kind }, aCase({ consents: [...consentFor(content)] }))).toBe(why),
  );

  it('an address that is none is no practice', () => expect(obstacleTo({ ...letter, practice: '../A81001' }, aCase())).toBe('practice-unknown'));
});

describe('looking again', () => {
  const again = { type: 'ReconsiderLetter' } as const;
  it('holds what may not go', () =>
    given(letters, aCase({ consents: [] }))
      .events(due(), draft)
      .when(again)
      .then({ type: 'LetterHeld', data: { why: 'no-consent' } }));
  it('holds what is not even written', () =>
    given(letters, aCase({ consents: [] }))
      .events(due())
      .when(again)
      .then({ type: 'LetterHeld' }));
  it('leaves what may go', () => given(letters, aCase()).events(due(), draft).when(again).then());
  it('leaves what is held for the same reason', () =>
    given(letters, aCase({ consents: [] }))
      .events(due(), draft, held('no-consent'))
      .when(again)
      .then());
  it('says so if the reason is another now', () =>
    given(letters, aCase({ diedAt: '2026-03-04T00:00:00.000Z' }))
      .events(due(), held('no-consent'))
      .when(again)
      .then({ type: 'LetterHeld', data: { why: 'person-died' } }));
  it('releases what may go again', () =>
    given(letters, aCase())
      .events(due(), draft, held('no-consent'))
      .when(again)
      .then({ type: 'LetterReleased', data: { practice: 'A81001' } }));
  it('releases to the practice that has become known', () =>
    given(letters, aCase({ practice: 'B82002' }))
      .events(due({ practice: undefined }), held('practice-unknown'))
      .when(again)
      .then({ type: 'LetterReleased', data: { practice: 'B82002' } }));
  it('takes up a practice that became known while it was written', () =>
    given(letters, aCase())
      .events(due({ practice: undefined }), { ...draft, data: { ...draft.data, practice: undefined } } as typeof draft)
      .when(again)
      .then({ type: 'LetterReleased' }));
  it('does not release to a practice that nobody has looked at', () =>
    given(letters, aCase({ practice: 'B82002' }))
      .events(due(), held('practice-changed'))
      .when(again)
      .then());
  it('releases when the person is back at the old practice', () =>
    given(letters, aCase()).events(due(), held('practice-changed')).when(again).then({ type: 'LetterReleased' }));
  it.each([
    ['sent', [due(), draft, sent]],
    ['superseded', [due(), superseded]],
    ['never called for', []],
  ])('does nothing about a letter that was %s', (_, events) =>
    given(letters, aCase({ consents: [] }))
      .events(...events)
      .when(again)
      .then(),
  );
});

describe('releasing a letter by hand', () => {
  const release = { type: 'ReleaseLetter' } as const;
  it('sends it to the practice that the person has now', () =>
    given(letters, aCase({ practice: 'B82002' }))
      .events(due(), held('practice-changed'))
      .when(release)
      .then({ type: 'LetterReleased', data: { practice: 'B82002' } }));
  it('is refused while it may not go', () =>
    given(letters, aCase({ consents: [] }))
      .events(due(), held('no-consent'))
      .when(release)
      .refused('letter.cannot-go'));
  it('is refused while no practice is known', () =>
    given(letters, aCase({ practice: undefined }))
      .events(due(), held('practice-unknown'))
      .when(release)
      .refused('letter.cannot-go'));
  it('is refused of one that is not held', () => given(letters, aCase()).events(due(), draft).when(release).refused('letter.not-held'));
  it('is refused of one that is not there', () => given(letters, aCase()).when(release).refused('letter.not-found'));
});

describe('sending', () => {
  const record = { type: 'RecordSent', transport: 'outbox' } as const;
  it('is recorded with the practice', () =>
    given(letters, aCase())
      .events(due(), draft)
      .when(record)
      .then({ type: 'LetterSent', data: { transport: 'outbox', practice: 'A81001' } }));
  it('is recorded once', () => given(letters, aCase()).events(due(), draft, sent).when(record).then());
  it('is recorded whatever has changed since: it cannot be unsent', () =>
    given(letters, aCase({ consents: [] }))
      .events(due(), draft)
      .when(record)
      .then({ type: 'LetterSent' }));
  it.each([
    ['due', [due()], 'letter.not-queued'],
    ['held', [due(), draft, held('no-consent')], 'letter.not-queued'],
    ['superseded', [due(), draft, superseded], 'letter.not-queued'],
    ['not there', [], 'letter.not-found'],
  ])('of a letter that is %s is refused', (_, events, code) =>
    given(letters, aCase())
      .events(...events)
      .when(record)
      .refused(code),
  );
});

describe('taking a letter out of account', () => {
  const supersede = { type: 'SupersedeLetter', because: 'corrected', by: OTHER_LETTER } as const;
  it('names the one in its place', () =>
    given(letters, aCase())
      .events(due(), draft, sent)
      .when(supersede)
      .then({ type: 'LetterSuperseded', data: { because: 'corrected', by: OTHER_LETTER } }));
  it('twice changes nothing', () => given(letters, aCase()).events(due(), superseded).when(supersede).then());
  it('is refused of one that is not there', () => given(letters, aCase()).when(supersede).refused('letter.not-found'));
});

describe('what is heard of a letter', () => {
  const arrived = { type: 'ReportDelivery', result: 'delivered' } as const;
  const back = { type: 'ReportDelivery', result: 'rejected', reason: 'person-not-known' } as const;
  const lost = { type: 'ReportDelivery', result: 'undeliverable', reason: 'no-mailbox' } as const;
  const out = [due(), draft, sent];
  it.each([
    ['delivered', arrived, 'LetterDelivered'],
    ['rejected', back, 'LetterRejected'],
    ['undeliverable', lost, 'LetterUndeliverable'],
  ] as const)('%s is recorded', (_, command, type) =>
    given(letters, aCase())
      .events(...out)
      .when(command)
      .then({ type }),
  );
  it('keeps a note sealed', () =>
    given(letters, aCase())
      .events(...out)
      .when({ ...back, note: 'They rang.' })
      .then({ type: 'LetterRejected', data: { reason: 'person-not-known' }, personal: { note: 'They rang.' } }));
  it('may come back after it was taken in', () =>
    given(letters, aCase())
      .events(...out, delivered)
      .when(back)
      .then({ type: 'LetterRejected' }));
  it('is heard of a letter that was replaced since', () =>
    given(letters, aCase())
      .events(...out, superseded)
      .when(arrived)
      .then({ type: 'LetterDelivered' }));
  it('is refused twice', () =>
    given(letters, aCase())
      .events(...out, delivered)
      .when(lost)
      .refused('letter.delivery-known', 'result'));
  it('is refused before it was sent', () => given(letters, aCase()).events(due(), draft).when(arrived).refused('letter.not-sent'));
  it('is refused of one that is not there', () => given(letters, aCase()).when(arrived).refused('letter.not-found'));
  it('cannot be older than the sending', () =>
    given(letters, aCase())
      .events(...out)
      .effective('2026-03-03T08:00:00.000Z')
      .when(arrived)
      .refused('letter.before-sending', 'effectiveAt'));
});

describe('correcting a report about a delivery', () => {
  const fix = { type: 'CorrectFact', reason: 'clerical-error', facts: {}, struckOut: false } as const;
  const rejected: Past<LetterEvent> = { type: 'LetterRejected', data: { reason: 'other' }, at: '2026-03-04T10:00:00.000Z' };
  const story = () => given(letters, aCase()).events(due(), draft, sent, delivered, rejected);
  it('changes its reason', () =>
    story()
      .when({ ...fix, eventId: pastEventId(4), facts: { reason: 'unreadable' } })
      .then({ type: 'FactCorrected', data: { facts: { reason: 'unreadable' } } }));
  it('to a reason that is none is refused', () =>
    story()
      .when({ ...fix, eventId: pastEventId(4), facts: { reason: 'rain' } })
      .refused('correction.value-not-valid'));
  it('strikes it out', () =>
    story()
      .when({ ...fix, eventId: pastEventId(4), struckOut: true })
      .then({ type: 'FactCorrected', data: { struckOut: true } }));
  it('to a time before the sending is refused', () =>
    story()
      .when({ ...fix, eventId: pastEventId(3), newEffectiveAt: '2026-03-02T10:00:00.000Z' })
      .refused('letter.before-sending'));
  it('is open to no other event of a letter', () =>
    story()
      .when({ ...fix, eventId: pastEventId(2), struckOut: true })
      .refused('correction.not-correctable'));
});
