import type { EventStoreDBClient } from '@eventstore/db-client';
import type { SqlPool } from '#database';
import type { Recorded } from '#kernel';
import { CannotHold, type LogEnd } from '../copy/log-end.js';
import { LOG_START } from '../port.js';
import { connect, disconnect, type EventStorePlace } from './connection.js';
import { IdClaims } from './id-claims.js';
import { answerWithin, letIn, whileAway, type Patience } from './outage.js';
import { Reading } from './reading.js';
import { asRecorded, runsOf } from './records.js';

const PAGE = 1_000;
const ANSWER_MS = 10_000;
const PATIENCE_MS = 10_000;

/**
 * The log in EventStoreDB as a copy reads or fills it. The server says where events stand; so that they stand in the order of
 * the source, each append waits for the one before it.
 */
export class EventStoreEnd implements LogEnd {
  readonly givesPositions = true;
  private readonly closing = new AbortController();
  private readonly patience: Patience = { ms: PATIENCE_MS, answerMs: ANSWER_MS, closing: this.closing.signal };
  private readonly reading: Reading;
  private readonly claims: IdClaims;

  private constructor(
    private readonly client: EventStoreDBClient,
    pool: SqlPool,
  ) {
    this.reading = new Reading(client, ANSWER_MS);
    this.claims = new IdClaims(pool);
  }

  /**
   * @param pool the database beside it, with the tables of this log if it is to be written to
   * @throws LogUnavailable if the server is not there, and LogRefused if it does not let us in
   */
  static async open(place: EventStorePlace, pool: SqlPool): Promise<EventStoreEnd> {
    const client = await connect(place);
    const end = new EventStoreEnd(client, pool);
    try {
      await letIn(end.head());
      return end;
    } catch (error) {
      await end.close();
      throw error;
    }
  }

  head(): Promise<string> {
    return whileAway(this.patience, () => this.reading.head());
  }

  async *pages(): AsyncIterable<readonly Recorded[]> {
    for (let after = LOG_START; ;) {
      const page = await whileAway(this.patience, () => this.reading.pageAfter(after, PAGE));
      if (!page) return;
      after = page.position;
      yield page.events;
    }
  }

  async write(events: readonly Recorded[]): Promise<void> {
    await this.recognise(events);
    for (const together of runsOf(events)) await whileAway(this.patience, () => this.append(together));
  }

  /** Keeps their ids for their streams. */
  async recognise(events: readonly Recorded[]): Promise<void> {
    await Promise.all(events.map(({ eventId, stream }) => this.claims.claim(eventId, stream)));
  }

  async find(stream: string, revision: number): Promise<Recorded | undefined> {
    const [event] = await whileAway(this.patience, () => this.reading.stream(stream, revision, 1));
    return event?.revision === revision ? event : undefined;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await disconnect(this.client);
  }

  /** Appends events of one stream. What is there already, since an answer was lost, stays. */
  private async append(events: readonly Recorded[]): Promise<void> {
    const { stream, revision } = events[0] as Recorded;
    const expectedRevision = revision === 0 ? 'no_stream' : BigInt(revision - 1);
    try {
      const { answerMs } = this.patience;
      await answerWithin(answerMs, this.client.appendToStream(stream, events.map(asRecorded), { expectedRevision, deadline: answerMs }));
    } catch (error) {
      const { type } = error as { type?: string };
      if (type === 'maximum-append-size-exceeded') throw new CannotHold(events[0] as Recorded, 'is larger than the server takes');
      if (type !== 'wrong-expected-version') throw error;
      const there = await this.reading.stream(stream, revision, events.length);
      const wrong = events.find(({ hash }, i) => there[i]?.hash !== hash);
      if (wrong) throw new CannotHold(wrong, 'does not follow on what the server has of its stream');
    }
  }
}
