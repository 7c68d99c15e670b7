import { known, londonDate, type LocalDate, type Refusal, type Uuid } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import { findAppointment, type Appointment, type Seen } from './appointments.js';
import { refuseFindings } from './assessment-findings.js';
import type { Decide } from './commands.js';
import type { EventOf } from './events.js';
import { refuse } from './refusals.js';
import type { Rule } from './rule.js';
import { assessmentsOf, type AssessmentState } from './state.js';

/** Records what the assessment found. Further assessments of a case belong to further appointments. */
export const completeAssessment: Decide<'CompleteAssessment'> = (command, state, at) => {
  const closed = requireAcceptedCase(at);
  if (closed) return closed;
  const { obstacles, workAbility, functionalLimits, expectedReturnOn, fitNoteAdvice, summary, functionInWords, adviceInWords, note } = command;
  const appointmentId = command.appointmentId ?? appointmentAssessed(state, at.effectiveOn);
  if (appointmentId === undefined) return refuse('assessment.not-attended');
  const event: EventOf<'AssessmentCompleted'> = {
    type: 'AssessmentCompleted',
    data: known({ appointmentId, obstacles, workAbility, functionalLimits, expectedReturnOn, fitNoteAdvice }),
    personal: known({ summary, functionInWords, adviceInWords, note }),
  };
  return assessmentRule(state, { ...event, effectiveAt: at.effectiveAt }) ?? [event];
};

/** An assessment belongs to an appointment at which the person was seen, not before its day, and each has one at most. */
export const assessmentRule: Rule<'AssessmentCompleted'> = (state, { data, effectiveAt }) => {
  const appointment = findAppointment(state.appointments, data.appointmentId);
  const on = londonDate(effectiveAt);
  return refuseAppointment(state, appointment, on) ?? refuseFindings(data, on);
};

function refuseAppointment(state: AssessmentState, appointment: Appointment | undefined, on: LocalDate): Refusal | undefined {
  const field = 'appointmentId';
  if (!appointment) return refuse('assessment.appointment-not-found', { field });
  if (on < londonDate(appointment.startsAt)) return refuse('assessment.before-appointment', { field: 'effectiveAt' });
  if (appointment.status !== 'seen') return refuse('assessment.not-attended', { field });
  return isAssessed(state, appointment.appointmentId) ? refuse('assessment.already-completed', { field }) : undefined;
}

const isAssessed = (state: AssessmentState, id: Uuid): boolean => assessmentsOf(state).some((a) => a.appointmentId === id);

/**
 * The appointment that an assessment of this day most likely belongs to: the latest at which the person was seen, an
 * assessment appointment before any other, one not assessed yet before one that is.
 */
function appointmentAssessed(state: AssessmentState, on: LocalDate): Uuid | undefined {
  const rank = (a: Seen): string =>
    [londonDate(a.startsAt) <= on, !isAssessed(state, a.appointmentId), a.purpose === 'assessment'].map(Number).join('') + a.startsAt;
  return state.appointments
    .filter((a) => a.status === 'seen')
    .toSorted((a, b) => rank(a).localeCompare(rank(b)))
    .at(-1)?.appointmentId;
}
