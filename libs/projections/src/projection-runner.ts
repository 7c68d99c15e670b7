import type { Kysely } from 'kysely';
import { isUnavailable, type Database } from '#database';
import { LOG_START, type EventLog } from '#event-log';
import type { Clock, Recorded, Uuid } from '#kernel';
import { CheckpointTaken, moveCheckpoint, readCheckpoint } from './checkpoints.js';
import type { Progress } from './progress.js';
import { CaseFailed, type Projection } from './projection.js';
import { rebuildCaseByCase } from './rebuild-case-by-case.js';
import { takeIn } from './take-in.js';
import type { ProjectionTables } from './schema.js';
import { retrying, whileLeading, type Report } from './retrying.js';

/**
 * Keeps one projection up with the log, while this process is the one that does. Live, a case whose events fail is parked
 * with its error and the rest goes on; in a rebuild the first failure stops it.
 */
export class ProjectionRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private parked = new Set<string>();
  private opened = false;

  constructor(
    private readonly projection: Projection,
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly progress: Progress,
    private readonly report: Report,
  ) {}

  get name(): string {
    return this.projection.name;
  }

  /** Creates the tables and starts following the log. */
  async start(): Promise<void> {
    await this.database.migrate(this.projection.migrations);
    const { name } = this.projection;
    this.progress.reached(name, await readCheckpoint(this.database.kysely, name));
    const work = { leases: this.database.leases, name: `projection ${name}`, signal: this.stopping.signal };
    this.running = retrying(work.name, work.signal, this.report, () => whileLeading(work, (leading) => this.live(leading)));
  }

  /** Takes in what the log holds by now, and no more: for whoever moves the clock by hand, and instead of `start`. */
  async catchUp(): Promise<void> {
    if (!this.opened) await this.database.migrate(this.projection.migrations);
    if (!this.opened) await this.loadParked();
    this.opened = true;
    await this.follow('once', this.stopping.signal);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /**
   * Empties the tables and folds the whole log again; settles when it has caught up.
   * @param onProgress told again and again about what share of the log is done, from 0 to 1
   * @throws ProjectionInUse if another process keeps it up, and whatever the first failing batch throws
   */
  async rebuild(onProgress: (share: number) => void = () => undefined): Promise<void> {
    const lease = await this.database.leases.take(`projection ${this.projection.name}`);
    if (!lease) throw new ProjectionInUse(this.projection.name);
    try {
      const until = AbortSignal.any([this.stopping.signal, lease.lost]);
      const head = await this.log.head();
      if (!(await this.workOutCases(head, until, onProgress))) await this.empty();
      await this.follow('rebuild', until, (position) => onProgress(Math.min(1, Number(position) / Number(head))));
    } finally {
      await lease.release();
    }
  }

  /**
   * Works out case after case up to a position, where projection and log can; what comes after it is followed as ever. Until that is
   * done, readers see what was there before.
   */
  private async workOutCases(upTo: string, until: AbortSignal, onProgress: (share: number) => void): Promise<boolean> {
    const { caseByCase: begin, migrations } = this.projection;
    const { caseByCase: read } = this.log;
    if (!begin || !read || upTo === LOG_START) return false;
    await this.database.migrate(migrations);
    const how = { begin, read: read.bind(this.log) };
    await rebuildCaseByCase(this.database, { ...this.projection, ...how }, { upTo, at: this.clock.now(), until, onProgress });
    this.parked.clear();
    return true;
  }

  private async empty(): Promise<void> {
    await this.database.migrate(this.projection.migrations);
    await this.database.kysely.transaction().execute(async (transaction) => {
      const raw = transaction as unknown as Kysely<Record<string, object>>;
      for (const table of this.projection.tables) await raw.deleteFrom(table).execute();
      const own = transaction as unknown as Kysely<ProjectionTables>;
      await own.deleteFrom('parked_cases').where('projection', '=', this.projection.name).execute();
      await own.deleteFrom('checkpoints').where('name', '=', this.projection.name).execute();
    });
    this.parked.clear();
  }

  private async live(leading: AbortSignal): Promise<void> {
    await this.loadParked();
    await this.follow('live', leading);
  }

  private async follow(mode: 'live' | 'once' | 'rebuild', until: AbortSignal, onBatch: (position: string) => void = () => undefined): Promise<void> {
    const { name, filter } = this.projection;
    let position = await readCheckpoint(this.database.kysely, name);
    for await (const signal of this.log.subscribe({ after: position, filter, signal: until })) {
      if (signal.kind === 'caught-up') {
        if (mode !== 'live') return;
        continue;
      }
      await this.take(signal.events, position, signal.position, mode);
      position = signal.position;
      this.progress.reached(name, position);
      onBatch(position);
    }
    if (mode === 'rebuild') throw new Error(`The rebuild of ${name} was cut off`);
  }

  private async take(events: readonly Recorded[], from: string, to: string, mode: 'live' | 'once' | 'rebuild'): Promise<void> {
    let left = this.notParked(events);
    let position = from;
    do {
      const atOnce = left.length === 0 ? 0 : await this.projection.atOnce?.(this.database.kysely, left);
      const wanted = left.slice(0, atOnce);
      const rest = left.slice(wanted.length);
      const end = rest.length === 0 ? to : wanted.at(-1)!.position;
      await this.takeAtOnce(wanted, position, end, mode);
      left = this.notParked(rest);
      position = end;
    } while (position !== to);
  }

  private notParked(events: readonly Recorded[]): readonly Recorded[] {
    return events.filter(({ caseId }) => caseId === null || !this.parked.has(caseId));
  }

  private async takeAtOnce(events: readonly Recorded[], from: string, to: string, mode: 'live' | 'once' | 'rebuild'): Promise<void> {
    try {
      await this.commit(events, from, to);
    } catch (error) {
      if (mode === 'rebuild' || isNotTheEvents(error) || !(await this.database.alive())) throw error;
      await this.takeOneByOne(events, from, to);
    }
  }

  private commit(events: readonly Recorded[], from: string, to: string): Promise<void> {
    return takeIn(this.database, this.projection, events, { from, to, at: this.clock.now(), parked: this.parked });
  }

  private async takeOneByOne(events: readonly Recorded[], from: string, to: string): Promise<void> {
    let position = from;
    for (const event of events) {
      if (event.caseId !== null && this.parked.has(event.caseId)) continue;
      await this.takeOne(event, position);
      position = event.position;
    }
    if (position < to) await moveCheckpoint(this.database.kysely, this.projection.name, position, to, this.clock.now());
  }

  /** Takes in one event, or parks its case. An event of no case is taken in without the cases that fail by it, which are parked. */
  private async takeOne(event: Recorded, from: string): Promise<void> {
    for (;;) {
      try {
        return await this.commit([event], from, event.position);
      } catch (error) {
        const failed = event.caseId ?? (error instanceof CaseFailed ? error.caseId : null);
        if (isNotTheEvents(error) || failed === null || this.parked.has(failed)) throw error;
        await this.park(failed, event, { from, to: event.caseId === null ? from : event.position }, error as Error);
        if (event.caseId !== null) return;
      }
    }
  }

  /** Parks a case for an event, and moves the checkpoint, if only to see that nobody else has. */
  private async park(caseId: Uuid, event: Recorded, { from, to }: { from: string; to: string }, error: Error): Promise<void> {
    const { position } = event;
    const row = { projection: this.projection.name, case_id: caseId, position, error: `${event.type}: ${error.message}`.slice(0, 500) };
    await this.database.kysely.transaction().execute(async (transaction) => {
      await (transaction as unknown as Kysely<ProjectionTables>)
        .insertInto('parked_cases')
        .values(row)
        .onConflict((c) => c.doNothing())
        .execute();
      await moveCheckpoint(transaction, this.projection.name, from, to, this.clock.now());
    });
    this.parked.add(caseId);
    this.report.failed(`projection ${this.projection.name} parked case ${caseId}`, error);
  }

  private async loadParked(): Promise<void> {
    const db = this.database.tables<ProjectionTables>();
    const rows = await db.selectFrom('parked_cases').select('case_id').where('projection', '=', this.projection.name).execute();
    this.parked = new Set(rows.map((row) => row.case_id));
  }
}

/** A read model was to be rebuilt while a running process keeps it up with the log. */
export class ProjectionInUse extends Error {
  constructor(name: string) {
    super(`The read model ${name} is kept up with the log by a running process. Stop that one first.`);
  }
}

/**
 * Whether a batch failed for reasons that lie outside its events, so that no case is to be parked for it (SQLSTATE 40…: it met
 * another transaction).
 */
const isNotTheEvents = (error: unknown): boolean =>
  error instanceof CheckpointTaken || isUnavailable(error) || /^40/.test((error as { code?: string }).code ?? '');
