import type { Filter, JSONEventData, Position, ResolvedEvent } from '@eventstore/db-client';
import type { Recorded } from '#kernel';
import { chainHash, contentHash } from '../hash-chain.js';
import { EventTooLarge, LOG_START, positionOf, type LogFilter, type NewEvent } from '../port.js';
import type { StreamTip } from './stream-tips.js';

/** The format of metadata below. Events without it are not ours: the server may serve others as well. */
const FORMAT = 1;

/** Most bytes of one append, all told: the server's own limit, unless it is set to another. */
const MAX_APPEND_BYTES = 1024 * 1024;

/** Events as they go to the server, chained to the last event of their stream. */
export function toStored(stream: string, events: readonly NewEvent[], { revision, hash }: StreamTip, recordedAt: string): JSONEventData[] {
  let previousHash = hash;
  return events.map((event, i) => {
    const next = chainHash(previousHash, revision + 1 + i, recordedAt, contentHash(stream, event));
    const written = inPlace(event, { recordedAt, previousHash, hash: next });
    previousHash = next;
    return written;
  });
}

/** An event that was recorded elsewhere as it goes to the server, with its time and hashes. */
export function asRecorded(event: Recorded): JSONEventData {
  const { stream: _, revision: __, position: ___, recordedAt, previousHash, hash, ...rest } = event;
  return inPlace(rest as unknown as NewEvent, { recordedAt, previousHash, hash });
}

function inPlace(event: NewEvent, place: Pick<Recorded, 'recordedAt' | 'previousHash' | 'hash'>): JSONEventData {
  const { eventId, type, data, correlationId, causationId, ...rest } = event;
  // The two names that the server's own tools know.
  const known = { $correlationId: correlationId, $causationId: causationId };
  const metadata = { stepwise: FORMAT, ...rest, ...known, ...place };
  return { contentType: 'application/json', id: eventId, type, data: data as Record<string, unknown>, metadata };
}

/** What the adapter writes around an event: hashes, recorded time, names. Rather too much than too little. */
const AROUND_BYTES = 600;

/** How many bytes an event takes in an append, at most. */
const sizeOf = (event: NewEvent | Recorded): number => Buffer.byteLength(JSON.stringify(event)) + 2 * event.type.length + AROUND_BYTES;

/** Refuses what the server would not take in one append. @throws EventTooLarge */
export function checkTogether(events: readonly NewEvent[]): void {
  const sizes = events.map(sizeOf);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > MAX_APPEND_BYTES) throw new EventTooLarge(events[sizes.indexOf(Math.max(...sizes))]?.type ?? '', bytes, MAX_APPEND_BYTES);
}

/** Neighbours of one stream together, as many as the server takes in one append. */
export function runsOf(events: readonly Recorded[]): Recorded[][] {
  const runs: Recorded[][] = [];
  let bytes = 0;
  for (const event of events) {
    const run = runs.at(-1);
    bytes += sizeOf(event);
    if (run && run[0]?.stream === event.stream && bytes <= MAX_APPEND_BYTES) run.push(event);
    else {
      runs.push([event]);
      bytes = sizeOf(event);
    }
  }
  return runs;
}

/** An event as it was recorded, or `undefined` if it is not one of ours. */
export function toRecorded({ event }: ResolvedEvent): Recorded | undefined {
  const metadata = event?.metadata as Record<string, unknown> | undefined;
  if (!event?.isJson || metadata?.['stepwise'] !== FORMAT) return undefined;
  const { stepwise: _, $correlationId: correlationId, $causationId: causationId, ...rest } = metadata;
  const place = { stream: event.streamId, revision: Number(event.revision), position: textOf(event.position) };
  return { ...rest, ...place, correlationId, causationId, eventId: event.id, type: event.type, data: event.data } as unknown as Recorded;
}

/**
 * A position of the server as text. What this client writes is committed where it is prepared.
 * @throws Error where that is not so, since positions could then not be told apart
 */
export function textOf(position: Position | undefined): string {
  if (!position) throw new Error('EventStoreDB gave an event without its position; it must be version 23.10 or later');
  if (position.commit !== position.prepare)
    throw new Error(`EventStoreDB has a transaction at ${position.commit}, which Stepwise does not write. It needs a server of its own.`);
  return positionOf(position.commit);
}

/** Where to read or subscribe from; the server's reads include that position, its subscriptions do not. */
export const from = (position: string): Position | 'start' =>
  position === LOG_START ? 'start' : { commit: BigInt(position), prepare: BigInt(position) };

/**
 * What the server can leave out for a subscriber: by type, or by the beginning of a stream's name, never both; and always its
 * own events.
 */
export function filterOnServer({ types, categories }: LogFilter = {}): Filter {
  const checkpoints = { checkpointInterval: 1, maxSearchWindow: 500 };
  if (types) return { filterOn: 'eventType', regex: `^(${types.map(escaped).join('|')})$`, ...checkpoints };
  if (categories) return { filterOn: 'streamName', prefixes: categories.map((category) => `${category}-`), ...checkpoints };
  return { filterOn: 'eventType', regex: '^[^$].*', ...checkpoints };
}

const escaped = (text: string): string => text.replace(/[^\w-]/g, '\\$&');
