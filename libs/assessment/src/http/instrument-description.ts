import { Choice, Flag, Part, Parts, Text, Whole, Wholes } from '#http';
import {
  INSTRUMENT_IDS,
  NO_SCORE_REASONS,
  type Direction,
  type Instrument,
  type InstrumentId,
  type NoScoreReason,
  type Source,
} from '../instruments/instrument.js';

const DIRECTIONS: readonly Direction[] = ['higher', 'lower'];

/** Bounds in points, both included. */
export class PointsRange {
  @Whole({ about: 'Lowest.', min: 0, max: 100, example: 0 })
  from: number;

  @Whole({ about: 'Highest.', min: 0, max: 100, example: 27 })
  to: number;
}

/** One item: the whole numbers that answer it. */
export class InstrumentItem extends PointsRange {
  @Text({ about: 'What it asks about, where items are read one by one.', example: 'mobility', optional: true })
  about?: string;

  @Choice(DIRECTIONS, { about: 'Which way is better for the person.', example: 'lower' })
  better: Direction;
}

/** Scores that share a meaning. */
export class InstrumentBand extends PointsRange {
  @Text({ about: 'What a score between the two, both included, means.', example: 'significant' })
  label: string;
}

/** The score of somebody who counts as a case: one of the two. */
export class CasenessThreshold {
  @Whole({ about: 'A score of this many points or more is a case.', min: 0, max: 100, example: 10, optional: true })
  atLeast?: number;

  @Whole({ about: 'A score of fewer points is a case.', min: 0, max: 100, example: 52, optional: true })
  below?: number;
}

/** Where a number comes from. */
export class InstrumentSource {
  @Choice(['scoring', 'missing-answers', 'caseness', 'reliable-change', 'bands'], { about: 'Which fact about the instrument it is the source of.' })
  fact: Source['fact'];

  @Flag({ about: 'True: read in a primary source. False: taken at second hand, to be checked before relying on it.', example: false })
  primary: boolean;

  @Text({ about: 'The source, with what it says.', example: 'NHS Talking Therapies manual: 10 or more' })
  cite: string;
}

/** One version of an outcome instrument. Its questions are licensed, and not given here. */
export class InstrumentDescription {
  @Choice(INSTRUMENT_IDS, { about: 'Id, as a measure names it.' })
  id: InstrumentId;

  @Text({ about: 'Version. Scores of two versions are never compared.', example: '1' })
  version: string;

  @Text({ about: 'Name.', example: 'PHQ-9' })
  name: string;

  @Choice(['scale', 'profile'], { about: '`scale`: the answers add up to one score. `profile`: read item by item, without a score.' })
  kind: Instrument['kind'];

  @Whole({ about: 'Number of items, and so of answers.', min: 1, max: 100, example: 9 })
  numberOfItems: number;

  @Parts(() => InstrumentItem, {
    about: 'The items in the order of the answers: which whole numbers each takes.',
    example: [{ from: 0, to: 3, better: 'lower' }],
  })
  items: readonly InstrumentItem[];

  @Choice(DIRECTIONS, { about: 'Which way a score is better for the person. Scales only.', example: 'lower', optional: true })
  better?: Direction;

  @Part(() => PointsRange, { about: 'Lowest and highest score. Scales only.', example: { from: 0, to: 27 }, optional: true })
  range?: PointsRange;

  @Whole({ about: 'The sum of the answers is multiplied by this. Scales only.', min: 1, max: 100, example: 1, optional: true })
  times?: number;

  @Whole({
    about: 'How many items may be left out; the mean of the others stands in for them. Scales only.',
    min: 0,
    max: 100,
    example: 2,
    optional: true,
  })
  missingAllowed?: number;

  @Part(() => CasenessThreshold, { about: 'Threshold of a case; absent where there is none.', example: { atLeast: 10 }, optional: true })
  caseness?: CasenessThreshold;

  @Whole({
    about: 'Points by which two scores must differ to be more than chance; absent where none is defined.',
    min: 1,
    max: 100,
    example: 6,
    optional: true,
  })
  reliableChange?: number;

  @Parts(() => InstrumentBand, {
    about: 'Bands of scores; absent where there are none.',
    example: [{ from: 10, to: 20, label: 'significant' }],
    optional: true,
  })
  bands?: readonly InstrumentBand[];

  @Choice(NO_SCORE_REASONS, { about: 'Why it has no score. Profiles only.', example: 'separate-items', optional: true })
  noScoreBecause?: NoScoreReason;

  @Wholes({
    about: 'Places in the list of answers, from 0, where anything above the lowest answer may mean a risk to life; empty if none.',
    min: 0,
    max: 100,
    length: 100,
    example: [8],
  })
  safetyItems: readonly number[];

  @Parts(() => InstrumentSource, {
    about: 'Where these numbers come from.',
    example: [{ fact: 'caseness', primary: false, cite: 'NHS Talking Therapies manual: 10 or more' }],
  })
  sources: readonly InstrumentSource[];
}

/** Every version of every instrument. */
export class InstrumentList {
  @Parts(() => InstrumentDescription, { about: 'The instruments; of one instrument, the newest version last.' })
  instruments: InstrumentDescription[];
}

/** An instrument as the interface describes it. */
export function describeInstrument({ safetyItems = [], sources, ...rest }: Instrument): InstrumentDescription {
  return {
    ...rest,
    numberOfItems: rest.items.length,
    safetyItems,
    sources: sources.map(({ fact, mark, cite }) => ({ fact, primary: mark === '✔', cite })),
  };
}
