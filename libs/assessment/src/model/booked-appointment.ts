import type { Refusal, Uuid } from '#kernel';
import { findAppointment, type Booked } from './appointments.js';
import { refuse } from './refusals.js';
import type { AssessmentState } from './state.js';

/** The appointment of that id if it is still open, or why nothing more can become of it. `field` named it in the request. */
export function bookedAppointment(state: AssessmentState, id: Uuid, field: string): Booked | Refusal {
  const appointment = findAppointment(state.appointments, id);
  switch (appointment?.status) {
    case undefined:
      return refuse('assessment.appointment-not-found', { field });
    case 'booked':
      return appointment;
    case 'superseded':
      return refuse('assessment.appointment-superseded', { field, details: { replacedBy: appointment.replacedBy } });
    case 'cancelled':
      return refuse('assessment.appointment-cancelled', { field });
    case 'seen':
    case 'not-seen':
      return refuse('assessment.attendance-recorded', { field });
  }
}
