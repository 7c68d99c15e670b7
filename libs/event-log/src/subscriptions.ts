import type { Recorded } from '#kernel';
import type { LogTail } from './log-tail.js';
import { PositionAhead, type LogFilter, type LogSignal } from './port.js';

/** Events in log order, and the position up to which nothing that is wanted is missing. */
export interface LogPage {
  events: readonly Recorded[];
  position: string;
}

/** What a store does for those who subscribe to it. */
export interface SubscribedStore {
  /** Settles when the tail holds everything that was committed before the call; rejects when nobody could look. */
  upToDate(): Promise<void>;
  /**
   * What lies after a position that the tail does not reach back to, page by page, at least up to where the tail begins. A
   * store may leave out events that the filter does, but moves the position past them.
   */
  catchUp(after: string, filter: LogFilter | undefined, signal: AbortSignal): AsyncIterable<LogPage>;
}

const LARGEST_PAGE = 1_000;

/**
 * Subscriptions over a tail of the newest events, the same on every store: who lags behind is served by the store until the
 * tail reaches back far enough, everybody else from memory.
 */
export class Subscriptions {
  constructor(
    private readonly tail: LogTail,
    private readonly store: SubscribedStore,
    private readonly closing: AbortSignal,
  ) {}

  /** @throws PositionAhead if the log does not reach that position */
  async *subscribe({ after, filter, signal }: { after: string; filter?: LogFilter; signal: AbortSignal }): AsyncIterable<LogSignal> {
    const stopped = AbortSignal.any([signal, this.closing]);
    const wake = (): void => this.tail.wakeAll();
    stopped.addEventListener('abort', wake);
    const wanted = filterOf(filter);
    let position = after;
    let told = false;
    try {
      // "Caught up" must cover everything committed before the subscription began.
      await this.store.upToDate();
      if (after > this.tail.end) throw new PositionAhead(after, this.tail.end);
      while (!stopped.aborted) {
        const changed = this.tail.changed();
        const batch = this.tail.after(position, LARGEST_PAGE);
        if (!batch) {
          for await (const page of this.store.catchUp(position, filter, stopped)) {
            if (page.position > position) told = false;
            position = page.position;
            yield { kind: 'events', events: page.events.filter(wanted), position };
            if (stopped.aborted || this.tail.reachesBackTo(position)) break;
          }
          continue;
        }
        const last = batch.at(-1);
        if (last) {
          position = last.position;
          told = false;
          yield { kind: 'events', events: batch.filter(wanted), position };
          continue;
        }
        if (!told) {
          told = true;
          yield { kind: 'caught-up', position };
          // Whatever came while the subscriber was busy is looked for before waiting.
          continue;
        }
        await changed;
      }
    } finally {
      stopped.removeEventListener('abort', wake);
    }
  }
}

/** The category of a stream: the part of its name before the first hyphen. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

function filterOf(filter: LogFilter = {}): (event: Recorded) => boolean {
  const categories = filter.categories && new Set(filter.categories);
  const types = filter.types && new Set(filter.types);
  return (event) => (!categories || categories.has(categoryOf(event.stream))) && (!types || types.has(event.type));
}
