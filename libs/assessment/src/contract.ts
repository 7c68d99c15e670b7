export type { AppointmentFacts, AssessmentEvent, AssessmentFacts, MeasureFacts, Obstacle, PlanFacts, PlanReviewFacts } from './model/events.js';
export { assessmentStanding, assessmentStream, type AppointmentStanding, type AssessmentStanding, type Dna } from './model/standing.js';
export { attendedAt } from './model/appointments.js';
export { mayRebook, rebookUntil } from './model/rebook-window.js';
export {
  arrivedOnTime,
  ATTENDANCE_CODES,
  ATTENDANCE_SOURCE,
  isDna,
  isRecordedAttendance,
  isSeen,
  RECORDED_ATTENDANCES,
  type AttendanceCode,
  type RecordedAttendance,
} from './model/attendance-codes.js';
export * from './model/vocabulary.js';
export { FIT_NOTE_ADJUSTMENTS, FIT_NOTE_ADVICE, type FitNoteAdjustment, type FitNoteAdvice } from './model/advice.js';
export {
  ADDRESSEES,
  addresseeOf,
  PLAN_GOALS,
  PLAN_PROGRESS,
  RECOMMENDATIONS,
  type Addressee,
  type PlanGoal,
  type PlanProgress,
  type Recommendation,
} from './model/plan-vocabulary.js';
export {
  INSTRUMENT_IDS,
  type Answers,
  type Band,
  type Instrument,
  type InstrumentId,
  type NoScoreReason,
  type Source,
} from './instruments/instrument.js';
export { findInstrument, INSTRUMENTS } from './instruments/catalogue.js';
export { faultOfAnswers, mayMeanRiskToLife, scoreAnswers, type Score } from './instruments/score.js';
export { eq5d5lIndex, eq5d5lProfile, type ValueSet } from './instruments/profiles.js';
export { bandOf, isCaseness, recovered, reliableChange, type Change } from './instruments/change.js';
