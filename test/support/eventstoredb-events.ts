import type streams from '@eventstore/db-client/generated/streams_pb.js';

type Proposed = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;
type Filter = streams.ReadReq.Options.FilterOptions;

/** An event as the double keeps it. */
export interface StoredEvent {
  id: string;
  stream: string;
  revision: number;
  /** Bytes from the start of the log, as on a real server: neither one by one nor guessable. */
  position: bigint;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
}

/** What a stream must be for an append: at a revision (-1: without events), or anything. */
export type Expected = number | 'any' | 'exists';

/** What became of an append. */
export type Outcome =
  | { kind: 'written'; revision: number; position: bigint }
  /** The same events stand there already; the server tells no position then. */
  | { kind: 'repeated'; revision: number }
  | { kind: 'wrong-version'; current: number }
  | { kind: 'too-large' };

const MAX_APPEND_BYTES = 1024 * 1024;
/** After so many events of clients the server writes one of its own. */
const SYSTEM_EVERY = 7;

/** What an EventStoreDB holds, and its rules for appending: shared by the nodes of a cluster. */
export class StoredEvents {
  readonly all: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly listeners = new Set<() => void>();
  private end = 0n;

  constructor() {
    this.writeOwn();
  }

  stream(name: string): readonly StoredEvent[] | undefined {
    return this.streams.get(name);
  }

  /** Calls `heard` whenever something was written; gives what stops it. */
  listen(heard: () => void): () => void {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  }

  append(stream: string, expected: Expected, proposed: readonly Proposed[]): Outcome {
    const own = this.streams.get(stream) ?? [];
    const current = own.length - 1;
    const ids = proposed.map((p) => p.getId()?.getString() ?? '');
    if (proposed.reduce((sum, p) => sum + sizeOf(p), 0) > MAX_APPEND_BYTES) return { kind: 'too-large' };
    if (expected === 'exists' ? current < 0 : expected !== 'any' && expected !== current) {
      // Idempotent only where it was to be written: right after the expected revision.
      const next = typeof expected === 'number' ? expected + 1 : own.length;
      const there = own.slice(next, next + ids.length);
      const same = there.length === ids.length && there.every(({ id }, i) => id === ids[i]);
      return same ? { kind: 'repeated', revision: next + ids.length - 1 } : { kind: 'wrong-version', current };
    }
    if (expected === 'any') {
      const last = own.findIndex(({ id }) => id === ids.at(-1));
      if (last >= 0) return { kind: 'repeated', revision: last };
    }
    const written = proposed.map((p, i) => this.write(stream, ids[i] as string, p));
    if (Math.floor(this.all.length / SYSTEM_EVERY) > Math.floor((this.all.length - written.length) / SYSTEM_EVERY)) this.writeOwn();
    for (const heard of this.listeners) heard();
    // Of several events, a server does not promise whose position it tells.
    return { kind: 'written', revision: current + written.length, position: (written[0] as StoredEvent).position };
  }

  /** Writes an event that Stepwise did not write, as another system on the same server would. */
  writeForeign(stream: string, type: string): void {
    this.keep({ id: crypto.randomUUID(), stream, type, contentType: 'application/json', data: Buffer.from('{}'), metadata: new Uint8Array() });
    for (const heard of this.listeners) heard();
  }

  private writeOwn(): void {
    const data = Buffer.from('{"proc":1}');
    this.keep({
      id: crypto.randomUUID(),
      stream: '$stats-127.0.0.1',
      type: '$statsCollected',
      contentType: 'application/json',
      data,
      metadata: data,
    });
  }

  private write(stream: string, id: string, proposed: Proposed): StoredEvent {
    const described = proposed.getMetadataMap();
    return this.keep({
      id,
      stream,
      type: described.get('type') ?? '',
      contentType: described.get('content-type') ?? '',
      data: proposed.getData_asU8(),
      metadata: proposed.getCustomMetadata_asU8(),
    });
  }

  private keep(event: Omit<StoredEvent, 'revision' | 'position'>): StoredEvent {
    const own = this.streams.get(event.stream) ?? [];
    this.streams.set(event.stream, own);
    const stored = { ...event, revision: own.length, position: this.end };
    this.end += BigInt(120 + event.stream.length + event.data.length + event.metadata.length);
    own.push(stored);
    this.all.push(stored);
    return stored;
  }
}

/** Whether a filter of the wire lets an event through. */
export function passes(filter: Filter | undefined): (event: StoredEvent) => boolean {
  if (!filter) return () => true;
  const [of, expression] = filter.hasEventType()
    ? ([(event: StoredEvent) => event.type, filter.getEventType()] as const)
    : ([(event: StoredEvent) => event.stream, filter.getStreamIdentifier()] as const);
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = expression?.getRegex() ? new RegExp(expression.getRegex()) : undefined;
  return (event) => (regex ? regex.test(of(event)) : prefixes.some((prefix) => of(event).startsWith(prefix)));
}

const sizeOf = (proposed: Proposed): number =>
  proposed.getData_asU8().length + proposed.getCustomMetadata_asU8().length + 2 * (proposed.getMetadataMap().get('type') ?? '').length;
