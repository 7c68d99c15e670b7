import { Choice, Flag, Identifier, Moment, Note, Parts, Text, Whole } from '#http';
import { CONCERN_CATEGORIES, CONCERN_OUTCOMES, CONCERN_SEVERITIES } from '../model/vocabulary.js';

/** A concern without its words. */
export class ConcernSummary {
  @Identifier({ about: 'The concern.' })
  concernId: string;

  @Choice(['open', 'closed'], { about: 'How it stands. An open one holds up the discharge.' })
  status: string;

  @Choice(CONCERN_CATEGORIES, { about: 'What it is about.' })
  category: string;

  @Choice(CONCERN_SEVERITIES, { about: 'How serious it is.' })
  severity: string;

  @Moment({ about: 'When it was raised.' })
  raisedAt: string;

  @Identifier({ about: 'The event that raised it; a correction names it.' })
  raisedBy: string;

  @Moment({ about: 'When it was closed. Absent: it is open.', optional: true })
  closedAt?: string;

  @Identifier({ about: 'The event that closed it; a correction names it. Absent: it is open.', optional: true })
  closedBy?: string;
}

/** What everybody who works the case may see of its safeguarding. */
export class SafeguardingSummary {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Whole({ about: 'Number of open concerns.', min: 0, max: 10_000, example: 1 })
  open: number;

  @Whole({ about: 'Number of closed concerns.', min: 0, max: 10_000, example: 0 })
  closed: number;

  @Parts(() => ConcernSummary, { about: 'The concerns, oldest first, without a word of their text.', max: 10_000 })
  concerns: ConcernSummary[];
}

/** A concern as somebody may read it who has said why. */
export class ConcernText extends ConcernSummary {
  @Choice(CONCERN_OUTCOMES, { about: 'What became of it. Absent: it is open.', optional: true })
  outcome?: string;

  @Flag({ about: 'True if its words were erased with the identity of the person.', example: false })
  erased: boolean;

  @Note({
    about: 'What was seen or said. Absent: erased, or taken out by a correction.',
    example: 'Said that there was nothing to eat at home.',
    optional: true,
  })
  description?: string;

  @Note({ about: 'What was noted when it was closed. Absent: nothing, or erased.', optional: true })
  closingNote?: string;

  @Identifier({ about: 'The event that records this reading.' })
  reading: string;

  @Text({ about: 'Log position of the reading.', example: '0000000000000042' })
  position: string;
}
