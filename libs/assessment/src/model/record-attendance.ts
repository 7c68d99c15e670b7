import { isRefusal, known, londonDate, type Instant, type Refusal, type Uuid } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import { attendedAt, findAppointment, type Booked } from './appointments.js';
import { isRecordedAttendance, type RecordedAttendance } from './attendance-codes.js';
import { bookedAppointment } from './booked-appointment.js';
import type { Decide } from './commands.js';
import type { EventOf } from './events.js';
import { refuse } from './refusals.js';
import type { Rule } from './rule.js';
import type { AssessmentState } from './state.js';

/** Records what became of an appointment, effective on the appointment's day whenever it is entered. */
export const recordAttendance: Decide<'RecordAttendance'> = (command, state, at) => {
  const closed = requireAcceptedCase(at);
  if (closed) return closed;
  const { appointmentId, code, arrivedAt, note } = command;
  if (!isRecordedAttendance(code)) {
    return refuse(code === '0' ? 'assessment.attendance-not-yet' : 'assessment.attendance-is-cancellation', { field: 'code' });
  }
  const appointment = bookedForAttendance(state, appointmentId);
  if (isRefusal(appointment)) return appointment;
  const day = londonDate(appointment.startsAt);
  if (day > at.today) return refuse('assessment.attendance-in-future', { field: 'appointmentId', because: `It is on ${day}.` });
  if (arrivedAt !== undefined && arrivedAt > at.now) return refuse('assessment.arrival-in-future', { field: 'arrivedAt' });
  const effectiveAt = attendedAt(appointment.startsAt, at.effectiveAt);
  const event: EventOf<'AttendanceRecorded'> = {
    type: 'AttendanceRecorded',
    data: known({ appointmentId, code, arrivedAt }),
    personal: known({ note }),
    effectiveAt,
  };
  return attendanceRule(state, { ...event, effectiveAt }) ?? [event];
};

/** Attendance belongs to an open appointment, on its day, and agrees with the time of arrival. Nobody can miss what has not started. */
export const attendanceRule: Rule<'AttendanceRecorded'> = (state, { data, effectiveAt }) => {
  const appointment = bookedForAttendance(state, data.appointmentId);
  if (isRefusal(appointment)) return appointment;
  const { startsAt } = appointment;
  const missed = data.code === '3' || data.code === '7';
  if (londonDate(effectiveAt) < londonDate(startsAt) || (missed && effectiveAt < startsAt)) {
    return refuse('assessment.attendance-before-appointment', { field: 'effectiveAt' });
  }
  return data.arrivedAt === undefined ? undefined : refuseArrival(data.code, data.arrivedAt, startsAt);
};

function bookedForAttendance(state: AssessmentState, id: Uuid): Booked | Refusal {
  const status = findAppointment(state.appointments, id)?.status;
  if (status === 'seen' || status === 'not-seen') return refuse('assessment.attendance-twice', { field: 'appointmentId' });
  return bookedAppointment(state, id, 'appointmentId');
}

/** Somebody who arrived attended (not 3); 6 and 7 arrived late. With 5 the practitioner may not have been ready, so lateness is allowed. */
function refuseArrival(code: RecordedAttendance, arrivedAt: Instant, startsAt: Instant): Refusal | undefined {
  if (code === '3' || (code !== '5' && arrivedAt <= startsAt)) return refuse('assessment.arrival-contradicts-code', { field: 'arrivedAt' });
  return londonDate(arrivedAt) === londonDate(startsAt) ? undefined : refuse('assessment.arrival-not-on-day', { field: 'arrivedAt' });
}
