import { setTimeout as sleep } from 'node:timers/promises';
import type { Leases } from '#database';

/** Where background work reports what went wrong. Nothing personal is ever handed to it. */
export interface Report {
  failed(what: string, error: Error): void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;
/** How often a process that stands by looks whether the work has become free. */
const STAND_BY_MS = 1_000;

/**
 * Repeats background work until it is told to stop: after a failure it waits, longer each time, and begins again from
 * its checkpoint.
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
      if (Date.now() - started > LONGEST_WAIT_MS) wait = FIRST_WAIT_MS;
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }
}

/**
 * Does work that one process at a time may do, for as long as it is this one, and gives it up when done or failed. While
 * another process has it, stands by and looks again.
 */
export async function whileLeading(
  { leases, name, signal }: { leases: Leases; name: string; signal: AbortSignal },
  work: (leading: AbortSignal) => Promise<void>,
): Promise<void> {
  const lease = await leases.take(name);
  if (!lease) {
    await sleep(STAND_BY_MS, undefined, { signal }).catch(() => undefined);
    return;
  }
  try {
    await work(AbortSignal.any([signal, lease.lost]));
  } finally {
    await lease.release();
  }
}

/** Does several things until told to stop. The first that ends or fails ends the others; settles when all have. */
export async function together(signal: AbortSignal, works: readonly ((until: AbortSignal) => Promise<void>)[]): Promise<void> {
  const ending = new AbortController();
  const until = AbortSignal.any([signal, ending.signal]);
  const settled = await Promise.allSettled(works.map((work) => work(until).finally(() => ending.abort())));
  for (const result of settled) if (result.status === 'rejected') throw result.reason;
}

/** Takes work in turn: each piece begins when the one before it has settled. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
