import { describe, it } from '@jest/globals';
import { anAcceptedReferral, anOpenCase } from '#support/stories.js';
import { attended, booked, cancelIt, cancelled, OTHER_APPOINTMENT, story, THE_APPOINTMENT } from './support.js';

const THE_DAY_BEFORE = '2026-03-09T12:00:00.000Z';

describe('cancelling an appointment', () => {
  it('is by the person or by the provider, each with reasons of their own', () => {
    story()
      .events(booked())
      .at(THE_DAY_BEFORE)
      .when(cancelIt({ note: 'Has a cold' }))
      .then({
        type: 'AppointmentCancelled',
        data: { appointmentId: THE_APPOINTMENT, by: 'person', reason: 'unwell' },
        personal: { note: 'Has a cold' },
      });
    story()
      .events(booked())
      .at(THE_DAY_BEFORE)
      .when(cancelIt({ by: 'provider', reason: 'practitioner-unavailable' }))
      .then({ type: 'AppointmentCancelled', data: { by: 'provider' } });
    story()
      .events(booked())
      .at(THE_DAY_BEFORE)
      .when(cancelIt({ reason: 'venue-unavailable' }))
      .refused('assessment.reason-not-of-party', 'reason');
    story()
      .events(booked())
      .at(THE_DAY_BEFORE)
      .when(cancelIt({ by: 'provider', reason: 'caring' }))
      .refused('assessment.reason-not-of-party', 'reason');
  });

  it('is too late for the person once the appointment has started: that is a DNA', () => {
    story().events(booked()).at('2026-03-10T09:59:59.999Z').when(cancelIt()).then({ type: 'AppointmentCancelled' });
    story().events(booked()).at('2026-03-10T10:00:00.000Z').when(cancelIt()).refused('assessment.cancelled-after-start', 'effectiveAt');
  });

  it('can be entered later with the time at which it was cancelled', () => {
    story().events(booked()).effective(THE_DAY_BEFORE).when(cancelIt()).then({ type: 'AppointmentCancelled' });
  });

  it('is open to the provider until the London day ends', () => {
    const byProvider = cancelIt({ by: 'provider', reason: 'venue-unavailable' });
    const inSummer = booked({ startsAt: '2026-06-30T15:00:00.000Z' });
    story().events(inSummer).at('2026-06-30T22:59:00.000Z').when(byProvider).then({ type: 'AppointmentCancelled' });
    // 23:00 UTC is midnight in London.
    story().events(inSummer).at('2026-06-30T23:00:00.000Z').when(byProvider).refused('assessment.cancelled-after-start', 'effectiveAt');
  });

  it('refuses an appointment that is not open', () => {
    const moved = booked({ appointmentId: OTHER_APPOINTMENT, replaces: THE_APPOINTMENT, startsAt: '2026-03-20T10:00:00.000Z' });
    story().when(cancelIt()).refused('assessment.appointment-not-found', 'appointmentId');
    story().events(booked(), cancelled()).when(cancelIt()).refused('assessment.appointment-cancelled', 'appointmentId');
    story().events(booked(), moved).when(cancelIt()).refused('assessment.appointment-superseded', 'appointmentId');
    story().events(booked(), attended()).when(cancelIt()).refused('assessment.attendance-recorded', 'appointmentId');
  });

  it('does not come before the booking', () => {
    story().events(booked()).effective('2026-03-02T08:59:00.000Z').when(cancelIt()).refused('assessment.change-before-booking', 'effectiveAt');
  });

  it('is possible on a case that has closed, so that nobody waits for the person', () => {
    const closings = [
      anOpenCase({ discharge: { status: 'discharged', dischargedAt: '2026-03-05T09:00:00.000Z' } }),
      anOpenCase({ referral: anAcceptedReferral({ status: 'withdrawn' }) }),
      anOpenCase({ referral: anAcceptedReferral({ diedAt: '2026-03-05T09:00:00.000Z' }) }),
    ];
    for (const closed of closings) {
      story(closed)
        .events(booked())
        .at(THE_DAY_BEFORE)
        .when(cancelIt({ by: 'provider', reason: 'case-closed' }))
        .then({ type: 'AppointmentCancelled' });
    }
    story(anOpenCase({ referral: { status: 'none' } }))
      .when(cancelIt())
      .refused('case.not-found');
  });
});
