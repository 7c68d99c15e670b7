import type { Database, SqlSession } from '#database';
import { systemClock, type Clock, type Recorded } from '#kernel';
import { LogTail } from '../log-tail.js';
import {
  LOG_START,
  positionOf,
  type Appended,
  type BareEvent,
  type EventLog,
  type ExpectedRevision,
  type LogFilter,
  type LogSignal,
  type NewEvent,
} from '../port.js';
import { Subscriptions, type SubscribedStore } from '../subscriptions.js';
import { caseByCase } from './case-by-case.js';
import { pagesAfter } from './catch-up.js';
import { GroupCommit } from './group-commit.js';
import { EVENT_COLUMNS, toRecorded } from './rows.js';
import { logMigrations } from './schema.js';
import { KnownEnds } from './known-ends.js';
import { StreamHeads } from './stream-heads.js';
import { StreamReader } from './stream-reader.js';

const READ_BATCH = 1_000;
const POLL_MS = 1_000;

/** The event log in Postgres: PGlite or a server. */
export class PostgresLog implements EventLog {
  private readonly commits: GroupCommit;
  private readonly ends = new KnownEnds();
  private readonly reader: StreamReader;
  private readonly closing = new AbortController();
  private readonly subscriptions: Subscriptions;
  private pumping: Promise<void> | undefined;
  private pumpAgain = false;
  /** The furthest that anybody has said the log to reach. */
  private heard = LOG_START;
  /** Why the last look for new events failed, if it did. */
  private unread: Error | undefined;
  private readonly poll: NodeJS.Timeout;
  private readonly unlisten: () => Promise<void>;
  /** Only where nobody else can write. */
  private readonly heads: StreamHeads | undefined;

  private constructor(
    private readonly database: Database,
    clock: Clock,
    private readonly tail: LogTail,
  ) {
    this.reader = new StreamReader(database.pool);
    this.heads = database.place.kind === 'server' ? undefined : new StreamHeads(tail.end === LOG_START);
    const store: SubscribedStore = {
      upToDate: () => this.upToDate(),
      catchUp: (after, filter) => pagesAfter(database.pool, after, filter, () => tail.start),
    };
    this.subscriptions = new Subscriptions(tail, store, this.closing.signal);
    this.commits = new GroupCommit(database.pool, clock, this.ends, {
      appended: (stream, revision) => this.heads?.saw(stream, revision),
      // Positions are given in the order of commits: what comes next in the tail is next in the log, whoever else writes.
      committed: (events) => (this.tail.isNext(events) ? this.tail.push(events) : this.pump()),
      over: () => this.heard > this.tail.end && !this.commits.isUnderWay && this.pump(),
    });
    // Other processes may write to a server, whose word that they did may be lost; PGlite belongs to this process alone.
    this.unlisten = database.listen('stepwise_log', (head) => this.hear(head));
    this.poll = setInterval(() => database.place.kind === 'server' && this.pump(), POLL_MS).unref();
  }

  /** Opens the log in a database, creating its tables if they are not there. */
  static async open(database: Database, clock: Clock = systemClock): Promise<PostgresLog> {
    await database.migrate(logMigrations);
    return new PostgresLog(database, clock, new LogTail(await headOf(database)));
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    if (this.closing.signal.aborted) throw new Error('The log is closed');
    return await this.commits.append(stream, expected, events);
  }

  async read(stream: string, fromRevision = 0): Promise<Recorded[]> {
    const head = this.heads?.of(stream);
    if (head !== undefined && head < fromRevision) return [];
    const kept = head === undefined ? undefined : this.tail.ofStream(stream, fromRevision);
    if (kept && kept.at(-1)?.revision === head) return kept;
    const events = await this.reader.read(stream, fromRevision);
    this.ends.saw(events);
    this.heads?.saw(stream, events.at(-1)?.revision ?? fromRevision - 1);
    return events;
  }

  async at(positions: readonly string[]): Promise<Recorded[]> {
    if (positions.length === 0) return [];
    const { rows } = await this.database.pool.query(`select ${EVENT_COLUMNS} from events where position = any($1::bigint[]) order by position`, [
      positions.map(Number),
    ]);
    return rows.map(toRecorded);
  }

  subscribe(options: { after: string; filter?: LogFilter; signal: AbortSignal }): AsyncIterable<LogSignal> {
    return this.subscriptions.subscribe(options);
  }

  async head(): Promise<string> {
    // Where nobody else writes, whatever is committed is in the tail before anybody is told.
    if (this.heads) return this.tail.end;
    return await headOf(this.database);
  }

  async countBetween(after: string, upTo: string): Promise<number> {
    // Here positions are given one by one, without a gap.
    return Math.max(0, Number(upTo) - Number(after));
  }

  caseByCase(session: SqlSession, options: { types: readonly string[]; upTo: string }): AsyncIterable<readonly BareEvent[]> {
    return caseByCase(session, options);
  }

  async close(): Promise<void> {
    clearInterval(this.poll);
    this.closing.abort();
    await this.unlisten();
    await this.commits.idle();
    await this.pumping;
  }

  /** Word that somebody has written; without a position, that such word may have been lost. */
  private hear(head?: number | string): void {
    if (head === undefined) return this.pump();
    if (positionOf(head) > this.heard) this.heard = positionOf(head);
    // While something of our own is under way, it is most likely that of which there is word; it need not be read again.
    if (this.heard > this.tail.end && !this.commits.isUnderWay) this.pump();
  }

  private async upToDate(): Promise<void> {
    // Where nobody else writes, whatever is committed is in the tail already.
    if (!this.heads) this.pump();
    await this.pumping;
    if (this.unread) throw this.unread;
  }

  /** Reads what is new into the tail; calls while it runs make it look once more. */
  private pump(): void {
    this.pumpAgain = true;
    this.pumping ??= this.fillTail();
  }

  private async fillTail(): Promise<void> {
    // The first await keeps `pumping` from being cleared before it is set.
    await Promise.resolve();
    while (this.pumpAgain && !this.closing.signal.aborted) {
      this.pumpAgain = false;
      try {
        const batch = await this.readAfter(this.tail.end);
        // What was committed here meanwhile is in the tail already.
        const news = batch.filter(({ position }) => position > this.tail.end);
        if (news.length > 0) this.tail.push(news);
        if (batch.length === READ_BATCH) this.pumpAgain = true;
        this.unread = undefined;
      } catch (error) {
        // A failed read is repeated at the next commit or poll; who subscribed before only sees it later.
        this.unread = error as Error;
      }
    }
    this.pumping = undefined;
  }

  private async readAfter(position: string): Promise<Recorded[]> {
    const { rows } = await this.database.pool.query(`select ${EVENT_COLUMNS} from events where position > $1 order by position limit ${READ_BATCH}`, [
      Number(position),
    ]);
    return rows.map(toRecorded);
  }
}

async function headOf(database: Database): Promise<string> {
  const { rows } = await database.pool.query('select max(position) as head from events');
  return rows[0]?.['head'] ? positionOf(rows[0]['head'] as number) : LOG_START;
}
