import type { RefusalEntry } from '#kernel';

/** Refusals about appointments, cancellations and attendance. */
export const refusedAppointments = {
  'assessment.appointment-not-found': { kind: 'not-found', message: 'This case has no such appointment. Take the appointment id from the case.' },
  'assessment.mode-not-offered': { kind: 'invalid', message: 'The programme of this case does not see people in this way.' },
  'assessment.booking-in-past': {
    kind: 'invalid',
    message: 'An appointment starts after it is booked. If it was booked earlier, give the time of the booking as effectiveAt.',
  },
  'assessment.booking-too-far-ahead': { kind: 'invalid', message: 'An appointment can be booked up to a year ahead. Check the year.' },
  'assessment.notice-in-future': {
    kind: 'invalid',
    message: 'Notice cannot have been given on a day that has not come. Leave it out until the person has been told.',
  },
  'assessment.notice-before-booking': {
    kind: 'invalid',
    message: 'Notice cannot be given before the appointment is booked. If it was booked earlier, give the time of the booking as effectiveAt.',
  },
  'assessment.notice-after-appointment': { kind: 'invalid', message: 'Notice cannot be given after the day of the appointment.' },
  'assessment.reschedule-after-start': {
    kind: 'conflict',
    message: 'An appointment that has started cannot be moved. Record its attendance, then book a new one without replaces.',
  },
  'assessment.appointment-superseded': {
    kind: 'conflict',
    message: 'This appointment was moved and no longer counts. Use the one that replaced it.',
  },
  'assessment.appointment-cancelled': {
    kind: 'conflict',
    message: 'This appointment was cancelled. Correct or strike out the cancellation if that is wrong.',
  },
  'assessment.attendance-recorded': {
    kind: 'conflict',
    message: 'Attendance of this appointment is on record, so it can no longer be moved or cancelled.',
  },
  'assessment.reason-not-of-party': { kind: 'invalid', message: 'This is not a reason for which that side cancels.' },
  'assessment.cancelled-after-start': {
    kind: 'conflict',
    message:
      'It is too late to cancel this appointment: record its attendance (3 if the person did not come). If it was cancelled in time, give that time as effectiveAt.',
  },
  'assessment.change-before-booking': { kind: 'invalid', message: 'An appointment cannot be moved or cancelled before it was booked.' },
  'assessment.attendance-not-yet': {
    kind: 'invalid',
    message: 'Code 0 means that the appointment lies ahead and is never recorded. Record 5, 6, 7 or 3 once it is known.',
  },
  'assessment.attendance-is-cancellation': {
    kind: 'invalid',
    message: 'Codes 2 and 4 come from a cancellation. Use POST appointments/{id}/cancellation.',
  },
  'assessment.attendance-in-future': { kind: 'conflict', message: 'This appointment lies in the future, so nobody can have attended or missed it.' },
  'assessment.attendance-before-appointment': { kind: 'invalid', message: 'Attendance cannot be told from before the appointment.' },
  'assessment.attendance-twice': { kind: 'conflict', message: 'Attendance of this appointment was recorded already. Correct that record instead.' },
  'assessment.arrival-contradicts-code': { kind: 'invalid', message: 'The time of arrival and the attendance code contradict each other.' },
  'assessment.arrival-not-on-day': { kind: 'invalid', message: 'The time of arrival is not on the day of the appointment.' },
  'assessment.arrival-in-future': { kind: 'invalid', message: 'The time of arrival lies in the future.' },
} as const satisfies Record<string, RefusalEntry>;
