import { describe, expect, it } from '@jest/globals';
import { CONSENT_CONTENT, consentCovers, type ConsentTerms } from '../src/model/consent.js';
import { requireConsent } from '../src/model/standing.js';
import { anAcceptedReferral, anEmployerConsent } from '#support/stories.js';
import { accepted, consentGiven, consentWithdrawn, employerLiaison, gpFeedback, notAccepted, received, referralAfter, withdrawn } from './stories.js';

const give = (terms: ConsentTerms) => ({ type: 'GiveConsent', terms, how: 'verbal' }) as const;
const withdrawFor = (recipient: ConsentTerms['recipient']) => ({ type: 'WithdrawConsent', recipient, how: 'online' }) as const;

describe('giving a consent', () => {
  it('is the person’s, whatever has become of the case', () => {
    for (const past of [[], [accepted()], [notAccepted()], [withdrawn()]]) {
      referralAfter(received(), ...past)
        .when(give(gpFeedback))
        .then({ type: 'ConsentGiven', data: { ...gpFeedback, how: 'verbal' } });
    }
  });

  it('is refused if that very consent stands, in whatever order it is told', () => {
    const content: ConsentTerms['content'] = ['outcome', 'progress'];
    const story = () => referralAfter(received(), consentGiven({ ...gpFeedback, content }));
    story()
      .when(give({ ...gpFeedback, content: content.toReversed() }))
      .refused('consent.already-given', 'content');
    story()
      .when(give({ ...gpFeedback, content: ['outcome'] }))
      .then({ type: 'ConsentGiven' });
    story()
      .when(give({ ...gpFeedback, purpose: 'direct-support', content }))
      .then({ type: 'ConsentGiven' });
  });

  it('is welcome again after it was withdrawn', () => {
    referralAfter(received(), consentGiven(gpFeedback), consentWithdrawn('gp')).when(give(gpFeedback)).then({ type: 'ConsentGiven' });
  });

  it.each(CONSENT_CONTENT)('for an employer to be told %s is refused if it goes beyond function, reports and outcome', (told) => {
    const story = referralAfter(received()).when(give({ ...employerLiaison, content: [told] }));
    if (told === 'everything') story.refused('consent.too-much', 'content');
    else story.then({ type: 'ConsentGiven' });
  });

  it('is refused if it lets nothing be told', () => {
    referralAfter(received())
      .when(give({ ...gpFeedback, content: [] }))
      .refused('consent.empty', 'content');
  });
});

describe('withdrawing a consent', () => {
  it('ends whatever stands for that recipient, whatever it was for', () => {
    const past = [received(), consentGiven(gpFeedback), consentGiven({ ...gpFeedback, purpose: 'direct-support' })];
    referralAfter(...past)
      .when(withdrawFor('gp'))
      .then({ type: 'ConsentWithdrawn', data: { recipient: 'gp', how: 'online' } });
    referralAfter(...past, consentWithdrawn('gp'))
      .when(withdrawFor('gp'))
      .refused('consent.none-to-withdraw', 'recipient');
  });

  it('is refused if none stands for that recipient', () => {
    referralAfter(received(), consentGiven(gpFeedback)).when(withdrawFor('employer')).refused('consent.none-to-withdraw', 'recipient');
  });
});

describe('whether a consent covers something', () => {
  const consents = [anEmployerConsent({ content: ['function-and-adjustments', 'outcome'] })];

  it('goes by recipient and content', () => {
    expect(consentCovers(consents, 'employer')).toBe(consents[0]);
    expect(consentCovers(consents, 'employer', 'outcome')).toBe(consents[0]);
    expect(consentCovers(consents, 'employer', 'progress')).toBeUndefined();
    expect(consentCovers(consents, 'gp')).toBeUndefined();
  });

  it('lets everything be told where the person said so', () => {
    const everything = [anEmployerConsent({ recipient: 'gp', content: ['everything'] })];
    expect(consentCovers(everything, 'gp', 'assessment-report')).toBe(everything[0]);
  });

  it('is told as a refusal that names what is missing', () => {
    const referral = anAcceptedReferral({ consents });
    expect(requireConsent(referral, 'employer', 'outcome')).toBeUndefined();
    expect(requireConsent(referral, 'gp', 'progress')).toMatchObject({
      code: 'consent.not-given',
      kind: 'forbidden',
      message: expect.stringContaining('consent for gp to receive progress'),
    });
    expect(requireConsent(referral, 'jobcentre')).toMatchObject({ message: expect.stringMatching(/consent for jobcentre\.$/) });
    expect(requireConsent({ status: 'none' }, 'employer')).toMatchObject({ code: 'consent.not-given' });
  });
});
