import { describe, test } from '@jest/globals';
import { derivedId, STEPWISE_NAMESPACE, type Instant } from '#kernel';
import { given } from '#support/decisions.js';
import { anAcceptedReferral, anOpenCase } from '#support/stories.js';
import type { InterventionCommand } from '../src/model/commands.js';
import { intervention } from '../src/model/intervention.js';
import {
  acceptedBySupplier,
  attendance,
  completed,
  onMarch,
  physiotherapyRunning,
  session,
  sessionBooked,
  sessionCancelled,
  stopped,
  talkingTherapyOrdered,
} from './stories.js';

const book = (startsAt: Instant, replaces?: string): InterventionCommand => ({
  type: 'BookSession',
  startsAt,
  mode: 'video',
  replaces,
  place: 'By link',
});

describe('booking a session', () => {
  test('names it after the command and keeps the place personal', () => {
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning())
      .when(book(onMarch('20')))
      .then({
        type: 'SessionBooked',
        data: { sessionId: derivedId(STEPWISE_NAMESPACE, 'test-command|session'), startsAt: onMarch('20'), mode: 'video' },
        personal: { place: 'By link' },
      });
  });

  test('that began already counts as booked when it began', () => {
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning())
      .when(book(onMarch('12')))
      .then({ type: 'SessionBooked', data: { startsAt: onMarch('12') }, effectiveAt: onMarch('12') });
  });

  test('refused: before the external supplier accepted; from that moment on it may be', () => {
    given(intervention, anOpenCase())
      .events(talkingTherapyOrdered())
      .when(book(onMarch('20')))
      .refused('intervention.not-accepted-by-supplier');
    const accepted = [talkingTherapyOrdered(), acceptedBySupplier(onMarch('10'))];
    given(intervention, anOpenCase())
      .events(...accepted)
      .effective(onMarch('09'))
      .when(book(onMarch('20')))
      .refused('intervention.not-accepted-by-supplier');
    given(intervention, anOpenCase())
      .events(...accepted)
      .effective(onMarch('10'))
      .when(book(onMarch('20')))
      .then({ type: 'SessionBooked' });
  });

  test('refused: more sessions than planned, DNAs included', () => {
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning({ plannedSessions: 2 }), sessionBooked(1, '10'), attendance(1, '3', onMarch('10')), sessionBooked(2, '17'))
      .when(book(onMarch('20')))
      .refused('intervention.session-plan-used-up');
  });

  test('cancelled and superseded sessions do not count against the plan', () => {
    given(intervention, anOpenCase())
      .events(
        ...physiotherapyRunning({ plannedSessions: 2 }),
        sessionBooked(1, '18'),
        sessionCancelled(1, 'provider'),
        sessionBooked(2, '19'),
        sessionBooked(3, '20', session(2)),
      )
      .when(book(onMarch('21')))
      .then({ type: 'SessionBooked' });
  });

  test('the last planned session can still be moved', () => {
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning({ plannedSessions: 1 }), sessionBooked(1, '18'))
      .when(book(onMarch('19'), session(1)))
      .then({ type: 'SessionBooked', data: { replaces: session(1) } });
  });

  test('a session can be moved to its own time in another way, but not doubled', () => {
    const story = given(intervention, anOpenCase()).events(...physiotherapyRunning(), sessionBooked(1, '18'));
    story.when(book(onMarch('18'), session(1))).then({ type: 'SessionBooked' });
    story.when(book(onMarch('18'))).refused('intervention.session-clash', 'startsAt');
  });

  test('the time of a cancelled session is free again', () => {
    given(intervention, anOpenCase())
      .events(...physiotherapyRunning(), sessionBooked(1, '18'), sessionCancelled(1, 'person'))
      .when(book(onMarch('18')))
      .then({ type: 'SessionBooked' });
  });

  test('refused: replaces a session that does not stand', () => {
    const past = [...physiotherapyRunning({ plannedSessions: 6 }), sessionBooked(1, '18'), sessionBooked(2, '10')];
    const replace = (n: number) => book(onMarch('25'), session(n));
    const story = given(intervention, anOpenCase());
    story
      .events(...past)
      .when(replace(9))
      .refused('intervention.session-not-found', 'replaces');
    story
      .events(...past, sessionCancelled(1, 'person'))
      .when(replace(1))
      .refused('intervention.session-cancelled', 'replaces');
    story
      .events(...past, sessionBooked(3, '19', session(1)))
      .when(replace(1))
      .refused('intervention.session-superseded', 'replaces');
    story
      .events(...past, attendance(2, '5', onMarch('10')))
      .when(replace(2))
      .refused('intervention.attendance-twice', 'replaces');
  });

  test('refused: moved once it has started, even at its very start', () => {
    const story = given(intervention, anOpenCase())
      .events(...physiotherapyRunning(), sessionBooked(1, '18'))
      .at(onMarch('18'));
    story.when(book(onMarch('25'), session(1))).refused('intervention.reschedule-after-start', 'replaces');
    story
      .effective('2026-03-18T09:59:59.999Z')
      .when(book(onMarch('25'), session(1)))
      .then({ type: 'SessionBooked' });
  });

  test('refused: starts before the order, or over a year ahead', () => {
    const story = given(intervention, anOpenCase({ referral: anAcceptedReferral({ noticeReceivedOn: '2026-02-01' }) })).events(
      ...physiotherapyRunning(),
    );
    story.when(book('2026-03-02T08:59:59.999Z')).refused('intervention.session-before-order', 'startsAt');
    story.when(book('2026-03-02T09:00:00.000Z')).then({ type: 'SessionBooked' });
    story.at(onMarch('16')).when(book('2027-03-17T10:00:00.000Z')).then({ type: 'SessionBooked' });
    story.when(book('2027-03-17T10:00:00.001Z')).refused('intervention.booking-too-far-ahead', 'startsAt');
  });

  test('refused: after the end, or for a session after it; a late entry from before it is welcome', () => {
    const running = [...physiotherapyRunning(), sessionBooked(1, '05'), attendance(1, '5', onMarch('05'))];
    for (const [end, code] of [
      [completed, 'intervention.completed'],
      [stopped, 'intervention.stopped'],
    ] as const) {
      const story = given(intervention, anOpenCase()).events(...running, end(onMarch('10')));
      story.when(book(onMarch('20'))).refused(code);
      story.when(book(onMarch('10'))).refused(code);
      story.when(book(onMarch('09'))).then({ type: 'SessionBooked' });
      story
        .effective(onMarch('08'))
        .when(book(onMarch('12')))
        .refused(code);
    }
  });

  test('refused: of a declined order, or of one that was stopped before it was accepted', () => {
    const story = given(intervention, anOpenCase());
    story
      .events(talkingTherapyOrdered(), { type: 'DeclinedBySupplier', data: { reason: 'other' } })
      .when(book(onMarch('20')))
      .refused('intervention.declined');
    story
      .events(talkingTherapyOrdered(), stopped(onMarch('10')))
      .when(book(onMarch('05')))
      .refused('intervention.not-accepted-by-supplier');
  });

  test('refused: nothing ordered, another case, or a case that is closed', () => {
    given(intervention, anOpenCase())
      .when(book(onMarch('20')))
      .refused('intervention.not-found');
    const another = anOpenCase({ referral: anAcceptedReferral({ caseId: 'c0000000-0000-4000-8000-000000000002' }) });
    given(intervention, another)
      .events(...physiotherapyRunning())
      .when(book(onMarch('20')))
      .refused('intervention.not-found');
    const discharged = anOpenCase({ discharge: { status: 'discharged', dischargedAt: onMarch('10') } });
    given(intervention, discharged)
      .events(...physiotherapyRunning())
      .when(book(onMarch('20')))
      .refused('case.discharged');
    given(intervention, discharged)
      .events(...physiotherapyRunning())
      .when(book(onMarch('09')))
      .then({ type: 'SessionBooked' });
  });
});

describe('cancelling a session', () => {
  const cancel = (n = 1): InterventionCommand => ({ type: 'CancelSession', sessionId: session(n), by: 'person', note: 'Child is ill' });
  const past = [...physiotherapyRunning(), sessionBooked(1, '18')];

  test('says who did so', () => {
    given(intervention, anOpenCase())
      .events(...past)
      .when(cancel())
      .then({ type: 'SessionCancelled', data: { sessionId: session(1), by: 'person' }, personal: { note: 'Child is ill' } });
  });

  test('is possible on a closed case, so that nothing stays in a diary', () => {
    given(intervention, anOpenCase({ discharge: { status: 'discharged', dischargedAt: onMarch('10') } }))
      .events(...past)
      .when(cancel())
      .then({ type: 'SessionCancelled' });
  });

  test('by the provider is possible until the end of the day', () => {
    const byProvider: InterventionCommand = { type: 'CancelSession', sessionId: session(1), by: 'provider' };
    const story = given(intervention, anOpenCase()).events(...past);
    story
      .at('2026-03-18T23:59:59.999Z')
      .when(byProvider)
      .then({ type: 'SessionCancelled', data: { by: 'provider' } });
    story.at('2026-03-19T00:00:00.000Z').when(byProvider).refused('intervention.cancelled-after-start', 'effectiveAt');
  });

  test('refused: by the person once it has started, unless it was cancelled in time', () => {
    const story = given(intervention, anOpenCase())
      .events(...past)
      .at(onMarch('18'));
    story.when(cancel()).refused('intervention.cancelled-after-start', 'effectiveAt');
    story.effective('2026-03-18T09:59:59.999Z').when(cancel()).then({ type: 'SessionCancelled' });
  });

  test('refused: no such session, cancelled, moved, or its attendance is recorded', () => {
    const story = given(intervention, anOpenCase());
    story
      .events(...past)
      .when(cancel(9))
      .refused('intervention.session-not-found', 'sessionId');
    story
      .events(...past, sessionCancelled(1, 'provider'))
      .when(cancel())
      .refused('intervention.session-cancelled', 'sessionId');
    story
      .events(...past, sessionBooked(2, '19', session(1)))
      .when(cancel())
      .refused('intervention.session-superseded', 'sessionId');
    story
      .at(onMarch('19'))
      .events(...past, attendance(1, '7', onMarch('18')))
      .when(cancel())
      .refused('intervention.attendance-twice', 'sessionId');
  });

  test('refused: nothing ordered, or the intervention is over', () => {
    given(intervention, anOpenCase()).when(cancel()).refused('intervention.not-found');
    given(intervention, anOpenCase())
      .events(...past, stopped(onMarch('10')))
      .when(cancel())
      .refused('intervention.stopped');
  });
});
