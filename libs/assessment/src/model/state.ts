import type { Decider, Instant, LocalDate, Uuid } from '#kernel';
import type { InstrumentId } from '../instruments/instrument.js';
import { attendedAt, changeBooked, type Appointment } from './appointments.js';
import { isSeen } from './attendance-codes.js';
import type { AssessmentEvent } from './events.js';
import type { PlanGoal } from './plan-vocabulary.js';

/** What holds at every status. */
interface Common {
  /** In the order in which they were booked. */
  appointments: readonly Appointment[];
  /** Instruments of which a baseline with a score was recorded. */
  baselines: readonly InstrumentId[];
}

/** An assessment and the appointment it was made at. */
export interface Assessed {
  appointmentId: Uuid;
  assessedAt: Instant;
}

/** The plan as it stands. */
export interface Plan {
  agreedAt: Instant;
  /** Every goal that the plan has had. */
  goals: readonly PlanGoal[];
  /** Absent once a review found nothing left to review. */
  reviewDate?: LocalDate;
  /** Effective time of whatever set the review date; an older fact that is entered late does not change it. */
  reviewDateSetAt: Instant;
}

export type NotAssessed = Common & { status: 'not-assessed' };
export type AssessedWithoutPlan = Common & { status: 'assessed'; assessments: readonly Assessed[] };
export type Planned = Common & { status: 'planned'; assessments: readonly Assessed[]; plan: Plan };

export type AssessmentState = NotAssessed | AssessedWithoutPlan | Planned;

export const initial: AssessmentState = { status: 'not-assessed', appointments: [], baselines: [] };

/** The assessments made so far, in the order of recording. */
export const assessmentsOf = (state: AssessmentState): readonly Assessed[] => (state.status === 'not-assessed' ? [] : state.assessments);

/** When the person was first assessed; `undefined` if not yet. */
export function firstAssessedAt(state: AssessmentState): Instant | undefined {
  return assessmentsOf(state)
    .map((a) => a.assessedAt)
    .toSorted()[0];
}

function withReviewDate(plan: Plan, reviewDate: LocalDate | undefined, setAt: Instant): Plan {
  return setAt >= plan.reviewDateSetAt ? { ...plan, reviewDate, reviewDateSetAt: setAt } : plan;
}

type Evolve = Decider<AssessmentState, { type: string }, AssessmentEvent>['evolve'];

/** How each event changes the state. */
export const evolve: Evolve = {
  AppointmentBooked: (state, { data, effectiveAt }) => ({
    ...state,
    appointments: [
      ...changeBooked(state.appointments, data.replaces, (old) => ({ ...old, status: 'superseded', replacedBy: data.appointmentId })),
      { ...data, status: 'booked', bookedAt: effectiveAt },
    ],
  }),
  AppointmentCancelled: (state, { data, effectiveAt }) => ({
    ...state,
    appointments: changeBooked(state.appointments, data.appointmentId, (a) => ({ ...a, status: 'cancelled', by: data.by, cancelledAt: effectiveAt })),
  }),
  AttendanceRecorded: (state, { data: { appointmentId, code }, effectiveAt }) => ({
    ...state,
    appointments: changeBooked(state.appointments, appointmentId, (a) =>
      isSeen(code) ? { ...a, status: 'seen', code, seenAt: attendedAt(a.startsAt, effectiveAt) } : { ...a, status: 'not-seen', code },
    ),
  }),
  AssessmentCompleted: (state, { data, effectiveAt }) => {
    const assessments = [...assessmentsOf(state), { appointmentId: data.appointmentId, assessedAt: effectiveAt }];
    return state.status === 'planned' ? { ...state, assessments } : { ...state, status: 'assessed', assessments };
  },
  MeasureRecorded: (state, { data }) =>
    data.occasion === 'baseline' && data.score !== undefined ? { ...state, baselines: [...state.baselines, data.instrument] } : state,
  PlanAgreed: (state, { data, effectiveAt }) =>
    state.status === 'assessed'
      ? { ...state, status: 'planned', plan: { agreedAt: effectiveAt, goals: data.goals, reviewDate: data.reviewDate, reviewDateSetAt: effectiveAt } }
      : state,
  PlanRevised: (state, { data, effectiveAt }) => {
    if (state.status !== 'planned') return state;
    const goals = [...new Set([...state.plan.goals, ...data.goals])];
    return { ...state, plan: withReviewDate({ ...state.plan, goals }, data.reviewDate, effectiveAt) };
  },
  PlanReviewed: (state, { data, effectiveAt }) =>
    state.status === 'planned' ? { ...state, plan: withReviewDate(state.plan, data.reviewDate, effectiveAt) } : state,
};
