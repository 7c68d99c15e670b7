import {
  correctedHistory,
  daysBetween,
  foldHistory,
  londonDate,
  type FactCorrected,
  type Instant,
  type LocalDate,
  type Recorded,
  type Uuid,
} from '#kernel';
import type { Programme } from '#programmes/contract';
import { attendanceOf, type Appointment } from './appointments.js';
import { isDna, type AttendanceCode } from './attendance-codes.js';
import type { AssessmentEvent } from './events.js';
import { evolve, firstAssessedAt, initial, type AssessmentState } from './state.js';

/** The stream of a case's appointments, assessments, measures and plan. */
export const assessmentStream = (caseId: Uuid): string => `assessment-${caseId}`;

/** An appointment as it stands, with its national code: 0 while nothing is known, absent for one that was moved. */
export type AppointmentStanding = Appointment & { attendance?: AttendanceCode };

/** A DNA, with what a discharge on its account must prove. */
export interface Dna {
  appointmentId: Uuid;
  startsAt: Instant;
  noticeGivenOn?: LocalDate;
  /** Whether the person had been told at least the programme's `clearNoticeDays` before. Not told counts as not clear. */
  noticeWasClear: boolean;
}

/** What other modules may rely on about a case's appointments, assessment and plan. */
export interface AssessmentStanding {
  /** In the order in which they were booked. */
  appointments: readonly AppointmentStanding[];
  /** Appointments missed without notice (code 3 alone). */
  dnaCount: number;
  /** The one of the latest appointment. */
  lastDna?: Dna;
  /** When the person was first assessed. */
  assessedAt?: Instant;
  planAgreedAt?: Instant;
  /** The day on which the plan is to be reviewed next. */
  reviewDate?: LocalDate;
}

/** Folds an assessment stream to what other modules may rely on. */
export function assessmentStanding(
  events: readonly Recorded<AssessmentEvent | FactCorrected>[],
  programme: Pick<Programme, 'clearNoticeDays'>,
): AssessmentStanding {
  const state = foldHistory<AssessmentState, { type: string }, AssessmentEvent, unknown>(
    { initial, evolve },
    correctedHistory<AssessmentEvent>(events),
  );
  const dnas = state.appointments.filter((a) => isDna(attendanceOf(a))).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const last = dnas.at(-1);
  const plan = state.status === 'planned' ? state.plan : undefined;
  return {
    appointments: state.appointments.map((a) => ({ ...a, attendance: attendanceOf(a) })),
    dnaCount: dnas.length,
    lastDna: last && dnaOf(last, programme.clearNoticeDays),
    assessedAt: firstAssessedAt(state),
    planAgreedAt: plan?.agreedAt,
    reviewDate: plan?.reviewDate,
  };
}

function dnaOf({ appointmentId, startsAt, noticeGivenOn }: Appointment, clearNoticeDays: number): Dna {
  const noticeWasClear = noticeGivenOn !== undefined && daysBetween(noticeGivenOn, londonDate(startsAt)) >= clearNoticeDays;
  return { appointmentId, startsAt, noticeGivenOn, noticeWasClear };
}
