import { Choice, FactBody, Note } from '#http';
import {
  CONCERN_CATEGORIES,
  CONCERN_OUTCOMES,
  CONCERN_SEVERITIES,
  READING_REASONS,
  type ConcernCategory,
  type ConcernOutcome,
  type ConcernSeverity,
  type ReadingReason,
} from '../model/vocabulary.js';

export class ConcernBody extends FactBody {
  @Choice(CONCERN_CATEGORIES, { about: 'What the concern is about.' })
  category: ConcernCategory;

  @Choice(CONCERN_SEVERITIES, { about: 'How serious it is, most serious first.', example: 'medium' })
  severity: ConcernSeverity;

  @Note({
    about: 'What was seen or said, in your own words. Kept under a key of its own; reading it later needs a reason, which is recorded.',
    example: 'Said that there was nothing to eat at home.',
  })
  description: string;
}

export class ClosingBody extends FactBody {
  @Choice(CONCERN_OUTCOMES, { about: 'What became of it.', example: 'referred-to-local-authority' })
  outcome: ConcernOutcome;

  @Note({ about: 'Anything worth knowing; read as the concern is.', optional: true })
  note?: string;
}

/** A reading happens now and at no other time, so this body has no `effectiveAt`. */
export class ReadingBody {
  @Choice(READING_REASONS, { about: 'Why you need to read it. It is recorded under your account before anything is shown.', example: 'handover' })
  reason: ReadingReason;

  @Note({ about: 'The reason in your own words.', example: 'Taking over the case today.' })
  explanation: string;
}
