import type { Circumstances, Decision, Instant, LocalDate, Uuid } from '#kernel';
import type { CaseContext } from '#handling/contract';
import type { AttendanceCode } from './attendance-codes.js';
import type {
  AppointmentFacts,
  AssessmentEvent,
  AssessmentFacts,
  AssessmentWords,
  MeasureFacts,
  PlanFacts,
  PlanReviewFacts,
  PlanWords,
} from './events.js';
import type { AssessmentState } from './state.js';
import type { CancellationReason, CancelledBy } from './vocabulary.js';

/** Books an appointment, or with `replaces` moves one. `place` and `note`, here and below, are personal. */
export type BookAppointment = { type: 'BookAppointment'; place?: string; note?: string } & AppointmentFacts;

/** Calls an appointment off. Allowed on a closed case too, so that nothing stays in a diary. */
export type CancelAppointment = { type: 'CancelAppointment'; appointmentId: Uuid; by: CancelledBy; reason: CancellationReason; note?: string };

/** Records whether the person came, by national code: 5, 6, 7 or 3. */
export type RecordAttendance = { type: 'RecordAttendance'; appointmentId: Uuid; code: AttendanceCode; arrivedAt?: Instant; note?: string };

/** Records an assessment. Without `appointmentId` it belongs to the last appointment at which the person was seen. */
export type CompleteAssessment = { type: 'CompleteAssessment'; appointmentId?: Uuid } & AssessmentFacts & AssessmentWords;

/** Records an instrument's answers; without `version` those of its newest. */
export type RecordMeasure = { type: 'RecordMeasure'; version?: string; note?: string } & Omit<MeasureFacts, 'version'>;

/** Agrees the return-to-work plan. Without `reviewDate` the programme's review interval applies. */
export type AgreePlan = { type: 'AgreePlan'; reviewDate?: LocalDate } & Omit<PlanFacts, 'reviewDate'> & PlanWords;

/** Replaces the plan as a whole. */
export type RevisePlan = { type: 'RevisePlan'; reviewDate?: LocalDate } & Omit<PlanFacts, 'reviewDate'> & PlanWords;

/** Records a review of the plan. Without `reviewDate` the next one is due after the programme's interval, unless all is achieved. */
export type ReviewPlan = { type: 'ReviewPlan'; note?: string } & PlanReviewFacts;

/** Everything that the assessment module can be asked to do. */
export type AssessmentCommand =
  BookAppointment | CancelAppointment | RecordAttendance | CompleteAssessment | RecordMeasure | AgreePlan | RevisePlan | ReviewPlan;

/** The decision on one kind of command. */
export type Decide<T extends AssessmentCommand['type']> = (
  command: Extract<AssessmentCommand, { type: T }>,
  state: AssessmentState,
  at: Circumstances & CaseContext,
) => Decision<AssessmentEvent>;
