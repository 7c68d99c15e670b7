import { describe, expect, test } from '@jest/globals';
import { isRefusal, type CorrectFact } from '#kernel';
import { given, pastEventId, type Past } from '#support/decisions.js';
import { anAcceptedReferral, anOpenCase, aStagedProgramme } from '#support/stories.js';
import type { InterventionEvent } from '../src/model/events.js';
import { intervention } from '../src/model/intervention.js';
import {
  acceptedBySupplier,
  attendance,
  completed,
  onMarch,
  physiotherapyOrdered,
  physiotherapyRunning,
  session,
  sessionBooked,
  sessionCancelled,
  stopped,
  talkingTherapyOrdered,
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
const facts = (n: number, facts: Record<string, unknown>) => correct(n, { facts });
const strike = (n: number) => correct(n, { struckOut: true });
const redate = (n: number, newEffectiveAt: string) => correct(n, { newEffectiveAt });

const story = (...events: Past<InterventionEvent>[]) => given(intervention, anOpenCase()).events(...events);
const corrected = { type: 'FactCorrected' as const };

const course = [
  ...physiotherapyRunning(), // 0, 1
  sessionBooked(1, '05'), // 2
  attendance(1, '5', onMarch('05')), // 3
  sessionBooked(2, '12'), // 4
  sessionCancelled(2, 'person', onMarch('11')), // 5
  completed(onMarch('13')), // 6
];

describe('correcting an intervention', () => {
  test.each([
    ['planned sessions', facts(0, { plannedSessions: 6 })],
    ['kind', facts(0, { kind: 'counselling' })],
    ['words of the order', facts(0, { goal: 'Walk to work', note: 'Two buses' })],
    ['expected day', facts(1, { expectedFirstSessionOn: '2026-03-04' })],
    ['start', facts(2, { startsAt: '2026-03-05T09:00:00.000Z' })],
    ['mode', facts(2, { mode: 'group' })],
    ['place', facts(2, { place: 'Health centre' })],
    ['attendance', facts(3, { code: '6' })],
    ['who cancelled', facts(5, { by: 'provider' })],
    ['goal', facts(6, { goal: 'not-achieved' })],
    ['time of the end', redate(6, onMarch('14'))],
    ['cancellation that never was', strike(5)],
    ['end that never was', strike(6)],
  ])('takes another %s', (_, correction) => {
    story(...course)
      .when(correction)
      .then(corrected);
  });

  test('takes other reasons', () => {
    story(talkingTherapyOrdered(), { type: 'DeclinedBySupplier', data: { reason: 'other' } })
      .when(facts(1, { reason: 'no-capacity' }))
      .then(corrected);
    story(...physiotherapyRunning(), stopped(onMarch('10')))
      .when(facts(2, { reason: 'person-unwell' }))
      .then(corrected);
  });

  test('a session can be moved in hindsight, or un-moved', () => {
    const moved = [...physiotherapyRunning(), sessionBooked(1, '18'), sessionBooked(2, '19'), sessionBooked(3, '20', session(1))];
    story(...moved)
      .when(facts(4, { replaces: session(2) }))
      .then(corrected);
    story(...moved)
      .when(facts(4, { replaces: null }))
      .then(corrected);
  });

  test('the catalogue is not asked again once the case was transferred to another programme', () => {
    const elsewhere = anOpenCase({ programme: aStagedProgramme({ id: 'another', catalogue: [] }) });
    given(intervention, elsewhere)
      .events(...course)
      .when(facts(3, { code: '6' }))
      .then(corrected);
  });

  test('a struck-out order takes its acceptance along, and can be given anew', () => {
    story(...physiotherapyRunning())
      .when(strike(0))
      .then(corrected);
    story(talkingTherapyOrdered()).when(strike(0)).then(corrected);
  });

  test("an order of the programme's own supplier can be dated later than its acceptance was", () => {
    story(...physiotherapyRunning())
      .when(redate(0, onMarch('04')))
      .then(corrected);
  });

  test('refused: what was not typed', () => {
    for (const field of ['interventionId', 'external', 'programme']) {
      story(...course)
        .when(facts(0, { [field]: 'x' }))
        .refused('correction.field-not-correctable', `facts.${field}`);
    }
    story(...course)
      .when(facts(2, { sessionId: session(9) }))
      .refused('correction.field-not-correctable', 'facts.sessionId');
  });

  test.each([
    [0, 'kind', 'juggling'],
    [0, 'kind', null],
    [0, 'supplier', 7],
    [0, 'supplier', ''],
    [0, 'plannedSessions', '3'],
    [0, 'plannedSessions', 0],
    [1, 'expectedFirstSessionOn', '2026-02-30'],
    [2, 'startsAt', 'tomorrow'],
    [2, 'startsAt', '2026-03-05'],
    [2, 'startsAt', null],
    [2, 'mode', 'pigeon'],
    [2, 'replaces', 'the first'],
    [3, 'code', '2'],
    [3, 'code', 5],
    [5, 'by', 'nobody'],
    [6, 'goal', 'yes'],
  ])('refused: event %i with %s %p', (n, field, value) => {
    story(...course)
      .when(facts(n, { [field]: value }))
      .refused('correction.value-not-valid', `facts.${field}`);
  });

  test.each<[string, string, CorrectFact]>([
    ['a kind that the programme does not offer', 'intervention.kind-not-in-catalogue', facts(0, { kind: 'housing-advice' })],
    ['a supplier of something else', 'intervention.supplier-not-in-catalogue', facts(0, { supplier: 'SUP01' })],
    ['an external supplier', 'intervention.supplier-kind-changed', facts(0, { kind: 'counselling', supplier: 'SUP02' })],
    ['too many sessions', 'intervention.too-many-sessions-planned', facts(0, { plannedSessions: 7 })],
    ['an order before the referral', 'effective.before-referral', redate(0, '2026-03-01T23:59:59.999Z')],
    ['an order after its first session', 'intervention.session-before-order', redate(0, onMarch('06'))],
    ['a session after its attendance', 'intervention.attendance-before-session', facts(2, { startsAt: '2026-03-05T10:00:00.001Z' })],
    ['attendance before its session', 'intervention.attendance-before-session', redate(3, '2026-03-05T09:59:59.999Z')],
    ['attendance without a session', 'intervention.session-not-found', strike(2)],
    ['a cancellation after the start', 'intervention.cancelled-after-start', redate(5, onMarch('12'))],
    ['two sessions at one time', 'intervention.session-clash', facts(4, { startsAt: onMarch('05') })],
    ['completion without anybody seen', 'intervention.no-session-attended', facts(3, { code: '3' })],
    ['completion without attendance', 'intervention.no-session-attended', strike(3)],
    ['an end before the last session', 'intervention.ended-before-session', redate(6, onMarch('04'))],
    ['an order struck out under its sessions', 'intervention.order-still-used', strike(0)],
  ])('refused: %s', (_, code, correction) => {
    story(...course)
      .when(correction)
      .refused(code);
  });

  test('refused: fewer planned sessions than were used', () => {
    const used = [...course.slice(0, 4), sessionBooked(2, '12')];
    story(...used)
      .when(facts(0, { plannedSessions: 2 }))
      .then(corrected);
    story(...used)
      .when(facts(0, { plannedSessions: 1 }))
      .refused('intervention.session-plan-used-up');
  });

  test('refused: an acceptance struck out, or dated later, under its sessions', () => {
    const external = [talkingTherapyOrdered(), acceptedBySupplier(), sessionBooked(1, '05')];
    story(...external)
      .when(strike(1))
      .refused('intervention.not-accepted-by-supplier');
    story(...external)
      .when(redate(1, onMarch('04')))
      .refused('intervention.not-accepted-by-supplier');
    story(...external.slice(0, 2))
      .when(strike(1))
      .then(corrected);
    story(...external.slice(0, 2))
      .when(redate(1, '2026-03-02T08:59:59.999Z'))
      .refused('intervention.before-order');
  });

  test('refused: an end dated before sessions that were entered late', () => {
    const recordedLate = [...course.slice(0, 4), completed(onMarch('13')), sessionBooked(2, '09'), attendance(2, '5', onMarch('09'))];
    story(...recordedLate)
      .when(redate(4, onMarch('08')))
      .refused('intervention.completed');
  });

  test('the refusal says which event the correction would contradict', () => {
    const { decision } = story(...course).when(strike(2));
    expect(decision).toMatchObject({ kind: 'conflict', details: { contradicts: pastEventId(3) } });
    expect(isRefusal(decision) && decision.message).toContain('SessionAttendanceRecorded of 2026-03-05');
  });

  test('refused: by way of another case', () => {
    const another = anOpenCase({ referral: anAcceptedReferral({ caseId: 'c0000000-0000-4000-8000-000000000002' }) });
    for (const context of [another, anOpenCase({ referral: { status: 'none' } })]) {
      const ordered = given(intervention, context).events(physiotherapyOrdered());
      for (const correction of [facts(0, { plannedSessions: 2 }), strike(0)]) ordered.when(correction).refused('intervention.not-found');
    }
  });
});
