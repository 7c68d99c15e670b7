import type { SqlPool } from '#database';
import type { Clock, Instant, Recorded } from '#kernel';
import { recordedAs, writtenAs } from '../recorded-as.js';
import { appendNext, type Wanted } from './append-next.js';
import { BelievedEnd } from './believed-end.js';
import type { KnownEnds } from './known-ends.js';
import { EventIdTaken, positionOf, WrongExpectedRevision, type Appended, type ExpectedRevision, type NewEvent } from '../port.js';

interface PendingAppend extends Wanted {
  resolve(appended: Appended): void;
  reject(error: Error): void;
}

const MAX_BATCH = 256;

/**
 * While a server carries out one batch, the answers to the other are handed out and what comes of them is collected: so many may
 * be under way, the second only once so many appends wait for it, since each commit costs the disk as much as the next.
 */
const UNDER_WAY = 2;
const WORTH_A_COMMIT = 128;

/**
 * Collects appends while a commit is under way and commits them together: with one writer lock, one transaction per
 * append manages about 800 a second where a commit costs 1 ms; together they manage tens of thousands.
 */
export class GroupCommit {
  private pending: PendingAppend[] = [];
  private running: Promise<void> | undefined;
  /** Streams that a batch under way appends to. */
  private readonly busy = new Set<string>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly believed = new BelievedEnd();
  private enough: () => void = () => undefined;

  constructor(
    private readonly pool: SqlPool,
    private readonly clock: Clock,
    private readonly ends: KnownEnds,
    private readonly told: { appended(stream: string, revision: number): void; committed(events: readonly Recorded[]): void; over(): void },
  ) {}

  /** @throws whatever `checkEvents` says of the events */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    const written = writtenAs(stream, events);
    return new Promise((resolve, reject) => {
      this.pending.push({ stream, expected, events: written, recordedAt: this.clock.now(), resolve, reject });
      if (this.pending.length >= WORTH_A_COMMIT) this.enough();
      this.running ??= this.drain();
    });
  }

  /** Whether a batch is under way. */
  get isUnderWay(): boolean {
    return this.underWay.size > 0;
  }

  /** Settles when nothing is under way. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async drain(): Promise<void> {
    for (;;) {
      // One turn of the event loop lets the appends that are about to come join this batch.
      await new Promise((resolve) => setImmediate(resolve));
      if (this.pending.length === 0 && this.underWay.size === 0) break;
      if (!this.mayBegin() || !this.begin()) await this.somethingChanged();
    }
    // In the same turn as the last look at the queue: an append that comes later starts a new round.
    this.running = undefined;
  }

  private mayBegin(): boolean {
    if (this.underWay.size === 0) return true;
    return this.believed.isSettled && this.underWay.size < UNDER_WAY && this.pending.length >= WORTH_A_COMMIT;
  }

  /** Sends the next batch on its way; false if all that waits is for streams that are busy. */
  private begin(): boolean {
    const batch = this.takeBatch();
    if (batch.length === 0) return false;
    const commit = this.commit(batch).then(() => {
      this.underWay.delete(commit);
      for (const { stream } of batch) this.busy.delete(stream);
      this.told.over();
    });
    this.underWay.add(commit);
    return true;
  }

  /** Until a batch is back, or enough waits for another one. */
  private async somethingChanged(): Promise<void> {
    const enough = new Promise<void>((resolve) => (this.enough = resolve));
    await Promise.race([...this.underWay, enough]);
    this.enough = () => undefined;
  }

  private async commit(batch: readonly PendingAppend[]): Promise<void> {
    const count = batch.reduce((sum, { events }) => sum + events.length, 0);
    const after = this.believed.send(count);
    const last = (await this.write(batch, after)).at(-1);
    this.believed.landed(last && Number(last.position), { after, count }, this.underWay.size <= 1);
  }

  /** Writes a batch and answers whoever waits for it; gives the events that are new in the log, but none if each went by itself. */
  private async write(batch: readonly PendingAppend[], after: number | undefined): Promise<Recorded[]> {
    try {
      const next = await appendNext(this.pool, batch, (stream) => this.ends.of(stream), after);
      if (next) return this.done(batch, next);
      const { rows } = await this.pool.query(APPEND, parameters(batch));
      const answers = rows as unknown as AppendRow[];
      const events = this.tell(answers.map((row, i) => eventsOf(batch[i] as PendingAppend, row)));
      answers.forEach((row, i) => this.settle(batch[i] as PendingAppend, row));
      return events;
    } catch (error) {
      // One append that the store will not have must not take the others with it.
      if (batch.length > 1 && isAboutContent(error)) for (const append of batch) await this.write([append], undefined);
      else for (const append of batch) append.reject(isTakenId(error) ? new EventIdTaken(append.stream) : (error as Error));
      return [];
    }
  }

  private done(batch: readonly PendingAppend[], recorded: readonly Recorded[][]): Recorded[] {
    const events = this.tell(recorded);
    for (const [i, { stream, resolve }] of batch.entries()) {
      const { revision, position } = recorded[i]?.at(-1) as Recorded;
      this.told.appended(stream, revision);
      resolve({ revision, position });
    }
    return events;
  }

  /** Tells of what is written before anybody is answered: whoever is finds the events there already. */
  private tell(recorded: readonly Recorded[][]): Recorded[] {
    for (const events of recorded) this.ends.saw(events);
    const all = recorded.flat();
    this.told.committed(all);
    return all;
  }

  private settle(append: PendingAppend, row: AppendRow): void {
    // A repeat tells where its events are, not where the stream ends.
    if (row.outcome !== 'repeated') this.told.appended(append.stream, row.revision);
    if (row.outcome === 'conflict') append.reject(new WrongExpectedRevision(append.stream, append.expected, row.revision));
    else append.resolve({ revision: row.revision, position: positionOf(row.position) });
  }

  /** The oldest appends, at most one per stream of which none is under way, so that each sees the effect of the one before it. */
  private takeBatch(): PendingAppend[] {
    const batch: PendingAppend[] = [];
    const rest: PendingAppend[] = [];
    const streams = new Set(this.busy);
    for (const append of this.pending) {
      if (batch.length < MAX_BATCH && !streams.has(append.stream)) batch.push(append);
      else rest.push(append);
      streams.add(append.stream);
    }
    this.pending = rest;
    for (const { stream } of batch) this.busy.add(stream);
    return batch;
  }
}

/** Whether the store refused what was to be written (SQLSTATE 22…: a value, 23…: a constraint), and wrote nothing. */
const isAboutContent = (error: unknown): boolean => /^2[23]/.test((error as { code?: string }).code ?? '');

const isTakenId = (error: unknown): boolean => (error as { constraint?: string }).constraint === 'events_by_id';

/** What became of one append. `recorded_at` and `previous_hash` (of its first event) come with `appended`. */
interface AppendRow {
  outcome: 'appended' | 'repeated' | 'conflict';
  revision: number;
  position: number;
  recorded_at: Instant;
  previous_hash: string;
}

/** The events of an append as the log now has them, without asking it for them. */
function eventsOf({ stream, events }: PendingAppend, row: AppendRow): Recorded[] {
  if (row.outcome !== 'appended') return [];
  const first = { revision: row.revision - events.length + 1, position: row.position - events.length + 1 };
  return recordedAs(stream, events, { ...first, recordedAt: row.recorded_at, previousHash: row.previous_hash });
}

const APPEND = `select * from log_append($1::text[], $2::int[], $3::int[], $4::timestamptz[], $5::uuid[], $6::text[], $7::int[], $8::uuid[],
  $9::timestamptz[], $10::text[], $11::uuid[], $12::uuid[], $13::uuid[], $14::text[], $15::text[], $16::text[], $17::text[])`;

function parameters(batch: readonly PendingAppend[]): unknown[] {
  const written = batch.flatMap((a) => a.events);
  const events = written.map(({ event }) => event);
  const expectedNumber = (e: ExpectedRevision): number => (e === 'none' ? -1 : e === 'any' ? -2 : e);
  return [
    batch.map((a) => a.stream),
    batch.map((a) => expectedNumber(a.expected)),
    batch.map((a) => a.events.length),
    batch.map((a) => a.recordedAt),
    events.map((e) => e.eventId),
    events.map((e) => e.type),
    events.map((e) => e.schemaVersion),
    events.map((e) => e.caseId),
    events.map((e) => e.effectiveAt),
    events.map((e) => JSON.stringify(e.actor)),
    events.map((e) => e.correlationId),
    events.map((e) => e.causationId),
    events.map((e) => e.commandId),
    events.map((e) => e.fingerprint),
    written.map(({ data }) => data),
    events.map((e) => (e.personal ? JSON.stringify(e.personal) : null)),
    written.map(({ contentHash }) => contentHash),
  ];
}
