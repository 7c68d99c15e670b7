import { isUuid } from '#kernel';
import { EventTooLarge, MAX_EVENT_BYTES, type NewEvent } from './port.js';

/**
 * Refuses events that the log would not give back as they were written, since their hashes would never verify again: times
 * are in UTC with milliseconds, ids are UUIDs in lower case.
 *
 * @throws EventTooLarge if one exceeds the size limit
 */
export function checkEvents(events: readonly NewEvent[]): void {
  if (events.length === 0) throw new Error('An append needs at least one event');
  for (const event of events) {
    if (!isAsWritten(event.effectiveAt)) throw new Error(`The effective time of ${event.type} is not as the log writes it`);
    const { eventId, caseId, correlationId, causationId, commandId } = event;
    for (const id of [eventId, caseId ?? eventId, correlationId, causationId, commandId]) {
      if (!isUuid(id) || id !== id.toLowerCase()) throw new Error(`An id of ${event.type} is not as the log writes it`);
    }
    const bytes = Buffer.byteLength(JSON.stringify([event.data, event.personal]));
    if (bytes > MAX_EVENT_BYTES) throw new EventTooLarge(event.type, bytes);
  }
}

/** Whether a time is in UTC, with milliseconds, and in a year from 1 to 9999, where text order is time order. */
function isAsWritten(instant: string): boolean {
  if (instant.length !== 24 || instant.startsWith('0000')) return false;
  const time = new Date(instant);
  return !Number.isNaN(time.getTime()) && time.toISOString() === instant;
}
