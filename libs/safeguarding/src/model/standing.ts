import { correctedHistory, type FactCorrected, type Recorded, type Uuid } from '#kernel';
import type { SafeguardingEvent } from './events.js';

/** The stream of a case's safeguarding concerns. */
export const safeguardingStream = (caseId: Uuid): string => `safeguarding-${caseId}`;

/**
 * The name of the key under which the personal part of these events is sealed: one per case, and never the person's own key,
 * so that the right to read a case does not open it.
 */
export const safeguardingKey = (caseId: Uuid): string => `safeguarding-${caseId}`;

/** What other modules may rely on: how many concerns are open. Never what they are about. */
export interface SafeguardingStanding {
  openConcerns: number;
}

/** Folds a safeguarding stream to what other modules may rely on. */
export function safeguardingStanding(events: readonly Recorded<SafeguardingEvent | FactCorrected>[]): SafeguardingStanding {
  const open = new Set<Uuid>();
  for (const event of correctedHistory<SafeguardingEvent>(events)) {
    if (event.type === 'ConcernRaised') open.add(event.data.concernId);
    if (event.type === 'ConcernClosed') open.delete(event.data.concernId);
  }
  return { openConcerns: open.size };
}
