import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#database';
import type { Progress } from './progress.js';
import { retrying, type Report } from './retrying.js';
import type { ProjectionTables } from './schema.js';

/** How often to look, in milliseconds: while somebody waits for a position, and otherwise. */
const AWAITED_MS = 50;
const IDLE_MS = 1_000;

/** Tells a process how far the projections and policies have come that another process runs on the same database. */
export class CheckpointWatch {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly progress: Progress,
    private readonly report: Report,
  ) {}

  start(): void {
    const { signal } = this.stopping;
    this.running = retrying('watch of checkpoints', signal, this.report, async () => {
      for (let idle = 0; !signal.aborted; idle += AWAITED_MS) {
        if (this.progress.awaited || idle >= IDLE_MS) {
          await this.look();
          idle = 0;
        }
        await sleep(AWAITED_MS, undefined, { signal }).catch(() => undefined);
      }
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async look(): Promise<void> {
    const rows = await this.database.tables<ProjectionTables>().selectFrom('checkpoints').select(['name', 'position']).execute();
    const known = new Set(this.progress.names());
    for (const { name, position } of rows) if (known.has(name)) this.progress.reached(name, position);
  }
}
