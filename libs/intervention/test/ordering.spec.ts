import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '#kernel';
import { given } from '#support/decisions.js';
import { anAcceptedReferral, anOpenCase, aStagedProgramme } from '#support/stories.js';
import type { InterventionCommand } from '../src/model/commands.js';
import { intervention } from '../src/model/intervention.js';
import { acceptedBySupplier, onMarch, physiotherapyRunning, stopped, talkingTherapyOrdered, THE_INTERVENTION } from './stories.js';

type Order = Extract<InterventionCommand, { type: 'OrderIntervention' }>;

const order = (facts: Partial<Order> = {}): Order => ({
  type: 'OrderIntervention',
  interventionId: THE_INTERVENTION,
  kind: 'physiotherapy',
  plannedSessions: 6,
  ...facts,
});

const accept: InterventionCommand = { type: 'AcceptOrder' };
const decline: InterventionCommand = { type: 'DeclineOrder', reason: 'no-capacity' };

describe('ordering an intervention', () => {
  test("the programme's own supplier accepts at once, and need not be named where it is the only one", () => {
    given(intervention, anOpenCase())
      .when(order({ goal: 'Lift ten kilograms', note: 'Mornings only' }))
      .then(
        {
          type: 'InterventionOrdered',
          data: {
            interventionId: THE_INTERVENTION,
            kind: 'physiotherapy',
            supplier: 'PRV01',
            external: false,
            plannedSessions: 6,
            programme: { id: 'staged-service', version: 1 },
          },
          personal: { goal: 'Lift ten kilograms', note: 'Mornings only' },
        },
        { type: 'AcceptedBySupplier', data: {} },
      );
  });

  test('an external supplier is only asked', () => {
    given(intervention, anOpenCase())
      .when(order({ kind: 'psychological-therapy', supplier: 'SUP01' }))
      .then({ type: 'InterventionOrdered', data: { supplier: 'SUP01', external: true } });
  });

  test('where several suppliers provide it, the one named is chosen', () => {
    given(intervention, anOpenCase())
      .when(order({ kind: 'counselling', supplier: 'SUP02' }))
      .then({ type: 'InterventionOrdered', data: { supplier: 'SUP02', external: true } });
  });

  test('words about the order never enter its data', () => {
    const { decision } = given(intervention, anOpenCase()).when(order({ goal: 'Return to the bakery', note: 'Ask for the manager' }));
    expect(JSON.stringify(isRefusal(decision) ? decision : decision.map((e) => e.data))).not.toMatch(/bakery|manager/);
  });

  test('refused: a kind that the programme does not offer, with the kinds that it does', () => {
    const story = given(intervention, anOpenCase()).when(order({ kind: 'housing-advice' }));
    story.refused('intervention.kind-not-in-catalogue', 'kind');
    expect(story.decision).toMatchObject({ details: { offered: ['physiotherapy', 'counselling', 'psychological-therapy'] } });
    expect(isRefusal(story.decision) && story.decision.message).toContain('physiotherapy, counselling, psychological-therapy');
  });

  test('refused: anything, where the programme offers nothing', () => {
    const story = given(intervention, anOpenCase({ programme: aStagedProgramme({ catalogue: [] }) })).when(order());
    story.refused('intervention.kind-not-in-catalogue', 'kind');
    expect(isRefusal(story.decision) && story.decision.message).toContain('It offers: none.');
  });

  test('refused: a supplier of something else', () => {
    given(intervention, anOpenCase())
      .when(order({ supplier: 'SUP01' }))
      .refused('intervention.supplier-not-in-catalogue', 'supplier');
  });

  test('refused: no supplier named where there is a choice', () => {
    const story = given(intervention, anOpenCase()).when(order({ kind: 'counselling' }));
    story.refused('intervention.supplier-missing', 'supplier');
    expect(story.decision).toMatchObject({ details: { suppliers: ['PRV01', 'SUP02'] } });
  });

  test.each([0, -1, 1.5, Number.NaN])('refused: %p sessions', (plannedSessions) => {
    given(intervention, anOpenCase()).when(order({ plannedSessions })).refused('intervention.no-session-planned', 'plannedSessions');
  });

  test('refused: more sessions than the programme pays for; the most is allowed', () => {
    given(intervention, anOpenCase())
      .when(order({ plannedSessions: 7 }))
      .refused('intervention.too-many-sessions-planned', 'plannedSessions');
    given(intervention, anOpenCase())
      .when(order({ plannedSessions: 1 }))
      .then({ type: 'InterventionOrdered' }, { type: 'AcceptedBySupplier' });
  });

  test('refused: the same intervention twice', () => {
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning())
      .when(order())
      .refused('intervention.already-ordered');
  });

  test.each([
    ['case.not-found', anOpenCase({ referral: { status: 'none' } })],
    ['case.not-accepted', anOpenCase({ referral: anAcceptedReferral({ status: 'received' }) })],
    ['case.referral-closed', anOpenCase({ referral: anAcceptedReferral({ status: 'withdrawn' }) })],
    ['case.discharged', anOpenCase({ discharge: { status: 'discharged', dischargedAt: onMarch('10') } })],
    ['case.person-died', anOpenCase({ referral: anAcceptedReferral({ diedAt: onMarch('10') }) })],
  ])('refused with %s: no accepted, open case', (code, context) => {
    given(intervention, context).when(order()).refused(code);
  });
});

describe("an external supplier's answer", () => {
  test('is to accept, with the day on which it expects to begin', () => {
    given(intervention, anOpenCase())
      .events(talkingTherapyOrdered())
      .when({ type: 'AcceptOrder', expectedFirstSessionOn: '2026-04-20', supplierReference: 'TT/77' })
      .then({ type: 'AcceptedBySupplier', data: { expectedFirstSessionOn: '2026-04-20' }, personal: { supplierReference: 'TT/77' } });
  });

  test('is to decline, with a reason', () => {
    given(intervention, anOpenCase())
      .events(talkingTherapyOrdered())
      .when(decline)
      .then({ type: 'DeclinedBySupplier', data: { reason: 'no-capacity' } });
  });

  test('to decline is still taken once the case is closed; to accept is not', () => {
    const closed = anOpenCase({ discharge: { status: 'discharged', dischargedAt: onMarch('10') } });
    given(intervention, closed).events(talkingTherapyOrdered()).when(decline).then({ type: 'DeclinedBySupplier' });
    given(intervention, closed).events(talkingTherapyOrdered()).when(accept).refused('case.discharged');
  });

  test.each([accept, decline])('$type refused: accepted already, by itself or with the order', (command) => {
    given(intervention, anOpenCase()).events(talkingTherapyOrdered(), acceptedBySupplier()).when(command).refused('intervention.already-accepted');
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning())
      .when(command)
      .refused('intervention.already-accepted');
  });

  test.each([accept, decline])('$type refused: nothing was ordered, or not in this case', (command) => {
    given(intervention, anOpenCase()).when(command).refused('intervention.not-found');
    const another = anOpenCase({ referral: anAcceptedReferral({ caseId: 'c0000000-0000-4000-8000-000000000002' }) });
    given(intervention, another).events(talkingTherapyOrdered()).when(command).refused('intervention.not-found');
  });

  test('refused: dated before the order', () => {
    given(intervention, anOpenCase({ referral: anAcceptedReferral({ noticeReceivedOn: '2026-02-01' }) }))
      .events(talkingTherapyOrdered())
      .effective('2026-03-02T08:59:59.999Z')
      .when(accept)
      .refused('intervention.before-order', 'effectiveAt');
  });

  test('refused: after it was declined or stopped, whatever its date', () => {
    given(intervention, anOpenCase())
      .events(talkingTherapyOrdered(), { type: 'DeclinedBySupplier', data: { reason: 'out-of-area' } })
      .when(accept)
      .refused('intervention.declined');
    given(intervention, anOpenCase())
      .events(talkingTherapyOrdered(), stopped(onMarch('10')))
      .effective(onMarch('05'))
      .when(accept)
      .refused('intervention.stopped');
  });
});
