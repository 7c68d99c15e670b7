import { findInstrument } from '../instruments/catalogue.js';
import { INSTRUMENT_IDS, type Answers, type InstrumentId } from '../instruments/instrument.js';
import { faultOfAnswers, scoreAnswers } from '../instruments/score.js';

/**
 * What a correction of a measure's facts changes about its score; null for what no longer holds. Nothing where the facts
 * are ill-formed: the correction is refused then.
 */
export function rescore(data: Readonly<Record<string, unknown>>): { score?: number | null; noScoreBecause?: string | null } {
  const { instrument: id, version, answers } = data;
  const readable = INSTRUMENT_IDS.includes(id as InstrumentId) && typeof version === 'string' && Array.isArray(answers);
  const instrument = readable ? findInstrument(id as InstrumentId, version) : undefined;
  if (!instrument || faultOfAnswers(instrument, answers as Answers)) return {};
  const { score, noScoreBecause } = scoreAnswers(instrument, answers as Answers);
  return {
    ...(score === data['score'] ? {} : { score: score ?? null }),
    ...(noScoreBecause === data['noScoreBecause'] ? {} : { noScoreBecause: noScoreBecause ?? null }),
  };
}
