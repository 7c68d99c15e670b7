import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { anAcceptedReferral, anOpenCase, aStagedProgramme } from '#support/stories.js';
import { attended, bookIt, booked, cancelled, NEW_APPOINTMENT, OTHER_APPOINTMENT, STARTS_AT, story, THE_APPOINTMENT } from './support.js';

describe('booking an appointment', () => {
  it('lies ahead and keeps the place apart from the facts', () => {
    story()
      .when(bookIt({ noticeGivenOn: '2026-03-16', place: 'Room 2', note: 'Ring twice' }))
      .then({
        type: 'AppointmentBooked',
        data: { appointmentId: NEW_APPOINTMENT, purpose: 'assessment', startsAt: '2026-03-24T10:00:00.000Z', noticeGivenOn: '2026-03-16' },
        personal: { place: 'Room 2', note: 'Ring twice' },
      });
  });

  it('leaves out what is not known', () => {
    const { decision } = story().when(bookIt());
    expect(isRefusal(decision) ? decision : Object.keys(decision[0]!.data)).toEqual([
      'appointmentId',
      'purpose',
      'mode',
      'startsAt',
      'durationMinutes',
      'practitioner',
    ]);
  });

  it('may start at the very moment of booking', () => {
    story()
      .when(bookIt({ startsAt: '2026-03-16T12:00:00.000Z' }))
      .then({ type: 'AppointmentBooked' });
  });

  it('refuses one that has started', () => {
    story()
      .when(bookIt({ startsAt: '2026-03-16T11:59:59.999Z' }))
      .refused('assessment.booking-in-past', 'startsAt');
  });

  it('takes a past one as a late entry if the booking has its own time', () => {
    story()
      .effective('2026-03-03T09:00:00.000Z')
      .when(bookIt({ startsAt: STARTS_AT }))
      .then({ type: 'AppointmentBooked', data: { startsAt: STARTS_AT } });
  });

  it('refuses one more than a year ahead, most likely a slip of the year', () => {
    story()
      .when(bookIt({ startsAt: '2027-03-17T10:00:00.000Z' }))
      .then({ type: 'AppointmentBooked' });
    story()
      .when(bookIt({ startsAt: '2027-03-18T10:00:00.000Z' }))
      .refused('assessment.booking-too-far-ahead', 'startsAt');
  });

  it('refuses a mode that the programme does not offer', () => {
    const telephoneOnly = anOpenCase({ programme: aStagedProgramme({ assessmentModes: ['telephone'] }) });
    story(telephoneOnly)
      .when(bookIt({ mode: 'video' }))
      .refused('assessment.mode-not-offered', 'mode');
    story(anOpenCase({ programme: aStagedProgramme({ assessmentModes: [] }) }))
      .when(bookIt())
      .refused('assessment.mode-not-offered', 'mode');
  });

  it('refuses notice given tomorrow, before the booking or after the appointment', () => {
    story()
      .when(bookIt({ noticeGivenOn: '2026-03-17' }))
      .refused('assessment.notice-in-future', 'noticeGivenOn');
    story()
      .when(bookIt({ noticeGivenOn: '2026-03-15' }))
      .refused('assessment.notice-before-booking', 'noticeGivenOn');
    story()
      .effective('2026-03-03T09:00:00.000Z')
      .when(bookIt({ startsAt: STARTS_AT, noticeGivenOn: '2026-03-11' }))
      .refused('assessment.notice-after-appointment', 'noticeGivenOn');
  });

  it('counts notice in London days: half past midnight in summer time is the next day', () => {
    // 23:30 UTC on 30 June is 00:30 on 1 July in London.
    story()
      .at('2026-06-30T23:30:00.000Z')
      .when(bookIt({ startsAt: '2026-07-08T10:00:00.000Z', noticeGivenOn: '2026-07-01' }))
      .then({ type: 'AppointmentBooked' });
    story()
      .at('2026-06-30T23:30:00.000Z')
      .when(bookIt({ startsAt: '2026-07-08T10:00:00.000Z', noticeGivenOn: '2026-06-30' }))
      .refused('assessment.notice-before-booking');
  });

  it('needs an accepted, open case', () => {
    story(anOpenCase({ referral: { status: 'none' } }))
      .when(bookIt())
      .refused('case.not-found');
    story(anOpenCase({ referral: anAcceptedReferral({ status: 'received' }) }))
      .when(bookIt())
      .refused('case.not-accepted');
    story(anOpenCase({ discharge: { status: 'discharged', dischargedAt: '2026-03-13T09:00:00.000Z' } }))
      .when(bookIt())
      .refused('case.discharged');
  });
});

describe('moving an appointment', () => {
  const moved = bookIt({ replaces: THE_APPOINTMENT });

  it('is a new appointment linked to the old one', () => {
    story()
      .events(booked())
      .at('2026-03-09T12:00:00.000Z')
      .when(moved)
      .then({ type: 'AppointmentBooked', data: { appointmentId: NEW_APPOINTMENT, replaces: THE_APPOINTMENT } });
  });

  it('refuses to move one that does not exist', () => {
    story().when(moved).refused('assessment.appointment-not-found', 'replaces');
  });

  it('refuses to move one twice', () => {
    const again = booked({ appointmentId: OTHER_APPOINTMENT, replaces: THE_APPOINTMENT, startsAt: '2026-03-20T10:00:00.000Z' });
    story().events(booked(), again).at('2026-03-09T12:00:00.000Z').when(moved).refused('assessment.appointment-superseded', 'replaces');
  });

  it('refuses to move a cancelled one, or one whose attendance is on record', () => {
    story().events(booked(), cancelled()).when(moved).refused('assessment.appointment-cancelled', 'replaces');
    story()
      .events(booked(), attended({ code: '3' }))
      .when(moved)
      .refused('assessment.attendance-recorded', 'replaces');
  });

  it('refuses to move one that has started, which would hide a DNA', () => {
    story().events(booked()).at(STARTS_AT).when(moved).refused('assessment.reschedule-after-start', 'replaces');
    story().events(booked()).at('2026-03-10T09:59:59.999Z').when(moved).then({ type: 'AppointmentBooked' });
  });

  it('refuses to move one before it was booked', () => {
    story().events(booked()).effective('2026-03-02T08:00:00.000Z').when(moved).refused('assessment.change-before-booking', 'effectiveAt');
  });

  it('leaves a booking without replaces alone after a DNA: that is a rebooking', () => {
    story()
      .events(booked(), attended({ code: '3' }))
      .when(bookIt())
      .then({ type: 'AppointmentBooked' });
  });
});
