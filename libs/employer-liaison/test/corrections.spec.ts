import { describe, test } from '@jest/globals';
import type { CorrectFact } from '#kernel';
import { given, pastEventId, type Past } from '#support/decisions.js';
import { employerLiaison } from '../src/model/employer-liaison.js';
import type { LiaisonEvent } from '../src/model/events.js';
import {
  aConsentingPerson,
  adjustment,
  adjustmentsProposed,
  aPersonWithoutConsent,
  closed,
  implemented,
  onMarch,
  opened,
  phasedReturnAgreed,
  relied,
  report,
  reportOffered,
  reportReleased,
  reportWithheld,
  responded,
  resumed,
  suspended,
} from './stories.js';

/** Corrects the n-th past event, from 0. */
const correct = (n: number, change: Partial<CorrectFact>): CorrectFact => ({
  type: 'CorrectFact',
  eventId: pastEventId(n),
  reason: 'reported-by-person',
  facts: {},
  struckOut: false,
  ...change,
});
const facts = (n: number, facts: Record<string, unknown>) => correct(n, { facts });
const strike = (n: number) => correct(n, { struckOut: true });
const redate = (n: number, newEffectiveAt: string) => correct(n, { newEffectiveAt });
const corrected = { type: 'FactCorrected' as const };
const story = (...events: Past<LiaisonEvent>[]) => given(employerLiaison, aConsentingPerson()).events(...events);

const course: Past<LiaisonEvent>[] = [
  opened(), // 0
  { type: 'EmployerContacted', data: { ...relied, method: 'email', result: 'sent' } }, // 1
  reportOffered(1, {}, onMarch('04')), // 2
  { type: 'ReportCorrectedByPerson', data: { ...relied, reportId: report(), functionalLimits: ['stamina'] }, at: onMarch('05') }, // 3
  reportReleased(1, onMarch('06')), // 4
  adjustmentsProposed(onMarch('07')), // 5
  responded(1, 'modified', onMarch('08')), // 6
  implemented(1, onMarch('09')), // 7
  { type: 'WorkplaceVisitCompleted', data: { ...relied, mode: 'video' }, at: onMarch('09') }, // 8
  { type: 'MediationHeld', data: { ...relied, result: 'agreement' }, at: onMarch('09') }, // 9
  phasedReturnAgreed([16, 24], onMarch('10')), // 10
  closed(onMarch('12')), // 11
];

describe('correcting employer liaison', () => {
  test.each([
    ['employer', facts(0, { employerName: 'Harbour Bakery', contactName: 'A', telephone: 'B', email: 'C', note: 'D' })],
    ['contact', facts(1, { method: 'letter', result: 'declined', contactName: 'The owner' })],
    ['report', facts(2, { functionalLimits: ['standing'], adjustments: [], text: 'Sitting helps' })],
    ["correction of the person's", facts(3, { functionalLimits: null, adjustments: ['other'], text: 'Sitting helps' })],
    ['way of agreeing', facts(4, { how: 'online' })],
    [
      'kind of adjustment',
      facts(5, { adjustments: [{ adjustmentId: adjustment(1), kind: 'altered-hours' }], descriptions: { [adjustment(1)]: 'Late start' } }),
    ],
    ['response', facts(6, { responses: [{ adjustmentId: adjustment(1), response: 'accepted' }], details: {} })],
    ['note about what is in place', facts(7, { note: 'Since Monday' })],
    ['visit', facts(8, { mode: 'on-site', findings: 'No stool' })],
    ['mediation', facts(9, { result: 'no-agreement', participants: 'The owner' })],
    ['phased return', facts(10, { startsOn: '2026-03-30', hoursByWeek: [20] })],
    ['reason of the close', facts(11, { reason: 'person-left-employer' })],
    ['time of the close', redate(11, onMarch('10'))],
    ['close that never was', strike(11)],
    ['contact that never was', strike(1)],
    ['implementation that never was', strike(7)],
  ])('takes another %s', (_, correction) => {
    story(...course)
      .when(correction)
      .then(corrected);
  });

  test('is possible without a live consent: what is on record is put right, nothing is told', () => {
    given(employerLiaison, aPersonWithoutConsent())
      .events(opened(), ...course.slice(1, 2), suspended())
      .when(facts(1, { result: 'no-answer' }))
      .then(corrected);
  });

  test('a withheld report can turn out not to have been', () => {
    story(opened(), reportOffered(), reportWithheld()).when(strike(2)).then(corrected);
    story(opened(), reportOffered(), reportWithheld())
      .when(facts(2, { note: 'By telephone' }))
      .then(corrected);
    story(opened(), reportOffered(), reportWithheld(), reportOffered(2), reportReleased(2)).when(strike(3)).refused('liaison.report-replaced');
  });

  test('a suspension follows from the consent, and is corrected there', () => {
    story(opened(), suspended()).when(strike(1)).refused('correction.not-correctable');
    story(opened(), suspended(), resumed()).when(strike(2)).then(corrected);
    story(opened(), suspended(), resumed())
      .when(facts(2, { note: 'By letter' }))
      .then(corrected);
  });

  test('refused: what was not typed', () => {
    for (const n of [0, 1, 2, 5])
      story(...course)
        .when(facts(n, { consentId: report(9) }))
        .refused('correction.field-not-correctable', 'facts.consentId');
    story(...course)
      .when(facts(2, { reportId: report(9) }))
      .refused('correction.field-not-correctable', 'facts.reportId');
  });

  test.each([
    [1, 'method', 'pigeon'],
    [1, 'result', null],
    [2, 'functionalLimits', ['depression']],
    [2, 'adjustments', 'other'],
    [3, 'functionalLimits', ['depression']],
    [4, 'how', 'guessed'],
    [5, 'adjustments', []],
    [5, 'adjustments', [{ adjustmentId: 'one', kind: 'other' }]],
    [5, 'adjustments', [{ adjustmentId: adjustment(1), kind: 'other', description: 'for the back pain' }]],
    [5, 'adjustments', [null]],
    [6, 'responses', [{ adjustmentId: adjustment(1), response: 'maybe' }]],
    [7, 'adjustmentId', 'one'],
    [8, 'mode', 'by-air'],
    [9, 'result', 'peace'],
    [10, 'startsOn', '2026-02-30'],
    [10, 'hoursByWeek', ['16']],
    [11, 'reason', 'because'],
  ])('refused: event %i with %s %p', (n, field, value) => {
    story(...course)
      .when(facts(n, { [field]: value }))
      .refused('correction.value-not-valid', `facts.${field}`);
  });

  test.each<[string, string, CorrectFact]>([
    ['liaison before the referral', 'effective.before-referral', redate(0, '2026-03-01T23:59:59.999Z')],
    ['liaison opened after its first contact', 'liaison.before-opening', redate(0, onMarch('03'))],
    ['liaison that was never opened', 'liaison.not-opened', strike(0)],
    ['a report released that was never offered', 'liaison.report-not-offered', strike(2)],
    ['a report released before it was offered', 'liaison.before-offer', redate(4, onMarch('03'))],
    ['a response before its proposal', 'liaison.before-proposal', redate(6, onMarch('06'))],
    ['a response to what was not proposed', 'liaison.adjustment-not-proposed', strike(5)],
    [
      'a proposal without what was answered',
      'liaison.adjustment-not-proposed',
      facts(5, { adjustments: [{ adjustmentId: adjustment(2), kind: 'other' }] }),
    ],
    [
      'an adjustment proposed twice',
      'liaison.adjustments-listed-wrong',
      facts(5, { adjustments: [1, 1].map((n) => ({ adjustmentId: adjustment(n), kind: 'other' })) }),
    ],
    [
      'something in place that was declined',
      'liaison.adjustment-not-agreed',
      facts(6, { responses: [{ adjustmentId: adjustment(1), response: 'declined' }] }),
    ],
    ['something in place that nobody answered', 'liaison.adjustment-not-agreed', facts(7, { adjustmentId: adjustment(2) })],
    ['something in place before it was agreed', 'liaison.before-response', redate(7, onMarch('07'))],
    ['hours that no week has', 'liaison.phased-return-hours', facts(10, { hoursByWeek: [60] })],
    ['no week at all', 'liaison.phased-return-weeks', facts(10, { hoursByWeek: [] })],
    ['a close before the last fact', 'liaison.closed-before-fact', redate(11, '2026-03-10T09:59:59.999Z')],
    ['a fact after the close', 'liaison.closed-before-fact', redate(10, onMarch('13'))],
  ])('refused: %s', (_, code, correction) => {
    story(...course)
      .when(correction)
      .refused(code);
  });

  test('refused: a resumption struck out under what followed it', () => {
    const past = [opened(), suspended(onMarch('05')), resumed(onMarch('06')), adjustmentsProposed(onMarch('07'))];
    story(...past)
      .when(strike(2))
      .refused('liaison.suspended');
    story(...past)
      .when(redate(2, onMarch('08')))
      .refused('liaison.suspended');
    story(...past)
      .when(redate(2, onMarch('04')))
      .refused('liaison.before-suspension');
  });

  test('refused: a close struck out under a second opening', () => {
    story(opened(), closed(onMarch('05')), opened(onMarch('06')))
      .when(strike(1))
      .refused('liaison.already-open');
  });
});
