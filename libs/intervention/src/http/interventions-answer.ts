import { ATTENDANCE_CODES, CANCELLED_BY, type AttendanceCode, type CancelledBy } from '#assessment/contract';
import { Choice, Flag, Identifier, Moment, Parts, Text, Whole } from '#http';
import { INTERVENTION_KINDS, type InterventionKind } from '#programmes/contract';
import { GOAL_RESULTS, SESSION_MODES, STOP_REASONS, SUPPLIER_DECLINE_REASONS, type GoalResult, type SessionMode } from '../model/vocabulary.js';

const SESSION_STATUSES = ['booked', 'recorded', 'cancelled', 'superseded'] as const;
const STATUSES = ['ordered', 'accepted', 'declined', 'completed', 'stopped'] as const;

/** A session and what became of it. */
export class SessionAnswer {
  @Identifier({ about: 'The session.' })
  sessionId: string;

  @Choice(SESSION_STATUSES, {
    about: '`booked`: ahead, or its attendance is still to be recorded; `superseded`: moved, and the one that replaced it counts.',
  })
  status: (typeof SESSION_STATUSES)[number];

  @Moment({ about: 'When it starts, or was to start.' })
  startsAt: string;

  @Choice(SESSION_MODES, { about: 'How it is held.' })
  mode: SessionMode;

  @Choice(Object.keys(ATTENDANCE_CODES), { about: 'National attendance code. Absent: not known yet, or it was moved.', example: '5', optional: true })
  attendance?: AttendanceCode;

  @Choice(CANCELLED_BY, { about: 'Who called it off. Absent: nobody did.', optional: true })
  cancelledBy?: CancelledBy;

  @Identifier({ about: 'The session that it took the place of. Absent: none.', optional: true })
  replaces?: string;
}

/** An intervention as it stands. What was written about it in words is in the timeline of the case. */
export class InterventionAnswer {
  @Identifier({ about: 'The intervention.' })
  interventionId: string;

  @Choice(STATUSES, { about: '`ordered` waits for its external supplier; `accepted` runs.', example: 'accepted' })
  status: (typeof STATUSES)[number];

  @Choice(INTERVENTION_KINDS, { about: 'What was ordered.', example: 'physiotherapy' })
  kind: InterventionKind;

  @Text({ about: "Code of the supplier in the programme's catalogue.", example: 'PRV01' })
  supplier: string;

  @Flag({ about: 'True for a local service outside the programme, which has a wait of its own.', example: false })
  external: boolean;

  @Whole({ about: 'Sessions agreed.', min: 1, max: 100, example: 6 })
  plannedSessions: number;

  @Whole({ about: 'Sessions of these that are neither booked nor used.', min: 0, max: 100, example: 3 })
  sessionsLeft: number;

  @Whole({ about: 'Sessions in which the person was seen, on time or late.', min: 0, max: 100, example: 2 })
  attendedSessions: number;

  @Moment({ about: 'When it was ordered.' })
  orderedAt: string;

  @Moment({ about: 'When its supplier accepted it. Absent: it has not.', optional: true })
  acceptedAt?: string;

  @Moment({ about: 'When the first session began in which the person was seen. Absent: none yet.', optional: true })
  firstAttendedAt?: string;

  @Moment({ about: 'When it was declined, completed or stopped. Absent: it has not ended.', optional: true })
  endedAt?: string;

  @Choice(GOAL_RESULTS, { about: 'How far its goal was reached. Absent unless completed.', optional: true })
  goal?: GoalResult;

  @Choice([...new Set<string>([...STOP_REASONS, ...SUPPLIER_DECLINE_REASONS])], {
    about: 'Why it was stopped, or its supplier declined it. Absent otherwise.',
    example: 'no-longer-needed',
    optional: true,
  })
  reason?: string;

  @Parts(() => SessionAnswer, { about: 'Its sessions, earliest first.', max: 1_000 })
  sessions: SessionAnswer[];
}

/** The interventions of a case. */
export class InterventionList {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Parts(() => InterventionAnswer, { about: 'Its interventions, in the order in which they were ordered.', max: 1_000 })
  interventions: InterventionAnswer[];

  @Text({ about: 'Log position of the latest event that this rests on; it is also the ETag.', example: '0000000000000042' })
  position: string;
}
