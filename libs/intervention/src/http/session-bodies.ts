import { ATTENDANCE_CODES, CANCELLED_BY, type AttendanceCode, type CancelledBy } from '#assessment/contract';
import { Choice, FactBody, Identifier, Moment, Note, Text } from '#http';
import { SESSION_MODES, type SessionMode } from '../model/vocabulary.js';

const codesInWords = Object.entries(ATTENDANCE_CODES)
  .map(([code, words]) => `${code}: ${words}`)
  .join('; ');

/** A session to book. */
export class SessionBody extends FactBody {
  @Moment({
    about: 'When it starts. Up to a year ahead; it may also be past, where the booking is keyed in after the session.',
    example: '2026-04-14T10:00:00Z',
  })
  startsAt: string;

  @Choice(SESSION_MODES, { about: 'How it is held.' })
  mode: SessionMode;

  @Identifier({ about: 'The session that this one is a reschedule of; that one no longer counts, and is no cancellation.', optional: true })
  replaces?: string;

  @Text({ about: 'Where, or how to join. Personal.', example: 'Northfield Centre, room 2', max: 300, optional: true })
  place?: string;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}

/** What became of a session. */
export class SessionAttendanceBody extends FactBody {
  @Choice(Object.keys(ATTENDANCE_CODES), {
    about: `National attendance code. ${codesInWords}. Record 5, 6, 7 or 3 alone: 2 and 4 come from a cancellation, 0 is never recorded.`,
    example: '5',
  })
  code: AttendanceCode;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}

/** A session called off. */
export class SessionCancellationBody extends FactBody {
  @Choice(CANCELLED_BY, { about: 'Who calls it off. `person` includes whoever does so for them, and comes before the start.' })
  by: CancelledBy;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}
