import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Database, SqlPool } from '#database';
import { systemClock, type Clock, type Recorded } from '#kernel';
import { checkEvents } from '../check-events.js';
import { LogTail } from '../log-tail.js';
import type { Appended, EventLog, ExpectedRevision, LogFilter, LogSignal, NewEvent } from '../port.js';
import { Subscriptions } from '../subscriptions.js';
import { Appends } from './appends.js';
import { CatchUp } from './catch-up.js';
import { connect, disconnect, type EventStorePlace } from './connection.js';
import { countMigrations, EventCount } from './event-count.js';
import { claimMigrations, IdClaims } from './id-claims.js';
import { letIn, whileAway, type Patience } from './outage.js';
import { Reading } from './reading.js';
import { StreamTips } from './stream-tips.js';
import { TailFiller } from './tail-filler.js';

/** How long to wait for the server, in milliseconds. */
export interface EventStoreWaits {
  /** How long it may be away before whoever waits for it is told. */
  patienceMs: number;
  /** How long it may take over one answer. */
  answerMs: number;
}

/** How many single events are asked for side by side. */
const LOOKS_AT_ONCE = 32;

const WAITS: EventStoreWaits = { patienceMs: 10_000, answerMs: 10_000 };

/** The event log in EventStoreDB. Beside it stands an SQL database, where it keeps which stream an event id is for. */
export class EventStoreLog implements EventLog {
  private readonly appends: Appends;
  private readonly filler: TailFiller;
  private readonly subscriptions: Subscriptions;
  private readonly count: EventCount;

  private constructor(
    private readonly client: EventStoreDBClient,
    private readonly reading: Reading,
    private readonly tail: LogTail,
    pool: SqlPool,
    clock: Clock,
    private readonly patience: Patience,
    private readonly closing: AbortController,
  ) {
    const tips = new StreamTips();
    this.appends = new Appends(client, reading, new IdClaims(pool), tips, clock, patience);
    this.filler = new TailFiller(client, reading, tail, patience, {
      events: (events) => this.appends.saw(events),
      lost: () => tips.clear(),
    });
    const catchUp = new CatchUp(client, reading, tail, patience);
    this.subscriptions = new Subscriptions(
      tail,
      { upToDate: () => this.filler.upToDate(), catchUp: (...wanted) => catchUp.pages(...wanted) },
      closing.signal,
    );
    this.count = new EventCount(pool, this.subscriptions, tail, reading, patience);
  }

  /**
   * Connects to the server, and makes the tables beside it if they are not there.
   * @throws LogUnavailable if the server is not there, and LogRefused if it does not let us in
   */
  static async open(place: EventStorePlace, database: Database, clock: Clock = systemClock, waits = WAITS): Promise<EventStoreLog> {
    await database.migrate([...claimMigrations, ...countMigrations]);
    const client = await connect(place);
    const closing = new AbortController();
    const patience = { ms: waits.patienceMs, answerMs: waits.answerMs, closing: closing.signal };
    const reading = new Reading(client, waits.answerMs);
    try {
      // Finds the server, and the leader of a cluster, before the first append needs it.
      const head = await letIn(whileAway(patience, () => reading.head()));
      return new EventStoreLog(client, reading, new LogTail(head), database.pool, clock, patience, closing);
    } catch (error) {
      await disconnect(client);
      throw error;
    }
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    if (this.closing.signal.aborted) throw new Error('The log is closed');
    checkEvents(events);
    return await this.appends.append(stream, expected, events);
  }

  async read(stream: string, fromRevision = 0): Promise<Recorded[]> {
    const events = await whileAway(this.patience, () => this.reading.stream(stream, fromRevision));
    this.appends.saw(events.slice(-1));
    return events;
  }

  async at(positions: readonly string[]): Promise<Recorded[]> {
    const wanted = [...new Set(positions)].sort();
    const found: Recorded[] = [];
    for (let i = 0; i < wanted.length; i += LOOKS_AT_ONCE) {
      const looks = wanted.slice(i, i + LOOKS_AT_ONCE).map((position) => whileAway(this.patience, () => this.reading.at(position)));
      found.push(...(await Promise.all(looks)).flatMap((event) => event ?? []));
    }
    return found;
  }

  subscribe(options: { after: string; filter?: LogFilter; signal: AbortSignal }): AsyncIterable<LogSignal> {
    return this.subscriptions.subscribe(options);
  }

  head(): Promise<string> {
    return whileAway(this.patience, () => this.reading.head());
  }

  async countBetween(after: string, upTo: string): Promise<number> {
    // Somebody may have heard of an event before it came here.
    if (upTo > this.tail.end) await this.filler.upToDate();
    return await this.count.between(after, upTo);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.appends.idle();
    await Promise.all([this.filler.stopped(), this.count.stopped()]);
    await disconnect(this.client);
  }
}
