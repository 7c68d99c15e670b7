import { createHash } from 'node:crypto';
import type { Recorded } from '#kernel';
import { chainHash, CHAIN_START, contentHash } from './hash-chain.js';
import { LOG_START, type EventLog, type NewEvent } from './port.js';

/**
 * What is wrong at an event:
 * - `changed`: what it says is not what was written;
 * - `removed`: events of its stream are missing before it;
 * - `inserted`: its stream has an event of this revision already;
 * - `reordered`: it stands before one that it follows in its stream;
 * - `not-chained`: it says what was written, but not after the event that now stands before it.
 */
export type FaultKind = 'changed' | 'removed' | 'inserted' | 'reordered' | 'not-chained';

/** An event that is not as it was written, or not where. */
export interface LogFault {
  kind: FaultKind;
  position: string;
  stream: string;
  revision: number;
  eventId: string;
  type: string;
}

/**
 * The log up to a position in one line: whoever keeps it can tell later whether everything up to there is as it was. A chain by
 * itself cannot: who can write to the store can take away the newest events of a stream, or make a whole chain anew.
 */
export interface LogReceipt {
  position: string;
  /** Number of events up to there. */
  events: number;
  /** SHA-256 over the hashes of all events up to there in log order, in hex. */
  digest: string;
}

/** What a look through the whole log has found. */
export interface Verification {
  receipt: LogReceipt;
  streams: number;
  faults: LogFault[];
  /** Whether the log up to the position of a receipt kept from before is as it was then; absent: there was none to compare. */
  asBefore?: boolean;
}

/** How far a look through the log has come. */
export interface VerifyOptions {
  onProgress?: (position: string) => void;
  /** Kept from an earlier look. */
  kept?: LogReceipt;
}

/**
 * Reads the log from its start to where it ends now and works out every hash anew. What is personal is hashed as sealed, so a
 * log verifies after people were erased.
 */
export async function verifyLog(log: EventLog, { onProgress, kept }: VerifyOptions = {}): Promise<Verification> {
  const chains = new Chains();
  const digest = createHash('sha256');
  const faults: LogFault[] = [];
  let events = 0;
  let position = LOG_START;
  let asBefore: boolean | undefined = kept && kept.position === LOG_START;
  const stop = new AbortController();
  for await (const signal of log.subscribe({ after: LOG_START, signal: stop.signal })) {
    if (signal.kind === 'caught-up') break;
    for (const event of signal.events) {
      const kind = chains.faultOf(event);
      if (kind) faults.push(faultAt(event, kind));
      digest.update(event.hash);
      events++;
      position = event.position;
      if (position === kept?.position) asBefore = digest.copy().digest('hex') === kept.digest && events === kept.events;
    }
    onProgress?.(signal.position);
  }
  stop.abort();
  const receipt = { position, events, digest: digest.digest('hex') };
  return { receipt, streams: chains.count, faults: withoutGapsThatWereFilled(faults), ...(kept ? { asBefore: asBefore ?? false } : {}) };
}

/** The first fault in a stream read from its start, if there is one. */
export function firstFaultOf(events: readonly Recorded[]): LogFault | undefined {
  const chains = new Chains();
  for (const event of events) {
    const kind = chains.faultOf(event);
    if (kind) return faultAt(event, kind);
  }
  return undefined;
}

/** Where each stream stands while the log is read. */
class Chains {
  private readonly ends = new Map<string, { revision: number; hash: string }>();

  get count(): number {
    return this.ends.size;
  }

  faultOf(event: Recorded): FaultKind | undefined {
    const { stream, revision, previousHash, hash } = event;
    const end = this.ends.get(stream) ?? { revision: -1, hash: CHAIN_START };
    // What comes after a fault is held against what is there, so that one fault is told once.
    if (revision > end.revision) this.ends.set(stream, { revision, hash });
    const written = chainHash(previousHash, revision, event.recordedAt, contentHash(stream, event as unknown as NewEvent));
    if (written !== hash) return 'changed';
    if (revision === end.revision) return 'inserted';
    if (revision < end.revision) return 'reordered';
    if (revision > end.revision + 1) return 'removed';
    return previousHash === end.hash ? undefined : 'not-chained';
  }
}

/** Events that stand later than they should leave a gap where they belong: that is one fault, not two. */
function withoutGapsThatWereFilled(faults: readonly LogFault[]): LogFault[] {
  const later = new Set(faults.filter(({ kind }) => kind === 'reordered').map(({ stream, revision }) => `${stream}|${revision}`));
  return faults.filter(({ kind, stream, revision }) => kind !== 'removed' || !later.has(`${stream}|${revision - 1}`));
}

const faultAt = ({ position, stream, revision, eventId, type }: Recorded, kind: FaultKind): LogFault => ({
  kind,
  position,
  stream,
  revision,
  eventId,
  type,
});
