import { isUuid } from '#kernel';
import { EventTooLarge, MAX_EVENT_BYTES, type NewEvent } from './port.js';

/** No character of JSON text takes more bytes than this. */
const MOST_BYTES = 3;

/**
 * Refuses events that the log would not give back as they were written, since their hashes would never verify again: times
 * are in UTC with milliseconds, ids are UUIDs in lower case.
 *
 * @returns the data of each event as JSON
 * @throws EventTooLarge if one exceeds the size limit
 */
export function checkEvents(events: readonly NewEvent[]): string[] {
  if (events.length === 0) throw new Error('An append needs at least one event');
  return events.map((event) => {
    if (!isAsWritten(event.effectiveAt)) throw new Error(`The effective time of ${event.type} is not as the log writes it`);
    const { eventId, caseId, correlationId, causationId, commandId } = event;
    for (const id of [eventId, caseId ?? eventId, correlationId, causationId, commandId]) {
      if (!isUuid(id) || UPPER_CASE.test(id)) throw new Error(`An id of ${event.type} is not as the log writes it`);
    }
    const data = JSON.stringify(event.data);
    checkSize(event.type, `[${data},${JSON.stringify(event.personal)}]`);
    return data;
  });
}

const UPPER_CASE = /[A-F]/;

function checkSize(type: string, json: string): void {
  if (json.length * MOST_BYTES <= MAX_EVENT_BYTES) return;
  const bytes = Buffer.byteLength(json);
  if (bytes > MAX_EVENT_BYTES) throw new EventTooLarge(type, bytes);
}

/** Whether a time is in UTC, with milliseconds, and in a year from 1 to 9999, where text order is time order. */
function isAsWritten(instant: string): boolean {
  if (instant.length !== 24 || instant.startsWith('0000')) return false;
  if (IN_EVERY_MONTH.test(instant)) return true;
  const time = new Date(instant);
  return !Number.isNaN(time.getTime()) && time.toISOString() === instant;
}

/** A time on one of the days that every month has: that it is one can be seen without asking a calendar, which takes ten times as long. */
const IN_EVERY_MONTH = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
