import type { Instant, Recorded } from '#kernel';
import { checkEvents } from './check-events.js';
import { chainHash, contentHash } from './hash-chain.js';
import { positionOf, type NewEvent } from './port.js';

/** An event that is to be appended, with what is made of it but once. */
export interface Written {
  readonly event: NewEvent;
  /** Its data as JSON. */
  readonly data: string;
  readonly contentHash: string;
}

/**
 * The events of an append, checked.
 * @throws whatever `checkEvents` says of them
 */
export const writtenAs = (stream: string, events: readonly NewEvent[]): Written[] =>
  checkEvents(events).map((data, i) => {
    const event = events[i] as NewEvent;
    return { event, data, contentHash: contentHash(stream, event) };
  });

/** Where the first of the events of an append stands. */
export interface FirstPlace {
  revision: number;
  /** Positions are given one by one. */
  position: number;
  recordedAt: Instant;
  /** Hash of the event before it in the stream. */
  previousHash: string;
}

/** The events of an append as a log gives them back: in their places, chained, and without what JSON does not keep. */
export function recordedAs(stream: string, events: readonly Written[], first: FirstPlace): Recorded[] {
  const { recordedAt } = first;
  let { previousHash } = first;
  return events.map(({ event, data, contentHash: content }, i) => {
    const revision = first.revision + i;
    const hash = chainHash(previousHash, revision, recordedAt, content);
    // One after the other: a spread of the event would take four times as long.
    const recorded = {
      eventId: event.eventId,
      stream,
      revision,
      position: positionOf(first.position + i),
      type: event.type,
      schemaVersion: event.schemaVersion,
      caseId: event.caseId,
      effectiveAt: event.effectiveAt,
      recordedAt,
      actor: event.actor,
      correlationId: event.correlationId,
      causationId: event.causationId,
      commandId: event.commandId,
      fingerprint: event.fingerprint,
      data: JSON.parse(data) as object,
      personal: event.personal && { ...event.personal },
      previousHash,
      hash,
    } as Recorded;
    previousHash = hash;
    return recorded;
  });
}
