import type { Instant, Recorded } from '#kernel';
import { chainHash } from './hash-chain.js';
import { positionOf, type NewEvent } from './port.js';

/** Where the first of the events of an append stands. */
export interface FirstPlace {
  revision: number;
  /** Positions are given one by one. */
  position: number;
  recordedAt: Instant;
  /** Hash of the event before it in the stream. */
  previousHash: string;
}

/**
 * The events of an append as a log gives them back: in their places, chained, and without what JSON does not keep.
 *
 * @param contentHashes of each event
 */
export function recordedAs(stream: string, events: readonly NewEvent[], contentHashes: readonly string[], first: FirstPlace): Recorded[] {
  let { previousHash } = first;
  return events.map((event, i) => {
    const revision = first.revision + i;
    const hash = chainHash(previousHash, revision, first.recordedAt, contentHashes[i] as string);
    const recorded = {
      ...event,
      data: JSON.parse(JSON.stringify(event.data)) as object,
      personal: event.personal && { ...event.personal },
      ...{ stream, revision, position: positionOf(first.position + i), recordedAt: first.recordedAt, previousHash, hash },
    } as Recorded;
    previousHash = hash;
    return recorded;
  });
}
