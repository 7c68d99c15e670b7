import type { Event, EventShape, Happened, Recorded } from './event.js';
import type { Uuid } from './identifiers.js';
import type { Instant } from './time.js';

/** Why a recorded fact is corrected. */
export const CORRECTION_REASONS = ['entered-in-error', 'clerical-error', 'new-information', 'wrong-person', 'reported-by-person'] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

/**
 * Corrects an earlier event of the same stream. The old event stays readable; from here on its facts are `facts`
 * over the old ones, at `effectiveAt` if given, or it no longer counts (`struckOut`).
 */
export type FactCorrected = Event<
  'FactCorrected',
  {
    corrects: Uuid;
    correctedType: string;
    reason: CorrectionReason;
    /** The fields of `data` that change, with their new values; a field set to null is taken out. */
    facts: Record<string, unknown>;
    newEffectiveAt?: Instant;
    struckOut: boolean;
  },
  /** Changed personal fields under their own names, and `explanation` in the corrector's words. */
  Record<string, unknown>
>;

/**
 * The events of one stream with its corrections applied, in the order of the stream. Struck-out events and the
 * corrections themselves are left out. Every fold, of a decider or of a read model, starts from this.
 */
export function correctedHistory<E extends EventShape>(events: readonly Recorded<E | FactCorrected>[]): Happened<E>[] {
  const corrections = new Map<Uuid, Recorded<FactCorrected>[]>();
  for (const event of events) {
    if (event.type !== 'FactCorrected') continue;
    const correction = event as Recorded<FactCorrected>;
    const list = corrections.get(correction.data.corrects) ?? [];
    list.push(correction);
    corrections.set(correction.data.corrects, list);
  }
  const history: Happened<E>[] = [];
  for (const event of events) {
    if (event.type === 'FactCorrected') continue;
    const corrected = applyCorrections(event as Recorded<E>, corrections.get(event.eventId) ?? []);
    if (corrected) history.push(corrected);
  }
  return history;
}

function applyCorrections<E extends EventShape>(event: Recorded<E>, corrections: readonly Recorded<FactCorrected>[]): Happened<E> | undefined {
  const correctedBy = corrections.map((c) => c.eventId);
  const last = corrections.at(-1);
  if (!last) return { ...event, correctedBy } as Happened<E>;
  if (last.data.struckOut) return undefined;
  let data: Record<string, unknown> = { ...event.data };
  let effectiveAt = event.effectiveAt;
  for (const { data: correction } of corrections) {
    if (correction.struckOut) continue;
    data = withFacts(data, correction.facts);
    effectiveAt = correction.newEffectiveAt ?? effectiveAt;
  }
  return { ...event, data, effectiveAt, correctedBy } as Happened<E>;
}

/** New facts over old; null takes a field out (null is "not yet", and so is absence). */
export function withFacts(data: Record<string, unknown>, facts: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...data, ...facts };
  for (const [field, value] of Object.entries(facts)) if (value === null) delete merged[field];
  return merged;
}
