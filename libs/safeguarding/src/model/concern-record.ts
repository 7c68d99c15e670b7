import { known, type Happened, type Instant, type Uuid } from '#kernel';
import type { SafeguardingEvent } from './events.js';
import type { ConcernCategory, ConcernOutcome, ConcernSeverity } from './vocabulary.js';

/** What is on record about a concern without its words: codes, times and the events that corrections name. */
export interface ConcernRecord {
  concernId: Uuid;
  category: ConcernCategory;
  severity: ConcernSeverity;
  raisedAt: Instant;
  /** The event that raised it. */
  raisedBy: Uuid;
  /** Absent: it is open. */
  closing?: { outcome: ConcernOutcome; closedAt: Instant; closedBy: Uuid };
}

/** The concerns of a case, oldest first. A closing whose concern was struck out closes nothing. */
export function concernRecords(history: readonly Happened<SafeguardingEvent>[]): ConcernRecord[] {
  const closings = new Map<Uuid, ConcernRecord['closing']>();
  for (const { type, data, effectiveAt, eventId } of history) {
    if (type === 'ConcernClosed') closings.set(data.concernId, { outcome: data.outcome, closedAt: effectiveAt, closedBy: eventId });
  }
  return history.flatMap(({ type, data, effectiveAt, eventId }) => {
    if (type !== 'ConcernRaised') return [];
    const { concernId, category, severity } = data;
    return [known<ConcernRecord>({ concernId, category, severity, raisedAt: effectiveAt, raisedBy: eventId, closing: closings.get(concernId) })];
  });
}
