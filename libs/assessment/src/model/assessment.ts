import { refuseMalformedFacts, refuseMisfit, type Decider, type Rules } from '#kernel';
import type { CaseContext } from '#handling/contract';
import { agreePlan, planRule, revisePlan, revisionRule } from './agree-plan.js';
import { bookAppointment, bookingRule } from './book-appointment.js';
import { cancelAppointment, cancellationRule } from './cancel-appointment.js';
import type { AssessmentCommand } from './commands.js';
import { assessmentRule, completeAssessment } from './complete-assessment.js';
import { correctable, factChecks } from './correctable.js';
import type { AssessmentEvent } from './events.js';
import { attendanceRule, recordAttendance } from './record-attendance.js';
import { measureRule, recordMeasure } from './record-measure.js';
import { rescore } from './rescore.js';
import { reviewPlan, reviewRule } from './review-plan.js';
import { evolve, initial, type AssessmentState } from './state.js';

const rules: Rules<AssessmentState, AssessmentEvent> = {
  AppointmentBooked: bookingRule,
  AppointmentCancelled: cancellationRule,
  AttendanceRecorded: attendanceRule,
  AssessmentCompleted: assessmentRule,
  MeasureRecorded: measureRule,
  PlanAgreed: planRule,
  PlanRevised: revisionRule,
  PlanReviewed: reviewRule,
};

/** The appointments, assessments, measures and return-to-work plan of one case. */
export const assessment: Decider<AssessmentState, AssessmentCommand, AssessmentEvent, CaseContext> = {
  category: 'assessment',
  initial,
  evolve,
  decide: {
    BookAppointment: bookAppointment,
    CancelAppointment: cancelAppointment,
    RecordAttendance: recordAttendance,
    CompleteAssessment: completeAssessment,
    RecordMeasure: recordMeasure,
    AgreePlan: agreePlan,
    RevisePlan: revisePlan,
    ReviewPlan: reviewPlan,
  },
  correctable,
  derived: { MeasureRecorded: rescore },
  consistent: (history) => refuseMalformedFacts(history, factChecks) ?? refuseMisfit({ initial, evolve }, rules, history),
};
