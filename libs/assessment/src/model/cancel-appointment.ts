import { isRefusal, known, londonDate } from '#kernel';
import { refuseCase } from '#handling/contract';
import { bookedAppointment } from './booked-appointment.js';
import type { Decide } from './commands.js';
import type { EventOf } from './events.js';
import { refuse } from './refusals.js';
import type { Rule } from './rule.js';
import { CANCELLATION_REASONS, type CancellationReason } from './vocabulary.js';

/** Calls an appointment off; also on a case that closed meanwhile, so that nobody waits for the person. */
export const cancelAppointment: Decide<'CancelAppointment'> = (command, state, at) => {
  if (at.referral.status === 'none') return refuseCase('case.not-found');
  const { appointmentId, by, reason, note } = command;
  const event: EventOf<'AppointmentCancelled'> = { type: 'AppointmentCancelled', data: { appointmentId, by, reason }, personal: known({ note }) };
  return cancellationRule(state, { ...event, effectiveAt: at.effectiveAt }) ?? [event];
};

/**
 * A person cancels before the start: afterwards it is a DNA, or a late arrival. A provider may have to until the end
 * of the day, when the person stands at the door.
 */
export const cancellationRule: Rule<'AppointmentCancelled'> = (state, { data, effectiveAt }) => {
  const appointment = bookedAppointment(state, data.appointmentId, 'appointmentId');
  if (isRefusal(appointment)) return appointment;
  const reasons: readonly CancellationReason[] = CANCELLATION_REASONS[data.by];
  if (!reasons.includes(data.reason)) {
    return refuse('assessment.reason-not-of-party', { field: 'reason', because: `Reasons of the ${data.by}: ${reasons.join(', ')}.` });
  }
  if (effectiveAt < appointment.bookedAt) return refuse('assessment.change-before-booking', { field: 'effectiveAt' });
  const { startsAt } = appointment;
  const tooLate = data.by === 'person' ? effectiveAt >= startsAt : londonDate(effectiveAt) > londonDate(startsAt);
  return tooLate ? refuse('assessment.cancelled-after-start', { field: 'effectiveAt' }) : undefined;
};
