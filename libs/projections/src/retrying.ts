import { setTimeout as sleep } from 'node:timers/promises';
import { CheckpointTaken } from './checkpoints.js';

/** Where background work reports what went wrong. Nothing personal is ever handed to it. */
export interface Report {
  failed(what: string, error: Error): void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;

/**
 * Repeats background work until it is told to stop: after a failure it waits, longer each time, and begins again from
 * its checkpoint. Losing the checkpoint to another process ends it.
 */
export async function retrying(what: string, signal: AbortSignal, report: Report, work: () => Promise<void>): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const started = Date.now();
    try {
      await work();
      if (!signal.aborted) await sleep(FIRST_WAIT_MS, undefined, { signal }).catch(() => undefined);
    } catch (error) {
      if (signal.aborted) return;
      report.failed(what, error as Error);
      if (error instanceof CheckpointTaken) return;
      if (Date.now() - started > LONGEST_WAIT_MS) wait = FIRST_WAIT_MS;
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }
}
