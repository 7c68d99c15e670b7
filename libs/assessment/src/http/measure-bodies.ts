import { Choice, CreatedReceipt, FactBody, Flag, Note, Text, Whole } from '#http';
import { INSTRUMENT_IDS, NO_SCORE_REASONS, type InstrumentId, type NoScoreReason } from '../instruments/instrument.js';
import { MEASURE_OCCASIONS, type MeasureOccasion } from '../model/vocabulary.js';
import { AnswersField } from './answers-field.js';

/** Answers to an instrument. */
export class MeasureBody extends FactBody {
  @Choice(INSTRUMENT_IDS, { about: 'The instrument; GET /v1/instruments describes each.' })
  instrument: InstrumentId;

  @Text({ about: 'Its version. Leave out for the newest.', example: '1', max: 20, optional: true })
  version?: string;

  @AnswersField({
    about: 'The answers in the order of the items, null for an item that was not answered. The score is worked out from them.',
    example: [1, 2, 0, 1, 1, null, 2, 1, 0],
  })
  answers: (number | null)[];

  @Choice(MEASURE_OCCASIONS, { about: 'When in the case it was taken. One baseline per instrument; `follow-up` after the discharge.' })
  occasion: MeasureOccasion;

  @Note({ about: 'Anything worth knowing. Personal.', optional: true })
  note?: string;
}

/** The answer to a recorded measure: what the answers come to. */
export class MeasureReceipt extends CreatedReceipt {
  @Whole({ about: 'The score, in points of the instrument; absent where there is none.', min: 0, max: 100, example: 11, optional: true })
  score?: number;

  @Choice(NO_SCORE_REASONS, { about: 'Why there is no score.', optional: true })
  noScoreBecause?: NoScoreReason;

  @Flag({ about: 'Whether the score counts as a case; absent where the instrument sets no threshold.', optional: true })
  caseness?: boolean;

  @Text({ about: 'The band that the score falls in, where the instrument has bands.', example: 'significant', optional: true })
  band?: string;

  @Flag({ about: 'An answer may mean a risk to life: a clinician should look the same day.', example: false })
  mayMeanRiskToLife: boolean;
}
