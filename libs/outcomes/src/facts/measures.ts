import { findInstrument, isCaseness, recovered, reliableChange, type AssessmentEvent, type InstrumentId } from '#assessment/contract';
import { known, type Happened } from '#kernel';
import { happenedInOrder, type BelievedCase } from '../history/case-history.js';
import type { MeasureFact } from './outcome-facts.js';

type Taken = Happened<Extract<AssessmentEvent, { type: 'MeasureRecorded' }>>;
type Scored = Taken & { data: { score: number } };

/** What each instrument that was used shows, in the order of first use. */
export function measuresOf({ assessment }: BelievedCase): MeasureFact[] {
  const taken = Map.groupBy(happenedInOrder(assessment, 'MeasureRecorded'), ({ data }) => data.instrument);
  return [...taken].map(([instrument, measures]) => measureOf(instrument, measures));
}

const isScored = (measure: Taken): measure is Scored => measure.data.score !== undefined;

/**
 * Pairs the first scored baseline with the last score after it by the same version of the instrument. A baseline taken
 * again is no later score, and scores of two versions are never compared.
 */
function measureOf(instrument: InstrumentId, taken: readonly Taken[]): MeasureFact {
  const scored = taken.filter(isScored);
  const baseline = scored.find(({ data }) => data.occasion === 'baseline');
  const latest = (scored.at(-1) ?? taken.at(-1)) as Taken;
  if (!baseline) return { instrument, version: latest.data.version, status: scored.length > 0 ? 'no-baseline' : 'no-score' };
  const { version, score: first } = baseline.data;
  const definition = findInstrument(instrument, version);
  const caseAtFirst = definition && isCaseness(definition, first);
  const later = scored.slice(scored.indexOf(baseline) + 1).findLast(({ data }) => data.occasion !== 'baseline' && data.version === version);
  if (!later) return known({ instrument, version, status: 'no-follow-up' as const, first, caseAtFirst });
  const last = later.data.score;
  return known({
    instrument,
    version,
    status: 'paired' as const,
    first,
    last,
    change: last - first,
    reliable: definition && reliableChange(definition, first, last),
    caseAtFirst,
    recovered: definition && recovered(definition, first, last),
  });
}
