import {
  isDayFact,
  isInstantFact,
  isListOf,
  isOneOf,
  isUuidFact,
  isWholeNumber,
  optional,
  type Decider,
  type FactCheck,
  type FactChecks,
} from '#kernel';
import { ASSESSMENT_MODES, INTERVENTION_KINDS } from '#programmes/contract';
import { INSTRUMENT_IDS } from '../instruments/instrument.js';
import { FIT_NOTE_ADJUSTMENTS, FIT_NOTE_ADVICE } from './advice.js';
import { RECORDED_ATTENDANCES } from './attendance-codes.js';
import type { AssessmentEvent } from './events.js';
import { PLAN_GOALS, PLAN_PROGRESS, RECOMMENDATIONS } from './plan-vocabulary.js';
import {
  APPOINTMENT_PURPOSES,
  CANCELLATION_REASONS,
  CANCELLED_BY,
  FUNCTIONAL_LIMITS,
  MEASURE_OCCASIONS,
  OBSTACLE_DOMAINS,
  OBSTACLES,
  SEVERITIES,
} from './vocabulary.js';

const isFields =
  (checks: Readonly<Record<string, FactCheck>>): FactCheck =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const fields = value as Record<string, unknown>;
    return Object.keys(fields).every((name) => name in checks) && Object.entries(checks).every(([name, check]) => check(fields[name]));
  };

const isListOfCodes = (codes: readonly string[]): FactCheck => isListOf(isOneOf(codes), 0, codes.length);

const isObstacle = isFields({
  domain: isOneOf(OBSTACLE_DOMAINS),
  code: isOneOf(Object.values(OBSTACLES).flat()),
  severity: isOneOf(SEVERITIES),
});

/** An account id, as an actor carries it. */
const isAccount: FactCheck = (value) => typeof value === 'string' && /^[\w.:@-]{1,100}$/.test(value);

const plan = {
  goals: isListOfCodes(PLAN_GOALS),
  recommendations: isListOfCodes(Object.values(RECOMMENDATIONS).flat()),
  interventionsNeeded: isListOfCodes(INTERVENTION_KINDS),
  targetDate: optional(isDayFact),
  reviewDate: isDayFact,
};

/** What a correction may put into the fields that a person typed. What follows from them is not here. */
export const factChecks: FactChecks<AssessmentEvent> = {
  AppointmentBooked: {
    purpose: isOneOf(APPOINTMENT_PURPOSES),
    mode: isOneOf(ASSESSMENT_MODES),
    startsAt: isInstantFact,
    durationMinutes: isWholeNumber(5, 480),
    practitioner: isAccount,
    noticeGivenOn: optional(isDayFact),
    replaces: optional(isUuidFact),
  },
  AppointmentCancelled: {
    appointmentId: isUuidFact,
    by: isOneOf(CANCELLED_BY),
    reason: isOneOf(Object.values(CANCELLATION_REASONS).flat()),
  },
  AttendanceRecorded: { appointmentId: isUuidFact, code: isOneOf(RECORDED_ATTENDANCES), arrivedAt: optional(isInstantFact) },
  AssessmentCompleted: {
    appointmentId: isUuidFact,
    obstacles: isListOf(isObstacle, 0, 100),
    workAbility: optional(isWholeNumber(0, 10)),
    functionalLimits: isListOfCodes(FUNCTIONAL_LIMITS),
    expectedReturnOn: optional(isDayFact),
    fitNoteAdvice: optional(isFields({ statement: isOneOf(FIT_NOTE_ADVICE), adjustments: isListOfCodes(FIT_NOTE_ADJUSTMENTS) })),
  },
  MeasureRecorded: {
    instrument: isOneOf(INSTRUMENT_IDS),
    version: (value) => typeof value === 'string',
    answers: isListOf((answer) => answer === null || typeof answer === 'number', 1, 100),
    occasion: isOneOf(MEASURE_OCCASIONS),
  },
  PlanAgreed: plan,
  PlanRevised: plan,
  PlanReviewed: { progress: isOneOf(PLAN_PROGRESS), goalsAchieved: isListOfCodes(PLAN_GOALS), reviewDate: optional(isDayFact) },
};

const typed = <T extends AssessmentEvent['type']>(type: T, personal: readonly string[]) => ({
  data: Object.keys(factChecks[type]),
  personal,
  strike: true,
});

const planWords = ['goalsInWords', 'recommendationsInWords', 'note'];

/** Everything that a person typed can be corrected, and every event struck out, as long as the rest still makes sense. */
export const correctable: Decider<unknown, { type: string }, AssessmentEvent>['correctable'] = {
  AppointmentBooked: typed('AppointmentBooked', ['place', 'note']),
  AppointmentCancelled: typed('AppointmentCancelled', ['note']),
  AttendanceRecorded: typed('AttendanceRecorded', ['note']),
  AssessmentCompleted: typed('AssessmentCompleted', ['summary', 'functionInWords', 'adviceInWords', 'note']),
  MeasureRecorded: typed('MeasureRecorded', ['note']),
  PlanAgreed: typed('PlanAgreed', planWords),
  PlanRevised: typed('PlanRevised', planWords),
  PlanReviewed: typed('PlanReviewed', ['note']),
};
