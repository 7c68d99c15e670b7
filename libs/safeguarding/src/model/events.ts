import type { Event, Uuid } from '#kernel';
import type { ConcernCategory, ConcernOutcome, ConcernSeverity, ReadingReason } from './vocabulary.js';

/**
 * The facts of safeguarding. They live in a stream of their own and their personal part under a key of its own, so that
 * whoever may read the case does not thereby read this.
 */
export type SafeguardingEvent =
  | Event<'ConcernRaised', { concernId: Uuid; category: ConcernCategory; severity: ConcernSeverity }, { description: string }>
  | Event<'ConcernClosed', { concernId: Uuid; outcome: ConcernOutcome }, { note?: string }>
  | Event<'ConcernRead', { concernId: Uuid; reason: ReadingReason }, { explanation: string }>;
