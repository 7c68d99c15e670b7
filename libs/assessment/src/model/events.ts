import type { Event, Instant, LocalDate, Uuid } from '#kernel';
import type { AssessmentMode, InterventionKind } from '#programmes/contract';
import type { Answers, InstrumentId, NoScoreReason } from '../instruments/instrument.js';
import type { FitNoteAdvice } from './advice.js';
import type { RecordedAttendance } from './attendance-codes.js';
import type { PlanGoal, PlanProgress, Recommendation } from './plan-vocabulary.js';
import type {
  AppointmentPurpose,
  CancellationReason,
  CancelledBy,
  FunctionalLimit,
  MeasureOccasion,
  ObstacleCode,
  ObstacleDomain,
  Severity,
} from './vocabulary.js';

/** What is agreed about an appointment. */
export interface AppointmentFacts {
  purpose: AppointmentPurpose;
  mode: AssessmentMode;
  /** May lie in the future: bookings are the exception to the rule that facts have happened. */
  startsAt: Instant;
  durationMinutes: number;
  /** An account id. */
  practitioner: string;
  /** The day on which the person was told of it; absent: not told yet. Decides whether notice was clear. */
  noticeGivenOn?: LocalDate;
  /** The appointment that this one is a reschedule of. */
  replaces?: Uuid;
}

/** Something that stands in the way of work. */
export interface Obstacle {
  domain: ObstacleDomain;
  code: ObstacleCode;
  severity: Severity;
}

/** What an assessment found. */
export interface AssessmentFacts {
  obstacles: readonly Obstacle[];
  /** Work ability as the person rates it, 0 (cannot work) to 10 (lifetime best). */
  workAbility?: number;
  functionalLimits: readonly FunctionalLimit[];
  expectedReturnOn?: LocalDate;
  fitNoteAdvice?: FitNoteAdvice;
}

/** What a measure's answers were. */
export interface MeasureFacts {
  instrument: InstrumentId;
  version: string;
  answers: Answers;
  occasion: MeasureOccasion;
}

/** A return-to-work plan. */
export interface PlanFacts {
  goals: readonly PlanGoal[];
  recommendations: readonly Recommendation[];
  /** Kinds of intervention that the person needs, whether or not the programme can offer them. */
  interventionsNeeded: readonly InterventionKind[];
  /** The day by which the goals are to be reached. */
  targetDate?: LocalDate;
  /** The day on which the plan is to be looked at next. */
  reviewDate: LocalDate;
}

/** What a review of the plan found. */
export interface PlanReviewFacts {
  progress: PlanProgress;
  goalsAchieved: readonly PlanGoal[];
  /** The day of the next review; absent once nothing is left to review. */
  reviewDate?: LocalDate;
}

/** Words about a fact. Personal, always. */
interface Note {
  note?: string;
}

/** A plan in words. Personal, always. */
export interface PlanWords extends Note {
  goalsInWords?: string;
  recommendationsInWords?: string;
}

/** An assessment in words, as a letter gives it. Personal, always. */
export interface AssessmentWords extends Note {
  summary?: string;
  functionInWords?: string;
  adviceInWords?: string;
}

/** Everything that can happen in a case's assessment stream. */
export type AssessmentEvent =
  | Event<'AppointmentBooked', AppointmentFacts & { appointmentId: Uuid }, Note & { place?: string }>
  | Event<'AppointmentCancelled', { appointmentId: Uuid; by: CancelledBy; reason: CancellationReason }, Note>
  /** Effective on the appointment's day. `arrivedAt` where somebody noted it. */
  | Event<'AttendanceRecorded', { appointmentId: Uuid; code: RecordedAttendance; arrivedAt?: Instant }, Note>
  | Event<'AssessmentCompleted', AssessmentFacts & { appointmentId: Uuid }, AssessmentWords>
  /** `score` is absent where there is none, and `noScoreBecause` says why. Both follow from the answers. */
  | Event<'MeasureRecorded', MeasureFacts & { score?: number; noScoreBecause?: NoScoreReason }, Note>
  | Event<'PlanAgreed', PlanFacts, PlanWords>
  /** The whole plan as it now is. */
  | Event<'PlanRevised', PlanFacts, PlanWords>
  | Event<'PlanReviewed', PlanReviewFacts, Note>;

/** One kind of event, by its name. */
export type EventOf<T extends AssessmentEvent['type']> = Extract<AssessmentEvent, { type: T }>;
