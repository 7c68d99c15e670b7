import { Choice, Day, FactBody, Identifier, Moment, Note, Text, Whole } from '#http';
import { ASSESSMENT_MODES, type AssessmentMode } from '#programmes/contract';
import { ATTENDANCE_CODES, type AttendanceCode } from '../model/attendance-codes.js';
import {
  APPOINTMENT_PURPOSES,
  CANCELLATION_REASONS,
  CANCELLED_BY,
  type AppointmentPurpose,
  type CancellationReason,
  type CancelledBy,
} from '../model/vocabulary.js';

const codesInWords = Object.entries(ATTENDANCE_CODES)
  .map(([code, words]) => `${code}: ${words}`)
  .join('; ');

const reasonsInWords = CANCELLED_BY.map((by) => `by the ${by}: ${CANCELLATION_REASONS[by].join(', ')}`).join('; ');

/** An appointment to book. */
export class AppointmentBody extends FactBody {
  @Choice(APPOINTMENT_PURPOSES, { about: 'What it is for.', example: 'assessment' })
  purpose: AppointmentPurpose;

  @Choice(ASSESSMENT_MODES, { about: 'How the person is seen; one of the ways that the programme offers.' })
  mode: AssessmentMode;

  @Moment({ about: 'When it starts. Up to a year ahead; the only time that may lie in the future.', example: '2026-03-24T10:00:00Z' })
  startsAt: string;

  @Whole({ about: 'How long it takes, in minutes.', min: 5, max: 480, example: 45 })
  durationMinutes: number;

  @Text({
    about: 'Account id of the practitioner who sees the person. Never a name.',
    example: 'clinician-1',
    max: 100,
    pattern: { regex: /^[\w.:@-]+$/, says: 'an account id: letters, digits and . : @ _ -' },
  })
  practitioner: string;

  @Day({ about: 'Day on which the person was told of it; decides whether notice was clear. Leave out until they have been told.', optional: true })
  noticeGivenOn?: string;

  @Identifier({ about: 'The appointment that this one is a reschedule of; that one no longer counts, and is no cancellation.', optional: true })
  replaces?: string;

  @Text({ about: 'Where, or how to join. Personal.', example: 'Northfield Centre, room 2', max: 300, optional: true })
  place?: string;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}

/** What became of an appointment. */
export class AppointmentAttendanceBody extends FactBody {
  @Choice(Object.keys(ATTENDANCE_CODES), {
    about: `National attendance code. ${codesInWords}. Record 5, 6, 7 or 3 alone: 2 and 4 come from a cancellation, 0 is never recorded.`,
    example: '5',
  })
  code: AttendanceCode;

  @Moment({
    about: 'When the person arrived, where somebody noted it. After the start for 6 and 7; not for 3.',
    example: '2026-03-24T09:55:00Z',
    optional: true,
  })
  arrivedAt?: string;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}

/** A cancellation. */
export class AppointmentCancellationBody extends FactBody {
  @Choice(CANCELLED_BY, { about: 'Who calls it off. `person` includes whoever does so for them, and comes before the start.' })
  by: CancelledBy;

  @Choice([...new Set(Object.values(CANCELLATION_REASONS).flat())], { about: `Why. The reasons ${reasonsInWords}.` })
  reason: CancellationReason;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}
