import { describe, expect, it } from '@jest/globals';
import type { CorrectFact } from '#kernel';
import { referral } from '#referral';
import { pastEventId } from '#support/decisions.js';
import type { ReferralSurroundings } from '../src/model/context.js';
import {
  accepted,
  amended,
  consentGiven,
  consentWithdrawn,
  died,
  duplicateRaised,
  duplicateResolved,
  employerLiaison,
  inSurroundings,
  informationRequested,
  informationSupplied,
  notAccepted,
  received,
  referralAfter,
  transferred,
  withdrawn,
} from './stories.js';

/** Corrects the n-th past event, from 0. */
const correct = (n: number, change: Partial<CorrectFact>): CorrectFact => ({
  type: 'CorrectFact',
  eventId: pastEventId(n),
  reason: 'clerical-error',
  facts: {},
  struckOut: false,
  ...change,
});

const correctFacts = (n: number, facts: Record<string, unknown>): CorrectFact => correct(n, { facts });

describe('correcting a referral', () => {
  it('puts new facts in the place of the old, and the personal ones among the personal', () => {
    referralAfter(received(), accepted())
      .when(correctFacts(0, { conditionGroups: ['pain'], birthDate: '1985-05-04' }))
      .then({
        type: 'FactCorrected',
        data: { corrects: pastEventId(0), correctedType: 'ReferralReceived', facts: { conditionGroups: ['pain'] }, struckOut: false },
        personal: { birthDate: '1985-05-04' },
      });
  });

  it('takes a fact out with null, where it may be missing', () => {
    referralAfter(received())
      .when(correctFacts(0, { practice: null }))
      .then({ type: 'FactCorrected' });
    referralAfter(received())
      .when(correctFacts(0, { sex: null }))
      .refused('correction.value-not-valid', 'facts.sex');
  });

  it.each([
    ['conditionGroups', 'pain'],
    ['conditionGroups', ['toothache']],
    ['employment', { offSick: true }],
    ['employment', { status: 'employed', offSick: 'yes' }],
    ['employment', { status: 'employed', boss: 'somebody' }],
    ['fitNote', { statement: 'not-fit' }],
    ['absenceStartedOn', '2026-02-30'],
    ['noticeReceivedOn', null],
    ['ageBand', '36'],
    ['referrer', { profession: 'nurse' }],
  ])('refuses a value of %s that it cannot have: %j', (field, value) => {
    referralAfter(received())
      .when(correctFacts(0, { [field]: value }))
      .refused('correction.value-not-valid', `facts.${field}`);
  });

  it.each([
    [{ absenceStartedOn: '2026-03-03' }, 'absenceStartedOn'],
    [{ employment: { status: 'employed', offSick: false } }, 'employment.offSick'],
    [{ employment: { status: 'employed', weeksUnemployed: 3 } }, 'employment.weeksUnemployed'],
    [{ fitNote: { statement: 'may-be-fit', from: '2026-02-20', to: '2026-02-19', adjustments: [] } }, 'fitNote.to'],
    [{ fitNote: { statement: 'may-be-fit', assessedOn: '2026-03-03', adjustments: [] } }, 'fitNote.assessedOn'],
    [{ fitNote: { statement: 'not-fit', adjustments: ['altered-hours'] } }, 'fitNote.adjustments'],
  ])('refuses facts that contradict each other: %j', (contradicting, field) => {
    referralAfter(received()).when(correctFacts(0, contradicting)).refused('referral.facts-contradict', `facts.${field}`);
  });

  it('does not hold what was not corrected against the referral', () => {
    const inDoubt = received({ absenceStartedOn: '2026-03-03' });
    referralAfter(inDoubt, notAccepted())
      .when(correctFacts(1, { reason: 'out-of-area' }))
      .then({ type: 'FactCorrected' });
  });

  it('leaves alone what nobody entered', () => {
    for (const field of ['personId', 'programme', 'contentFingerprint', 'eligibility', 'sourceMessage', 'message']) {
      referralAfter(received())
        .when(correctFacts(0, { [field]: 'other' }))
        .refused('correction.field-not-correctable', `facts.${field}`);
    }
  });

  it('strikes a referral or an acceptance out that never was, as long as nothing rests on it', () => {
    const story = (elsewhere?: ReferralSurroundings['elsewhere']) => inSurroundings(elsewhere ? { elsewhere } : {}).events(received(), accepted());
    const earliest = '2026-03-04T09:00:00.000Z';
    story()
      .when(correct(0, { struckOut: true }))
      .then({ type: 'FactCorrected', data: { struckOut: true } });
    story({ earliest, supposesAcceptance: false })
      .when(correct(0, { struckOut: true }))
      .refused('referral.more-recorded');
    story({ earliest, supposesAcceptance: false })
      .when(correct(1, { struckOut: true }))
      .then({ type: 'FactCorrected', data: { struckOut: true } });
    story({ earliest, supposesAcceptance: true })
      .when(correct(1, { struckOut: true }))
      .refused('referral.more-recorded');
  });

  it('waits for its decision again once its acceptance was struck out', () => {
    referralAfter(received(), accepted(), struck(1))
      .when({ type: 'DeclineReferral', reason: 'no-capacity', signposting: [] })
      .then({ type: 'ReferralNotAccepted' });
  });
});

describe('the day of notice', () => {
  it('moves, with everything after it', () => {
    referralAfter(received({}, '2026-03-02T09:00:00.000Z'), accepted('2026-03-03T09:00:00.000Z'))
      .when(correctFacts(0, { noticeReceivedOn: '2026-02-27' }))
      .then({ type: 'FactCorrected', data: { facts: { noticeReceivedOn: '2026-02-27' } } });
  });

  it('cannot come after something that has happened on the case, nor after the referral itself', () => {
    referralAfter(received({}, '2026-03-05T09:00:00.000Z'), accepted('2026-03-06T09:00:00.000Z'))
      .when(correctFacts(0, { noticeReceivedOn: '2026-03-06' }))
      .refused('effective.before-referral');
    referralAfter(received(), accepted('2026-03-06T09:00:00.000Z'))
      .when(correct(1, { newEffectiveAt: '2026-03-01T23:59:59.999Z' }))
      .refused('effective.before-referral');
  });

  it('cannot come after what other modules have on record', () => {
    const moved = (earliest: string) =>
      inSurroundings({ elsewhere: { earliest, supposesAcceptance: false } })
        .events(received({}, '2026-03-09T09:00:00.000Z'))
        .when(correctFacts(0, { noticeReceivedOn: '2026-03-05' }));
    moved('2026-03-04T23:59:00.000Z').refused('effective.before-referral');
    moved('2026-03-05T00:00:00.000Z').then({ type: 'FactCorrected' });
  });

  it('is a day in London: half past eleven at night in UTC is the next day in summer', () => {
    const summer = [received({ noticeReceivedOn: '2025-07-01' }, '2025-07-01T09:00:00.000Z'), accepted('2025-07-02T09:00:00.000Z')];
    referralAfter(...summer)
      .when(correct(1, { newEffectiveAt: '2025-06-30T23:30:00.000Z' }))
      .then({ type: 'FactCorrected' });
    referralAfter(...summer)
      .when(correct(1, { newEffectiveAt: '2025-06-30T22:30:00.000Z' }))
      .refused('effective.before-referral');
  });
});

describe('correcting what came later', () => {
  it.each([
    ['an amendment', [amended({ practice: 'A81002' })], { facts: { practice: 'A81003' }, name: { given: 'Alex', family: 'Sample' } }],
    ['an answer', [informationRequested(), informationSupplied()], { facts: { employment: { status: 'unemployed' } }, answer: 'No job' }],
    ['a refusal', [notAccepted()], { reason: 'out-of-area', note: 'Lives in York' }],
    ['a question', [informationRequested()], { needed: ['fit-note'], question: 'Until when?' }],
    ['a withdrawal', [withdrawn()], { by: 'referrer', reason: 'referred-in-error' }],
    ['a transfer', [transferred()], { reason: 'capacity' }],
    ['a consent', [consentGiven(employerLiaison)], { content: ['outcome'], purpose: 'direct-support', how: 'written' }],
    ['a withdrawal of consent', [consentGiven(employerLiaison), consentWithdrawn('employer')], { how: 'written' }],
    ['a death', [died('2026-03-05T08:00:00.000Z')], { reportedBy: 'spine' }],
  ])('changes the facts of %s', (_, past, facts) => {
    referralAfter(received(), ...past)
      .when(correctFacts(past.length, facts))
      .then({ type: 'FactCorrected' });
  });

  it.each([
    ['an amendment', [amended()], { facts: { noticeReceivedOn: '2026-03-01' } }, 'facts'],
    ['an amendment', [amended()], { facts: { ageBand: '36' } }, 'facts'],
    ['an amendment', [amended()], { facts: null }, 'facts'],
    ['a question', [informationRequested()], { needed: ['the name of your boss'] }, 'needed'],
    ['a question', [informationRequested()], { needed: [] }, 'needed'],
    ['a transfer', [transferred()], { reason: 'because' }, 'reason'],
    ['a consent', [consentGiven(employerLiaison)], { content: [] }, 'content'],
  ])('refuses for %s what the field cannot hold', (_, past, facts, field) => {
    referralAfter(received(), ...past)
      .when(correctFacts(past.length, facts))
      .refused('correction.value-not-valid', `facts.${field}`);
  });

  it('lets no employer be told more than employers may be told', () => {
    referralAfter(received(), consentGiven(employerLiaison))
      .when(correctFacts(1, { content: ['everything'] }))
      .refused('consent.too-much', 'facts.content');
  });

  it('never changes who a consent is for, nor which cases may be the same', () => {
    referralAfter(received(), consentGiven(employerLiaison))
      .when(correctFacts(1, { recipient: 'gp' }))
      .refused('correction.field-not-correctable', 'facts.recipient');
    referralAfter(received(), duplicateRaised())
      .when(correctFacts(1, { otherCases: [] }))
      .refused('correction.not-correctable');
  });

  it.each([
    ['a refusal', [notAccepted()], { type: 'AcceptReferral' } as const, 'ReferralAccepted' as const],
    [
      'a withdrawal',
      [accepted(), withdrawn()],
      { type: 'TransferReferral', to: { id: 'x', version: 1 }, reason: 'capacity' } as const,
      'ReferralTransferred' as const,
    ],
    ['a death', [died('2026-03-05T08:00:00.000Z')], { type: 'AcceptReferral' } as const, 'ReferralAccepted' as const],
    ['a question', [informationRequested()], { type: 'AcceptReferral' } as const, 'ReferralAccepted' as const],
  ])('undoes %s that never was', (_, past, command, follows) => {
    referralAfter(received(), ...past)
      .when(correct(past.length, { struckOut: true }))
      .then({ type: 'FactCorrected', data: { struckOut: true } });
    referralAfter(received(), ...past, struck(past.length))
      .when(command)
      .then({ type: follows });
  });

  it('raises the question again if its answer "separate" is struck out', () => {
    referralAfter(received(), duplicateRaised(), duplicateResolved(), struck(2))
      .when({ type: 'AcceptReferral' })
      .refused('referral.duplicate-unresolved');
  });

  it('knows every type of event', () => {
    expect(Object.keys(referral.correctable).toSorted()).toEqual(Object.keys(referral.evolve).toSorted());
  });
});

/** The n-th past event never was. */
const struck = (n: number) => ({
  type: 'FactCorrected' as const,
  data: { corrects: pastEventId(n), correctedType: '', reason: 'entered-in-error' as const, facts: {}, struckOut: true },
});
