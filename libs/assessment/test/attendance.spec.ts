import { describe, expect, it } from '@jest/globals';
import { anAcceptedReferral, anOpenCase } from '#support/stories.js';
import { attended, booked, cancelled, OTHER_APPOINTMENT, recordIt, STARTS_AT, story, THE_APPOINTMENT } from './support.js';

describe('recording attendance', () => {
  it.each(['5', '6', '7', '3'] as const)('takes the national code %s', (code) => {
    story()
      .events(booked())
      .at('2026-03-10T11:00:00.000Z')
      .when(recordIt({ code, note: 'By phone' }))
      .then({ type: 'AttendanceRecorded', data: { appointmentId: THE_APPOINTMENT, code }, personal: { note: 'By phone' } });
  });

  it('never records "not yet", and takes a cancellation only as one', () => {
    story()
      .events(booked())
      .when(recordIt({ code: '0' }))
      .refused('assessment.attendance-not-yet', 'code');
    story()
      .events(booked())
      .when(recordIt({ code: '2' }))
      .refused('assessment.attendance-is-cancellation', 'code');
    story()
      .events(booked())
      .when(recordIt({ code: '4' }))
      .refused('assessment.attendance-is-cancellation', 'code');
  });

  it('is effective at the appointment when it is entered on a later day', () => {
    const { decision } = story().events(booked()).at('2026-03-13T16:00:00.000Z').when(recordIt());
    expect(decision).toMatchObject([{ effectiveAt: STARTS_AT }]);
  });

  it('keeps its own time on the day itself', () => {
    const { decision } = story().events(booked()).at('2026-03-10T11:00:00.000Z').when(recordIt());
    expect(decision).toMatchObject([{ effectiveAt: '2026-03-10T11:00:00.000Z' }]);
  });

  it('refuses an appointment that lies in the future', () => {
    story().events(booked()).at('2026-03-09T23:59:59.999Z').when(recordIt()).refused('assessment.attendance-in-future', 'appointmentId');
  });

  it('counts the future in London days', () => {
    const halfPastMidnight = booked({ startsAt: '2026-06-30T23:30:00.000Z' });
    // 22:59 UTC is still 30 June in London; the appointment is on 1 July there.
    story().events(halfPastMidnight).at('2026-06-30T22:59:00.000Z').when(recordIt()).refused('assessment.attendance-in-future');
    story().events(halfPastMidnight).at('2026-06-30T23:00:00.000Z').when(recordIt()).then({ type: 'AttendanceRecorded' });
  });

  it('refuses a time before the day of the appointment', () => {
    story()
      .events(booked())
      .effective('2026-03-09T10:00:00.000Z')
      .when(recordIt())
      .refused('assessment.attendance-before-appointment', 'effectiveAt');
  });

  it('lets somebody be seen early, but nobody miss what has not started', () => {
    const early = '2026-03-10T09:50:00.000Z';
    story().events(booked()).at(early).when(recordIt()).then({ type: 'AttendanceRecorded' });
    story()
      .events(booked())
      .at(early)
      .when(recordIt({ code: '3' }))
      .refused('assessment.attendance-before-appointment', 'effectiveAt');
    story()
      .events(booked())
      .at(early)
      .when(recordIt({ code: '7' }))
      .refused('assessment.attendance-before-appointment', 'effectiveAt');
    story()
      .events(booked())
      .at(STARTS_AT)
      .when(recordIt({ code: '3' }))
      .then({ type: 'AttendanceRecorded' });
  });

  it('refuses an appointment that is unknown, cancelled or moved', () => {
    const moved = booked({ appointmentId: OTHER_APPOINTMENT, replaces: THE_APPOINTMENT, startsAt: '2026-03-13T10:00:00.000Z' });
    story().when(recordIt()).refused('assessment.appointment-not-found', 'appointmentId');
    story().events(booked(), cancelled()).when(recordIt()).refused('assessment.appointment-cancelled', 'appointmentId');
    story().events(booked(), moved).when(recordIt()).refused('assessment.appointment-superseded', 'appointmentId');
    story()
      .events(booked(), moved)
      .when(recordIt({ appointmentId: OTHER_APPOINTMENT }))
      .then({ type: 'AttendanceRecorded' });
  });

  it('is recorded once', () => {
    story()
      .events(booked(), attended())
      .when(recordIt({ code: '3' }))
      .refused('assessment.attendance-twice', 'appointmentId');
    story()
      .events(booked(), attended({ code: '3' }))
      .when(recordIt())
      .refused('assessment.attendance-twice', 'appointmentId');
  });

  it('needs an accepted case, open at that time', () => {
    const discharged = anOpenCase({ discharge: { status: 'discharged', dischargedAt: '2026-03-13T09:00:00.000Z' } });
    story(anOpenCase({ referral: anAcceptedReferral({ status: 'received' }) }))
      .events(booked())
      .when(recordIt())
      .refused('case.not-accepted');
    story(discharged).events(booked()).when(recordIt()).refused('case.discharged');
    story(discharged).events(booked()).effective('2026-03-10T11:00:00.000Z').when(recordIt()).then({ type: 'AttendanceRecorded' });
  });
});

describe('the time of arrival', () => {
  const late = '2026-03-10T10:20:00.000Z';

  it('goes with having come', () => {
    story()
      .events(booked())
      .when(recordIt({ code: '6', arrivedAt: late }))
      .then({ type: 'AttendanceRecorded', data: { arrivedAt: late } });
    story()
      .events(booked())
      .when(recordIt({ code: '5', arrivedAt: '2026-03-10T09:55:00.000Z' }))
      .then({ type: 'AttendanceRecorded' });
  });

  it('may be after the start with 5: the practitioner was not ready either', () => {
    story()
      .events(booked())
      .when(recordIt({ code: '5', arrivedAt: late }))
      .then({ type: 'AttendanceRecorded' });
  });

  it('contradicts a DNA, and contradicts lateness when it is in time', () => {
    story()
      .events(booked())
      .when(recordIt({ code: '3', arrivedAt: late }))
      .refused('assessment.arrival-contradicts-code', 'arrivedAt');
    story()
      .events(booked())
      .when(recordIt({ code: '6', arrivedAt: STARTS_AT }))
      .refused('assessment.arrival-contradicts-code', 'arrivedAt');
    story()
      .events(booked())
      .when(recordIt({ code: '7', arrivedAt: STARTS_AT }))
      .refused('assessment.arrival-contradicts-code', 'arrivedAt');
  });

  it('is on the day of the appointment, and not in the future', () => {
    story()
      .events(booked())
      .when(recordIt({ code: '6', arrivedAt: '2026-03-11T10:00:00.000Z' }))
      .refused('assessment.arrival-not-on-day', 'arrivedAt');
    story()
      .events(booked())
      .at('2026-03-10T10:10:00.000Z')
      .when(recordIt({ code: '6', arrivedAt: late }))
      .refused('assessment.arrival-in-future', 'arrivedAt');
  });
});
