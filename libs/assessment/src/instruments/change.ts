import type { Band, Instrument } from './instrument.js';

/** What a pair of scores shows. */
export type Change = 'improved' | 'deteriorated' | 'no-reliable-change';

/** Whether a score is a case; `undefined` where the instrument sets no threshold. */
export function isCaseness(instrument: Instrument, score: number): boolean | undefined {
  if (instrument.kind !== 'scale' || !instrument.caseness) return undefined;
  return 'atLeast' in instrument.caseness ? score >= instrument.caseness.atLeast : score < instrument.caseness.below;
}

/**
 * Whether two scores of one person, by the same version, differ by at least the reliable change, and which way;
 * `undefined` where the instrument defines none.
 */
export function reliableChange(instrument: Instrument, first: number, last: number): Change | undefined {
  if (instrument.kind !== 'scale' || instrument.reliableChange === undefined) return undefined;
  const gain = instrument.better === 'higher' ? last - first : first - last;
  if (Math.abs(gain) < instrument.reliableChange) return 'no-reliable-change';
  return gain > 0 ? 'improved' : 'deteriorated';
}

/**
 * Recovery (NHS Talking Therapies): at caseness first and below it last. `undefined` for those who did not start at
 * caseness, who are not in the denominator, and where the instrument sets no threshold.
 */
export function recovered(instrument: Instrument, first: number, last: number): boolean | undefined {
  return isCaseness(instrument, first) ? isCaseness(instrument, last) === false : undefined;
}

/** The band that a score falls in, where the instrument has bands. */
export function bandOf(instrument: Instrument, score: number): Band | undefined {
  return instrument.kind === 'scale' ? instrument.bands?.find((band) => score >= band.from && score <= band.to) : undefined;
}
