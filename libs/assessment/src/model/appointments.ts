import { londonDate, type Instant, type Uuid } from '#kernel';
import type { AttendanceCode, SeenCode } from './attendance-codes.js';
import type { AppointmentFacts } from './events.js';
import type { CancelledBy } from './vocabulary.js';

type Booking = AppointmentFacts & { appointmentId: Uuid; bookedAt: Instant };

/** An appointment that nothing has become of yet. */
export type Booked = Booking & { status: 'booked' };
/** An appointment that was moved; it can never be attended. */
export type Superseded = Booking & { status: 'superseded'; replacedBy: Uuid };
/** An appointment that was called off. */
export type Cancelled = Booking & { status: 'cancelled'; by: CancelledBy; cancelledAt: Instant };
/** An appointment at which the person was seen. */
export type Seen = Booking & { status: 'seen'; code: SeenCode; seenAt: Instant };
/** An appointment at which the person did not appear, or too late. */
export type NotSeen = Booking & { status: 'not-seen'; code: '3' | '7' };

export type Appointment = Booked | Superseded | Cancelled | Seen | NotSeen;

/** The appointment of that id. */
export const findAppointment = (appointments: readonly Appointment[], id: Uuid): Appointment | undefined =>
  appointments.find((a) => a.appointmentId === id);

/** Appointments with one of them changed, if it is still open; what is settled stays as it is. */
export function changeBooked(
  appointments: readonly Appointment[],
  id: Uuid | undefined,
  change: (booked: Booked) => Appointment,
): readonly Appointment[] {
  return appointments.map((a) => (a.appointmentId === id && a.status === 'booked' ? change(a) : a));
}

/**
 * When an attendance happened: on the appointment's day. What is recorded later counts from the appointment's start, or
 * every waiting time would grow by the delay in typing.
 */
export const attendedAt = (startsAt: Instant, recordedFor: Instant): Instant =>
  londonDate(recordedFor) > londonDate(startsAt) ? startsAt : recordedFor;

/** The national code of what became of an appointment; `undefined` for one that was moved, which never took place. */
export function attendanceOf(appointment: Appointment): AttendanceCode | undefined {
  switch (appointment.status) {
    case 'booked':
      return '0';
    case 'superseded':
      return undefined;
    case 'cancelled':
      return appointment.by === 'person' ? '2' : '4';
    case 'seen':
    case 'not-seen':
      return appointment.code;
  }
}
