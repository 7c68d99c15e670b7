import { refusals } from '#kernel';
import { refusedAssessments } from './refused-assessments.js';
import { refusedAppointments } from './refused-appointments.js';

/** The refusals of the assessment module. */
export const refuse = refusals({ ...refusedAppointments, ...refusedAssessments });
