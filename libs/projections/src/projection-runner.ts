import type { Kysely, Transaction } from 'kysely';
import type { Database } from '#database';
import { LOG_START, type EventLog } from '#event-log';
import type { Clock, Recorded } from '#kernel';
import { CheckpointTaken, moveCheckpoint, readCheckpoint } from './checkpoints.js';
import type { Progress } from './progress.js';
import type { Projection } from './projection.js';
import type { ProjectionTables } from './schema.js';
import { retrying, type Report } from './retrying.js';

/**
 * Keeps one projection up with the log. Live, a case whose events fail is parked with its error and the rest goes on;
 * in a rebuild the first failure stops it.
 */
export class ProjectionRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private parked = new Set<string>();

  constructor(
    private readonly projection: Projection,
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly progress: Progress,
    private readonly report: Report,
  ) {}

  /** Creates the tables and starts following the log. */
  async start(): Promise<void> {
    await this.database.migrate(this.projection.migrations);
    await this.loadParked();
    this.progress.reached(this.projection.name, await readCheckpoint(this.database.kysely, this.projection.name));
    this.running = retrying(`projection ${this.projection.name}`, this.stopping.signal, this.report, () => this.follow('live'));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Empties the tables and folds the whole log again; settles when it has caught up. @throws at the first failing batch */
  async rebuild(onBatch: (position: string) => void = () => undefined): Promise<void> {
    await this.database.migrate(this.projection.migrations);
    await this.database.kysely.transaction().execute(async (transaction) => {
      const raw = transaction as unknown as Kysely<Record<string, object>>;
      for (const table of this.projection.tables) await raw.deleteFrom(table).execute();
      const own = transaction as unknown as Kysely<ProjectionTables>;
      await own.deleteFrom('parked_cases').where('projection', '=', this.projection.name).execute();
      await own.deleteFrom('checkpoints').where('name', '=', this.projection.name).execute();
    });
    this.parked.clear();
    await this.follow('rebuild', onBatch);
  }

  private async follow(mode: 'live' | 'rebuild', onBatch: (position: string) => void = () => undefined): Promise<void> {
    const { name, filter } = this.projection;
    let position = mode === 'rebuild' ? LOG_START : await readCheckpoint(this.database.kysely, name);
    for await (const signal of this.log.subscribe({ after: position, filter, signal: this.stopping.signal })) {
      if (signal.kind === 'caught-up') {
        if (mode === 'rebuild') return;
        continue;
      }
      await this.take(signal.events, position, signal.position, mode);
      position = signal.position;
      this.progress.reached(name, position);
      onBatch(position);
    }
  }

  private async take(events: readonly Recorded[], from: string, to: string, mode: 'live' | 'rebuild'): Promise<void> {
    const wanted = events.filter((e) => e.caseId === null || !this.parked.has(e.caseId));
    try {
      await this.commit(wanted, from, to);
    } catch (error) {
      if (mode === 'rebuild' || error instanceof CheckpointTaken || !(await this.database.alive())) throw error;
      await this.takeOneByOne(wanted, from, to);
    }
  }

  private commit(events: readonly Recorded[], from: string, to: string): Promise<void> {
    return this.database.kysely.transaction().execute(async (transaction) => {
      if (events.length > 0) await this.projection.apply(transaction, events);
      await moveCheckpoint(transaction, this.projection.name, from, to, this.clock.now());
    });
  }

  private async takeOneByOne(events: readonly Recorded[], from: string, to: string): Promise<void> {
    let position = from;
    for (const event of events) {
      if (event.caseId !== null && this.parked.has(event.caseId)) continue;
      try {
        await this.commit([event], position, event.position);
      } catch (error) {
        if (error instanceof CheckpointTaken || event.caseId === null) throw error;
        await this.database.kysely.transaction().execute(async (transaction) => {
          await this.park(transaction, event, error as Error);
          await moveCheckpoint(transaction, this.projection.name, position, event.position, this.clock.now());
        });
      }
      position = event.position;
    }
    if (position < to) await moveCheckpoint(this.database.kysely, this.projection.name, position, to, this.clock.now());
  }

  private async park(transaction: Transaction<object>, event: Recorded, error: Error): Promise<void> {
    const caseId = event.caseId as string;
    const row = {
      projection: this.projection.name,
      case_id: caseId,
      position: event.position,
      error: `${event.type}: ${error.message}`.slice(0, 500),
    };
    await (transaction as unknown as Kysely<ProjectionTables>)
      .insertInto('parked_cases')
      .values(row)
      .onConflict((c) => c.doNothing())
      .execute();
    this.parked.add(caseId);
    this.report.failed(`projection ${this.projection.name} parked case ${caseId}`, error);
  }

  private async loadParked(): Promise<void> {
    const db = this.database.tables<ProjectionTables>();
    const rows = await db.selectFrom('parked_cases').select('case_id').where('projection', '=', this.projection.name).execute();
    this.parked = new Set(rows.map((row) => row.case_id));
  }
}
