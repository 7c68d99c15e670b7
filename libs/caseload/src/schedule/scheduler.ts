import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#database';
import type { EventLog } from '#event-log';
import { isRefusal, type Clock, type Instant, type Uuid } from '#kernel';
import { readCheckpoint, retrying, type Report, type Send } from '#projections';
import { caseloadProjection } from '../projection/caseload-projection.js';
import type { ScheduleRow } from '../projection/schema.js';
import { dueCommand } from './due-command.js';
import { dueRows } from './due-rows.js';

/** What a scheduler works with. */
export interface SchedulerParts {
  database: Database;
  log: EventLog;
  clock: Clock;
  send: Send;
  report: Report;
  /** How long a tick waits for the caseload to catch up with the log, in milliseconds; 5,000 unless said. */
  catchUpMs?: number;
}

const TICK_MS = 5_000;
const PAGE = 200;
const CATCH_UP_MS = 5_000;
const LOOK_AGAIN_MS = 10;

/**
 * Raises what has fallen due. It looks at the caseload's schedules only when they tell of everything in the log, since what
 * looks due may have been done in the meantime.
 */
export class Scheduler {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  /** What was answered and is still scheduled; asking again would be answered the same. */
  private settled = new Set<Uuid>();

  constructor(private readonly parts: SchedulerParts) {}

  /** Ticks every few seconds until stopped. */
  start(everyMs = TICK_MS): void {
    const { report } = this.parts;
    this.running = retrying('schedules', this.stopping.signal, report, async () => {
      while (!this.stopping.signal.aborted) {
        await this.tick();
        await sleep(everyMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    });
  }

  /** Stops after the tick that is under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /**
   * Sends what is due by now, cases beside each other and each in order. Returns how many commands it sent; none if the
   * caseload does not catch up with the log in time, as during a rebuild.
   */
  async tick(now: Instant = this.parts.clock.now()): Promise<number> {
    if (!(await this.caughtUp())) return 0;
    const seen = new Set<Uuid>();
    let sent = 0;
    let page: ScheduleRow[] = [];
    do {
      page = await dueRows(this.parts.database, now, PAGE, page.at(-1));
      for (const { item_id } of page) seen.add(item_id);
      const fresh = page.filter(({ item_id }) => !this.settled.has(item_id));
      const byCase = Map.groupBy(fresh, ({ case_id }) => case_id);
      await Promise.all([...byCase.values()].map((rows) => this.sendInOrder(rows)));
      sent += fresh.length;
    } while (page.length === PAGE);
    this.settled = new Set([...this.settled].filter((id) => seen.has(id)));
    return sent;
  }

  private async sendInOrder(rows: readonly ScheduleRow[]): Promise<void> {
    for (const row of rows) {
      const command = dueCommand(row);
      const answer = await this.parts.send(command);
      if (!isRefusal(answer) || answer.code !== 'case.busy') this.settled.add(row.item_id);
      // The world may have moved on since it was scheduled: a refusal is an answer, and worth knowing.
      if (isRefusal(answer))
        this.parts.report.failed(`schedules: ${command.command.type} was refused with ${answer.code}`, new Error(answer.message));
    }
  }

  private async caughtUp(): Promise<boolean> {
    const { database, log, catchUpMs = CATCH_UP_MS } = this.parts;
    const head = await log.head();
    for (let waited = 0; waited < catchUpMs && !this.stopping.signal.aborted; waited += LOOK_AGAIN_MS) {
      if ((await readCheckpoint(database.kysely, caseloadProjection.name)) >= head) return true;
      await sleep(LOOK_AGAIN_MS);
    }
    return false;
  }
}
