import type { Clock, Recorded } from '#kernel';
import { CHAIN_START } from '../hash-chain.js';
import { LogTail } from '../log-tail.js';
import {
  EventIdTaken,
  LOG_START,
  WrongExpectedRevision,
  type Appended,
  type EventLog,
  type ExpectedRevision,
  type LogFilter,
  type LogSignal,
  type NewEvent,
} from '../port.js';
import { recordedAs, writtenAs, type Written } from '../recorded-as.js';
import { Subscriptions, type LogPage } from '../subscriptions.js';

const PAGE = 1_000;

/**
 * An event log that lasts as long as the process: for a log that is worth nothing until it is whole, and is then written
 * down in one go. It keeps the same contract as the stores that last.
 */
export class MemoryLog implements EventLog {
  private readonly all: Recorded[] = [];
  private readonly streams = new Map<string, Recorded[]>();
  private readonly byId = new Map<string, Recorded>();
  private readonly tail = new LogTail(LOG_START);
  private readonly closing = new AbortController();
  private readonly subscriptions: Subscriptions;

  constructor(private readonly clock: Clock) {
    const store = { upToDate: () => Promise.resolve(), catchUp: (after: string) => this.catchUp(after) };
    this.subscriptions = new Subscriptions(this.tail, store, this.closing.signal);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    if (this.closing.signal.aborted) throw new Error('The log is closed');
    const written = writtenAs(stream, events);
    const own = this.streams.get(stream) ?? [];
    const head = own.length - 1;
    const isExpected = head === (expected === 'none' ? -1 : expected);
    const last = this.byId.get(events.at(-1)?.eventId ?? '');
    if (!isExpected && last?.stream === stream) return { revision: last.revision, position: last.position };
    if (!isExpected && expected !== 'any') throw new WrongExpectedRevision(stream, expected, head);
    const ids = events.map(({ eventId }) => eventId);
    if (new Set(ids).size < ids.length || ids.some((id) => this.byId.has(id))) throw new EventIdTaken(stream);
    return this.keep(stream, written, own.at(-1));
  }

  async read(stream: string, fromRevision = 0): Promise<Recorded[]> {
    return this.streams.get(stream)?.slice(fromRevision) ?? [];
  }

  async at(positions: readonly string[]): Promise<Recorded[]> {
    // Positions are given one by one, so that a position tells a place.
    return [...new Set(positions)].sort().flatMap((position) => this.all[Number(position) - 1] ?? []);
  }

  subscribe(options: { after: string; filter?: LogFilter; signal: AbortSignal }): AsyncIterable<LogSignal> {
    return this.subscriptions.subscribe(options);
  }

  async head(): Promise<string> {
    return this.tail.end;
  }

  async countBetween(after: string, upTo: string): Promise<number> {
    return Math.max(0, Number(upTo) - Number(after));
  }

  async close(): Promise<void> {
    this.closing.abort();
  }

  /** All events, oldest first, a page at a time. */
  *pages(): Iterable<readonly Recorded[]> {
    for (let at = 0; at < this.all.length; at += PAGE) yield this.all.slice(at, at + PAGE);
  }

  private keep(stream: string, events: readonly Written[], before: Recorded | undefined): Appended {
    // Recorded time never runs backwards, whatever a machine's clock does.
    const now = this.clock.now();
    const latest = this.all.at(-1)?.recordedAt ?? now;
    const recorded = recordedAs(stream, events, {
      revision: (before?.revision ?? -1) + 1,
      position: this.all.length + 1,
      recordedAt: now > latest ? now : latest,
      previousHash: before?.hash ?? CHAIN_START,
    });
    this.all.push(...recorded);
    for (const event of recorded) this.byId.set(event.eventId, event);
    this.streams.set(stream, [...(this.streams.get(stream) ?? []), ...recorded]);
    this.tail.push(recorded);
    const { revision, position } = recorded.at(-1) as Recorded;
    return { revision, position };
  }

  private async *catchUp(after: string): AsyncIterable<LogPage> {
    for (let at = Number(after); ; at += PAGE) {
      const events = this.all.slice(at, at + PAGE);
      yield { events, position: events.at(-1)?.position ?? this.tail.start };
    }
  }
}
