import { bandOf, findInstrument, reliableChange, type AssessmentEvent } from '#assessment/contract';
import type { Happened } from '#kernel';
import { dayOf } from './plain.js';

type Measured = Happened<Extract<AssessmentEvent, { type: 'MeasureRecorded' }>>;

const CHANGE_WORDS = { improved: 'improved', deteriorated: 'worse', 'no-reliable-change': 'no reliable change' } as const;

/** Scores taken, the oldest first. Measures without a score are left out: their answers are not for a letter. */
function scores(history: readonly Happened<AssessmentEvent>[]): (Measured & { data: { score: number } })[] {
  const measured = history.filter((e) => e.type === 'MeasureRecorded') as Measured[];
  return measured
    .filter((e): e is Measured & { data: { score: number } } => e.data.score !== undefined)
    .toSorted((a, b) => a.effectiveAt.localeCompare(b.effectiveAt));
}

/** The newest score by each instrument: `{ 'PHQ-9': '14 (range 0 to 27), 16 March 2026' }`. */
export function scoresInWords(history: readonly Happened<AssessmentEvent>[]): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const { data, effectiveAt } of scores(history)) {
    const instrument = findInstrument(data.instrument, data.version);
    if (instrument?.kind !== 'scale') continue;
    const band = bandOf(instrument, data.score);
    const { from, to } = instrument.range;
    facts[instrument.name] =
      `${data.score} (${from} to ${to}, ${instrument.better} is better)${band ? `, ${band.label}` : ''}, ${dayOf(effectiveAt)}`;
  }
  return facts;
}

/** First and last score by each instrument and version: `{ 'PHQ-9': '14 on 16 March 2026, 6 on 1 June 2026: improved' }`. */
export function changesInWords(history: readonly Happened<AssessmentEvent>[]): Record<string, string> {
  const facts: Record<string, string> = {};
  const byInstrument = Map.groupBy(scores(history), ({ data }) => `${data.instrument}|${data.version}`);
  for (const [first, ...others] of byInstrument.values()) {
    const instrument = first && findInstrument(first.data.instrument, first.data.version);
    if (!first || instrument?.kind !== 'scale') continue;
    const at = ({ data, effectiveAt }: typeof first): string => `${data.score} on ${dayOf(effectiveAt)}`;
    const last = others.at(-1);
    const change = last && reliableChange(instrument, first.data.score, last.data.score);
    facts[instrument.name] = last ? `${at(first)}, ${at(last)}${change ? `: ${CHANGE_WORDS[change]}` : ''}` : at(first);
  }
  return facts;
}
