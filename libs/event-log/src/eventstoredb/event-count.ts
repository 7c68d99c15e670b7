import { setTimeout as sleep } from 'node:timers/promises';
import type { Migration, SqlPool } from '#database';
import type { LogTail } from '../log-tail.js';
import { LOG_START, PositionAhead } from '../port.js';
import type { Subscriptions } from '../subscriptions.js';
import { whileAway, type Patience } from './outage.js';
import type { Reading } from './reading.js';

/** Positions in EventStoreDB are bytes. Where every so many-th event stands is kept, so that events can be counted. */
export const countMigrations: readonly Migration[] = [
  {
    name: 'eventstoredb-2-counts',
    sql: 'create table log_event_counts (events bigint primary key, position text not null collate "C")',
  },
];

/** So many events lie up to a position. */
interface Mark {
  events: number;
  position: string;
}

const START: Mark = { events: 0, position: LOG_START };
const EVERY = 1_000;
const AGAIN_MS = 1_000;
/** How long to wait for a process to count what came since the last mark, in milliseconds. */
const FIRST_MS = 2_000;

/** How many events lie between positions. */
export class EventCount {
  private marks: Mark[] = [START];
  /** Up to where everything is counted. */
  private counted = START;
  private readonly running: Promise<void>;
  /** Settles when everything was counted once. */
  private readonly complete = Promise.withResolvers<void>();

  constructor(
    private readonly pool: SqlPool,
    private readonly subscriptions: Subscriptions,
    private readonly tail: LogTail,
    private readonly reading: Reading,
    private readonly patience: Patience,
  ) {
    this.running = this.run();
  }

  /** Settles when nothing is counted any more. */
  async stopped(): Promise<void> {
    await this.running;
  }

  /**
   * Events after one position and up to another. Exact, except while a log that was not counted before is counted for the first
   * time: then by what its events take on average.
   */
  async between(after: string, upTo: string): Promise<number> {
    if (after >= upTo) return 0;
    if (this.tail.reachesBackTo(after)) return this.tail.count(after, upTo);
    const known = this.tail.start < upTo ? this.tail.start : upTo;
    return (await this.upTo(known)) - (await this.upTo(after)) + this.tail.count(known, upTo);
  }

  private async upTo(position: string): Promise<number> {
    if (position > this.counted.position) await Promise.race([this.complete.promise, sleep(FIRST_MS, undefined, { ref: false })]);
    if (position > this.counted.position) return this.counted.events + this.estimate(this.counted.position, position);
    const mark = this.marks.findLast((m) => m.position <= position) ?? START;
    let events = mark.events;
    for (let from = mark.position; from < position;) {
      const page = await whileAway(this.patience, () => this.reading.pageAfter(from, EVERY));
      if (!page) break;
      events += page.events.filter((event) => event.position <= position).length;
      from = page.position;
    }
    return events;
  }

  /** By what an event takes in what is counted or, where that is nothing, in the tail. */
  private estimate(after: string, upTo: string): number {
    const sample = this.counted.events > 0 ? { from: LOG_START, to: this.counted.position, events: this.counted.events } : this.tail.extent();
    const bytesEach = sample.events === 0 ? 0 : bytesBetween(sample.from, sample.to) / sample.events;
    return bytesEach === 0 ? 1 : Math.max(1, Math.round(bytesBetween(after, upTo) / bytesEach));
  }

  private async run(): Promise<void> {
    const { closing } = this.patience;
    while (!closing.aborted) {
      try {
        await this.load();
        await this.count(closing);
      } catch (error) {
        // The log is another one, or older than it was: its events stand elsewhere now.
        if (error instanceof PositionAhead) await this.pool.query('delete from log_event_counts').catch(() => undefined);
      }
      await sleep(AGAIN_MS, undefined, { signal: closing }).catch(() => undefined);
    }
  }

  private async load(): Promise<void> {
    const { rows } = await this.pool.query('select events, position from log_event_counts order by events');
    this.marks = [START, ...(rows as unknown as Mark[])];
    this.counted = this.marks.at(-1) as Mark;
  }

  private async count(closing: AbortSignal): Promise<void> {
    for await (const signal of this.subscriptions.subscribe({ after: this.counted.position, signal: closing })) {
      if (signal.kind === 'caught-up') {
        this.complete.resolve();
        continue;
      }
      let { events } = this.counted;
      for (const { position } of signal.events) if (++events % EVERY === 0) await this.mark({ events, position });
      this.counted = { events, position: signal.position };
    }
  }

  private async mark(mark: Mark): Promise<void> {
    this.marks.push(mark);
    await this.pool.query('insert into log_event_counts (events, position) values ($1, $2) on conflict do nothing', [mark.events, mark.position]);
  }
}

const bytesBetween = (after: string, upTo: string): number => Number(upTo) - Number(after);
