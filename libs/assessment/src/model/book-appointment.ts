import { addDays, isRefusal, known, londonDate, type LocalDate, type Refusal } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import { bookedAppointment } from './booked-appointment.js';
import type { Decide } from './commands.js';
import type { EventOf } from './events.js';
import { refuse } from './refusals.js';
import type { Rule } from './rule.js';

const FURTHEST_DAYS = 366;

/** Books an appointment or moves one; the moved one is superseded. */
export const bookAppointment: Decide<'BookAppointment'> = (command, state, at) => {
  const closed = requireAcceptedCase(at);
  if (closed) return closed;
  const { purpose, mode, startsAt, durationMinutes, practitioner, noticeGivenOn, replaces, place, note } = command;
  const offered = at.programme.assessmentModes;
  if (!offered.includes(mode)) {
    return refuse('assessment.mode-not-offered', {
      field: 'mode',
      because: `It offers: ${offered.join(', ') || 'no appointments'}.`,
      details: { offered },
    });
  }
  if (noticeGivenOn !== undefined && noticeGivenOn > at.today) return refuse('assessment.notice-in-future', { field: 'noticeGivenOn' });
  const event: EventOf<'AppointmentBooked'> = {
    type: 'AppointmentBooked',
    data: known({ appointmentId: at.id('appointment'), purpose, mode, startsAt, durationMinutes, practitioner, noticeGivenOn, replaces }),
    personal: known({ place, note }),
  };
  return bookingRule(state, { ...event, effectiveAt: at.effectiveAt }) ?? [event];
};

/**
 * A booking lies ahead, its notice between booking and appointment, and what it replaces is still open and has not
 * started: moving an appointment after its start would hide a DNA.
 */
export const bookingRule: Rule<'AppointmentBooked'> = (state, { data, effectiveAt }) => {
  const { startsAt, noticeGivenOn, replaces } = data;
  if (startsAt < effectiveAt) return refuse('assessment.booking-in-past', { field: 'startsAt' });
  const bookedOn = londonDate(effectiveAt);
  const day = londonDate(startsAt);
  if (day > addDays(bookedOn, FURTHEST_DAYS)) return refuse('assessment.booking-too-far-ahead', { field: 'startsAt' });
  const notice = noticeGivenOn === undefined ? undefined : refuseNotice(noticeGivenOn, bookedOn, day);
  if (notice || replaces === undefined) return notice;
  const old = bookedAppointment(state, replaces, 'replaces');
  if (isRefusal(old)) return old;
  if (effectiveAt < old.bookedAt) return refuse('assessment.change-before-booking', { field: 'effectiveAt' });
  return effectiveAt >= old.startsAt ? refuse('assessment.reschedule-after-start', { field: 'replaces' }) : undefined;
};

function refuseNotice(noticeGivenOn: LocalDate, bookedOn: LocalDate, appointmentOn: LocalDate): Refusal | undefined {
  if (noticeGivenOn < bookedOn) return refuse('assessment.notice-before-booking', { field: 'noticeGivenOn' });
  return noticeGivenOn > appointmentOn ? refuse('assessment.notice-after-appointment', { field: 'noticeGivenOn' }) : undefined;
}
