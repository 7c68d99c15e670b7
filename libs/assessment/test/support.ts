import { derivedId, STEPWISE_NAMESPACE, type CorrectFact, type Uuid } from '#kernel';
import { given, pastEventId, type Past } from '#support/decisions.js';
import { anOpenCase } from '#support/stories.js';
import { assessment } from '../src/index.js';
import type { AssessmentEvent, EventOf } from '../src/model/events.js';
import type { AssessmentCommand } from '../src/model/commands.js';

/** The appointment of the stories: Tuesday 10 March 2026, 10:00 in London. */
export const THE_APPOINTMENT = 'a0000000-0000-4000-8000-000000000001';
/** Another one. */
export const OTHER_APPOINTMENT = 'a0000000-0000-4000-8000-000000000002';
/** The id that a booking decided in a test gets. */
export const NEW_APPOINTMENT: Uuid = derivedId(STEPWISE_NAMESPACE, 'test-command|appointment');

export const STARTS_AT = '2026-03-10T10:00:00.000Z';

type Told<T extends AssessmentEvent['type']> = Past<EventOf<T>>;
type Data<T extends AssessmentEvent['type']> = Partial<EventOf<T>['data']>;
type Command<T extends AssessmentCommand['type']> = Extract<AssessmentCommand, { type: T }>;

/** Booked on 2 March for 10 March, and the person told on the day of booking. */
export const booked = (data: Data<'AppointmentBooked'> = {}, at?: string): Told<'AppointmentBooked'> => ({
  type: 'AppointmentBooked',
  data: {
    appointmentId: THE_APPOINTMENT,
    purpose: 'assessment',
    mode: 'telephone',
    startsAt: STARTS_AT,
    durationMinutes: 45,
    practitioner: 'clinician-1',
    noticeGivenOn: '2026-03-02',
    ...data,
  },
  ...(at ? { at } : {}),
});

export const cancelled = (data: Data<'AppointmentCancelled'> = {}, at = '2026-03-09T09:00:00.000Z'): Told<'AppointmentCancelled'> => ({
  type: 'AppointmentCancelled',
  data: { appointmentId: THE_APPOINTMENT, by: 'person', reason: 'unwell', ...data },
  at,
});

/** Attendance of the appointment, recorded an hour after its start. */
export const attended = (data: Data<'AttendanceRecorded'> = {}, at = '2026-03-10T11:00:00.000Z'): Told<'AttendanceRecorded'> => ({
  type: 'AttendanceRecorded',
  data: { appointmentId: THE_APPOINTMENT, code: '5', ...data },
  at,
});

export const assessed = (data: Data<'AssessmentCompleted'> = {}, at = '2026-03-10T11:30:00.000Z'): Told<'AssessmentCompleted'> => ({
  type: 'AssessmentCompleted',
  data: {
    appointmentId: THE_APPOINTMENT,
    obstacles: [{ domain: 'health', code: 'pain', severity: 'moderate' }],
    functionalLimits: ['sitting'],
    ...data,
  },
  at,
});

export const planAgreed = (data: Data<'PlanAgreed'> = {}, at = '2026-03-12T10:00:00.000Z'): Told<'PlanAgreed'> => ({
  type: 'PlanAgreed',
  data: { goals: ['phased-return'], recommendations: ['phased-return'], interventionsNeeded: ['physiotherapy'], reviewDate: '2026-04-09', ...data },
  at,
});

/** Somebody who was booked, seen, assessed and agreed a plan. */
export const upToThePlan = (): Past<AssessmentEvent>[] => [booked(), attended(), assessed(), planAgreed()];

export const bookIt = (overrides: Partial<Command<'BookAppointment'>> = {}): Command<'BookAppointment'> => ({
  type: 'BookAppointment',
  purpose: 'assessment',
  mode: 'telephone',
  startsAt: '2026-03-24T10:00:00.000Z',
  durationMinutes: 45,
  practitioner: 'clinician-1',
  ...overrides,
});

export const cancelIt = (overrides: Partial<Command<'CancelAppointment'>> = {}): Command<'CancelAppointment'> => ({
  type: 'CancelAppointment',
  appointmentId: THE_APPOINTMENT,
  by: 'person',
  reason: 'unwell',
  ...overrides,
});

export const recordIt = (overrides: Partial<Command<'RecordAttendance'>> = {}): Command<'RecordAttendance'> => ({
  type: 'RecordAttendance',
  appointmentId: THE_APPOINTMENT,
  code: '5',
  ...overrides,
});

export const completeIt = (overrides: Partial<Command<'CompleteAssessment'>> = {}): Command<'CompleteAssessment'> => ({
  type: 'CompleteAssessment',
  obstacles: [],
  functionalLimits: [],
  ...overrides,
});

export const measureIt = (overrides: Partial<Command<'RecordMeasure'>> = {}): Command<'RecordMeasure'> => ({
  type: 'RecordMeasure',
  instrument: 'gad-7',
  answers: [2, 2, 2, 2, 2, 2, 2],
  occasion: 'baseline',
  ...overrides,
});

export const agreeIt = (overrides: Partial<Command<'AgreePlan'>> = {}): Command<'AgreePlan'> => ({
  type: 'AgreePlan',
  goals: ['phased-return'],
  recommendations: ['phased-return', 'medication-review'],
  interventionsNeeded: ['physiotherapy'],
  ...overrides,
});

export const reviseIt = (overrides: Partial<Command<'RevisePlan'>> = {}): Command<'RevisePlan'> => ({
  ...agreeIt(),
  ...overrides,
  type: 'RevisePlan',
});

export const reviewIt = (overrides: Partial<Command<'ReviewPlan'>> = {}): Command<'ReviewPlan'> => ({
  type: 'ReviewPlan',
  progress: 'on-track',
  goalsAchieved: [],
  ...overrides,
});

/** Corrects the n-th past event of the story, from 0. */
export const correctIt = (n: number, facts: Record<string, unknown>, overrides: Partial<CorrectFact> = {}): CorrectFact => ({
  type: 'CorrectFact',
  eventId: pastEventId(n),
  reason: 'clerical-error',
  facts,
  struckOut: false,
  ...overrides,
});

/** Takes the n-th past event of the story out. */
export const strikeOut = (n: number): CorrectFact => correctIt(n, {}, { struckOut: true, reason: 'entered-in-error' });

/** A story about an open case in the staged programme, on Monday 16 March 2026 at noon. */
export const story = (context = anOpenCase()) => given(assessment, context);
