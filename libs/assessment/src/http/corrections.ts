import type { CorrectableModule } from '#corrections';
import { AssessmentModuleCommand } from '../handled-assessment.js';
import { assessmentStream } from '../model/standing.js';
import { AppointmentBody } from './appointment-bodies.js';
import { AssessmentBody } from './assessment-bodies.js';
import { CorrectedAttendance, CorrectedCancellation } from './corrected-facts.js';
import { MeasureBody } from './measure-bodies.js';
import { PlanBody, PlanReviewBody } from './plan-bodies.js';

/** How the facts of appointments, assessments, measures and plans are corrected. A score follows from its answers. */
export const assessmentCorrections: CorrectableModule = {
  targets: (_streams, caseId) => [{ caseId }],
  stream: ({ caseId }) => assessmentStream(caseId),
  command: AssessmentModuleCommand,
  corrections: {
    AppointmentBooked: { facts: AppointmentBody },
    AppointmentCancelled: { facts: CorrectedCancellation },
    AttendanceRecorded: { facts: CorrectedAttendance },
    AssessmentCompleted: { facts: AssessmentBody },
    MeasureRecorded: { facts: MeasureBody },
    PlanAgreed: { facts: PlanBody },
    PlanRevised: { facts: PlanBody },
    PlanReviewed: { facts: PlanReviewBody },
  },
};
