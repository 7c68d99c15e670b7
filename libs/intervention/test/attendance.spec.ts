import { describe, test } from '@jest/globals';
import type { AttendanceCode } from '#assessment/contract';
import { given } from '#support/decisions.js';
import { anAcceptedReferral, anOpenCase } from '#support/stories.js';
import type { InterventionCommand } from '../src/model/commands.js';
import { intervention } from '../src/model/intervention.js';
import { attendance, completed, onMarch, physiotherapyRunning, session, sessionBooked, sessionCancelled, stopped } from './stories.js';

const record = (code: AttendanceCode = '5', n = 1): InterventionCommand => ({
  type: 'RecordSessionAttendance',
  sessionId: session(n),
  code,
  note: 'On crutches',
});
const past = [...physiotherapyRunning(), sessionBooked(1, '12')];

describe('recording attendance of a session', () => {
  test.each(['5', '6', '7', '3'] as const)('takes code %s, as of the start of the session', (code) => {
    given(intervention, anOpenCase())
      .events(...past)
      .when(record(code))
      .then({
        type: 'SessionAttendanceRecorded',
        data: { sessionId: session(1), code },
        effectiveAt: onMarch('12'),
        personal: { note: 'On crutches' },
      });
  });

  test('keeps the time that it is given', () => {
    given(intervention, anOpenCase())
      .events(...past)
      .effective('2026-03-12T10:20:00.000Z')
      .when(record('6'))
      .then({ type: 'SessionAttendanceRecorded', effectiveAt: '2026-03-12T10:20:00.000Z' });
  });

  test('without a time counts from the start of the session on the very day too', () => {
    given(intervention, anOpenCase())
      .events(...past)
      .at('2026-03-12T17:00:00.000Z')
      .when(record())
      .then({ type: 'SessionAttendanceRecorded', effectiveAt: onMarch('12') });
  });

  test('counts from the start of the session if the time given is of a later day', () => {
    given(intervention, anOpenCase())
      .events(...past)
      .effective('2026-03-13T00:00:00.000Z')
      .when(record('6'))
      .then({ type: 'SessionAttendanceRecorded', effectiveAt: onMarch('12') });
  });

  test('is possible from the very start of the session', () => {
    given(intervention, anOpenCase())
      .events(...past)
      .at(onMarch('12'))
      .when(record())
      .then({ type: 'SessionAttendanceRecorded' });
  });

  test('refused: the session lies ahead', () => {
    given(intervention, anOpenCase())
      .events(...past)
      .at('2026-03-12T09:59:59.999Z')
      .when(record('3'))
      .refused('intervention.attendance-in-future', 'sessionId');
  });

  test('refused: dated before the session', () => {
    given(intervention, anOpenCase())
      .events(...past)
      .effective('2026-03-12T09:59:59.999Z')
      .when(record())
      .refused('intervention.attendance-before-session', 'effectiveAt');
  });

  test('refused: a second time', () => {
    given(intervention, anOpenCase())
      .events(...past, attendance(1, '3', onMarch('12')))
      .when(record())
      .refused('intervention.attendance-twice', 'sessionId');
  });

  test('refused: of a session that was cancelled, moved, or never booked', () => {
    const story = given(intervention, anOpenCase());
    story
      .events(...past, sessionCancelled(1, 'person'))
      .when(record())
      .refused('intervention.session-cancelled', 'sessionId');
    story
      .events(...past, sessionBooked(2, '15', session(1)))
      .when(record())
      .refused('intervention.session-superseded', 'sessionId');
    story
      .events(...past)
      .when(record('5', 9))
      .refused('intervention.session-not-found', 'sessionId');
  });

  test.each(['2', '4'] as const)('refused: code %s, which is a cancellation', (code) => {
    given(intervention, anOpenCase())
      .events(...past)
      .when(record(code))
      .refused('intervention.attendance-is-cancellation', 'code');
  });

  test('refused: code 0, which is not yet', () => {
    given(intervention, anOpenCase())
      .events(...past)
      .when(record('0'))
      .refused('intervention.attendance-not-yet', 'code');
  });

  test.each([
    ['intervention.completed', completed],
    ['intervention.stopped', stopped],
  ])('%s: a session before the end may be entered late, one at or after it is refused', (code, end) => {
    const sessions = [
      ...physiotherapyRunning(),
      sessionBooked(1, '05'),
      attendance(1, '5', onMarch('05')),
      sessionBooked(2, '09'),
      sessionBooked(3, '10'),
    ];
    const story = given(intervention, anOpenCase()).events(...sessions, end(onMarch('10')));
    story.when(record('5', 2)).then({ type: 'SessionAttendanceRecorded' });
    story.when(record('5', 3)).refused(code);
  });

  test('a session before the discharge may be entered after it, one after it is refused', () => {
    const discharged = (dischargedAt: string) => anOpenCase({ discharge: { status: 'discharged', dischargedAt } });
    given(intervention, discharged(onMarch('13')))
      .events(...past)
      .when(record())
      .then({ type: 'SessionAttendanceRecorded' });
    given(intervention, discharged(onMarch('11')))
      .events(...past)
      .when(record())
      .refused('case.discharged');
  });

  test('refused: nothing ordered, or in another case', () => {
    given(intervention, anOpenCase()).when(record()).refused('intervention.not-found');
    const another = anOpenCase({ referral: anAcceptedReferral({ caseId: 'c0000000-0000-4000-8000-000000000002' }) });
    given(intervention, another)
      .events(...past)
      .when(record())
      .refused('intervention.not-found');
  });
});
