import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '#database';

/** EventStoreDB cannot be had. What was asked of it may have been done, and is safe to ask again. */
export class LogUnavailable extends StoreUnavailable {
  override readonly name = 'LogUnavailable';

  constructor(override readonly cause: unknown) {
    // The client's words may quote the connection string.
    super('The EventStoreDB server cannot be reached');
  }
}

/** EventStoreDB, or what is needed to speak to it, is not as the settings say. */
export class LogRefused extends Error {}

/** What the server did not answer in time. */
export class NoAnswer extends Error {}

/** gRPC: cancelled, unknown, deadline exceeded, resource exhausted, aborted, internal (a connection cut off), unavailable. */
const LOST = new Set([1, 2, 4, 8, 10, 13, 14]);
const TYPES = new Set(['unavailable', 'cancelled', 'deadline-exceeded', 'timeout', 'not-leader']);

/** Whether an error tells nothing about what was asked, only that the connection was lost or another node leads now. */
export function isOutage(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  if (!(error instanceof Error)) return false;
  const { type, code, message } = error as Error & { type?: string; code?: number | string };
  if (type !== undefined && type !== 'unknown') return TYPES.has(type);
  if (typeof code === 'number') return LOST.has(code);
  return /^Failed to discover|channel (has been|is) (shut down|closed)|write after end/i.test(message);
}

/** How much longer to wait than the deadline that the client itself was given, in milliseconds. */
const GRACE_MS = 1_000;

/** The client itself would wait for ever where the server goes away without a word. @throws NoAnswer */
export async function answerWithin<T>(ms: number, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer('An append was not answered')), ms + GRACE_MS);
  });
  try {
    return await Promise.race([call, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** The first call to a server. @throws LogRefused if it does not let us in */
export async function letIn<T>(call: Promise<T>): Promise<T> {
  return await call.catch((error: unknown) => {
    if ((error as { type?: string }).type !== 'access-denied') throw error;
    throw new LogRefused(
      'The EventStoreDB server does not let this account in. See that EVENTSTORE_USER and EVENTSTORE_PASSWORD, or those in EVENTSTORE_URL, are right.',
    );
  });
}

const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 1_000;

/** How long to wait for the server, and what ends that at once. */
export interface Patience {
  /** Milliseconds without success until whoever waits is told. */
  ms: number;
  /** Milliseconds that the server may take over one answer. */
  answerMs: number;
  closing: AbortSignal;
}

/**
 * Repeats what fails for want of a connection, at longer and longer intervals.
 * @throws LogUnavailable if patience runs out, and whatever else the work throws
 */
export async function whileAway<T>(patience: Patience, work: (earlier: number) => Promise<T>): Promise<T> {
  const until = performance.now() + patience.ms;
  for (let tries = 0, wait = FIRST_WAIT_MS; ; tries++, wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await work(tries);
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (patience.closing.aborted || performance.now() + wait > until) throw new LogUnavailable(error);
      await sleep(wait, undefined, { signal: patience.closing }).catch(() => undefined);
    }
  }
}
