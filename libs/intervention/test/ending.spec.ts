import { describe, test } from '@jest/globals';
import { given } from '#support/decisions.js';
import { anAcceptedReferral, anOpenCase } from '#support/stories.js';
import type { InterventionCommand } from '../src/model/commands.js';
import { intervention } from '../src/model/intervention.js';
import { STOP_REASONS, type StopReason } from '../src/model/vocabulary.js';
import { attendance, completed, onMarch, physiotherapyRunning, session, sessionBooked, stopped, talkingTherapyOrdered } from './stories.js';

const complete: InterventionCommand = { type: 'CompleteIntervention', goal: 'partly-achieved', note: 'Lifts five kilograms' };
const stop = (reason: StopReason = 'person-chose-to-stop'): InterventionCommand => ({ type: 'StopIntervention', reason, note: 'Moved away' });
const attended = [...physiotherapyRunning(), sessionBooked(1, '05'), attendance(1, '6', onMarch('05'))];

describe('completing an intervention', () => {
  test('says how far the goal was reached', () => {
    given(intervention, anOpenCase())
      .events(...attended)
      .when(complete)
      .then({ type: 'InterventionCompleted', data: { goal: 'partly-achieved' }, personal: { note: 'Lifts five kilograms' } });
  });

  test('calls off the sessions still to come, on behalf of the person; one that began waits for its attendance', () => {
    given(intervention, anOpenCase())
      .events(...attended, sessionBooked(2, '12'), sessionBooked(3, '20'))
      .when(complete)
      .then({ type: 'SessionCancelled', data: { sessionId: session(3), by: 'person' } }, { type: 'InterventionCompleted' });
  });

  test.each(['3', '7'] as const)('refused: only a session with code %s, in which nobody was seen', (code) => {
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning(), sessionBooked(1, '05'), attendance(1, code, onMarch('05')))
      .when(complete)
      .refused('intervention.no-session-attended');
  });

  test('refused: no session at all', () => {
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning())
      .when(complete)
      .refused('intervention.no-session-attended');
    given(intervention, anOpenCase()).events(talkingTherapyOrdered()).when(complete).refused('intervention.no-session-attended');
  });

  test('refused: dated before a session with attendance; from its time on it may be', () => {
    const story = given(intervention, anOpenCase()).events(...attended);
    story.effective('2026-03-05T09:59:59.999Z').when(complete).refused('intervention.ended-before-session', 'effectiveAt');
    story.effective(onMarch('05')).when(complete).then({ type: 'InterventionCompleted' });
  });

  test('refused: on a closed case', () => {
    given(intervention, anOpenCase({ discharge: { status: 'discharged', dischargedAt: onMarch('10') } }))
      .events(...attended)
      .when(complete)
      .refused('case.discharged');
  });
});

describe('stopping an intervention', () => {
  test('says why', () => {
    given(intervention, anOpenCase())
      .events(...attended)
      .when(stop())
      .then({ type: 'InterventionStopped', data: { reason: 'person-chose-to-stop' }, personal: { note: 'Moved away' } });
  });

  test.each(STOP_REASONS.map((reason) => [reason]))('for %s calls off the sessions to come, by whoever it was', (reason) => {
    const byProvider = ['not-suitable', 'supplier-withdrew', 'ordered-in-error'].includes(reason);
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning(), sessionBooked(1, '20'))
      .when(stop(reason))
      .then({ type: 'SessionCancelled', data: { sessionId: session(1), by: byProvider ? 'provider' : 'person' } }, { type: 'InterventionStopped' });
  });

  test('leaves a session that begins at that very moment to be recorded or cancelled', () => {
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning(), sessionBooked(1, '12'))
      .effective(onMarch('12'))
      .when(stop())
      .then({ type: 'InterventionStopped' });
  });

  test('takes back an order that the supplier has not answered', () => {
    given(intervention, anOpenCase()).events(talkingTherapyOrdered()).when(stop()).then({ type: 'InterventionStopped' });
  });

  test('is possible after a discharge and after a death', () => {
    given(intervention, anOpenCase({ discharge: { status: 'discharged', dischargedAt: onMarch('10') } }))
      .events(...attended)
      .when(stop('case-discharged'))
      .then({ type: 'InterventionStopped' });
    given(intervention, anOpenCase({ referral: anAcceptedReferral({ diedAt: onMarch('10') }) }))
      .events(...attended)
      .when(stop('person-died'))
      .then({ type: 'InterventionStopped' });
  });

  test('refused: dated before a session with attendance, a DNA included', () => {
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning(), sessionBooked(1, '05'), attendance(1, '3', onMarch('05')))
      .effective(onMarch('04'))
      .when(stop())
      .refused('intervention.ended-before-session', 'effectiveAt');
  });

  test('refused: without a case', () => {
    given(intervention, anOpenCase({ referral: { status: 'none' } }))
      .events(...attended)
      .when(stop())
      .refused('case.not-found');
  });
});

describe.each([complete, stop()])('$type', (command) => {
  test('refused: a second end, whatever its date', () => {
    const story = given(intervention, anOpenCase());
    story
      .events(...attended, completed(onMarch('10')))
      .when(command)
      .refused('intervention.completed');
    story
      .events(...attended, stopped(onMarch('10')))
      .effective(onMarch('08'))
      .when(command)
      .refused('intervention.stopped');
  });

  test('refused: of a declined order, or of none', () => {
    const story = given(intervention, anOpenCase());
    story
      .events(talkingTherapyOrdered(), { type: 'DeclinedBySupplier', data: { reason: 'other' } })
      .when(command)
      .refused('intervention.declined');
    story.events().when(command).refused('intervention.not-found');
  });

  test('refused: dated before the order', () => {
    given(intervention, anOpenCase({ referral: anAcceptedReferral({ noticeReceivedOn: '2026-02-01' }) }))
      .events(...attended)
      .effective('2026-03-01T10:00:00.000Z')
      .when(command)
      .refused('intervention.before-order', 'effectiveAt');
  });
});
