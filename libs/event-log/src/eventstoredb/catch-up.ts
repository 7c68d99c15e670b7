import type { EventStoreDBClient } from '@eventstore/db-client';
import type { LogTail } from '../log-tail.js';
import type { LogFilter } from '../port.js';
import type { LogPage } from '../subscriptions.js';
import { AllSubscription, type Brought } from './all-subscription.js';
import { whileAway, type Patience } from './outage.js';
import type { Reading } from './reading.js';
import { filterOnServer } from './records.js';

const PAGE = 1_000;

/** Brings a subscriber from far behind to where the tail begins, over as many subscriptions as it takes. */
export class CatchUp {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reading: Reading,
    private readonly tail: LogTail,
    private readonly patience: Patience,
  ) {}

  /** Pages after a position; without those events that the server can leave out for this filter. */
  async *pages(after: string, filter: LogFilter | undefined, stop: AbortSignal): AsyncIterable<LogPage> {
    let position = after;
    let subscription: AllSubscription | undefined;
    const drop = (): void => {
      subscription?.end();
      subscription = undefined;
    };
    const next = async (): Promise<Brought | undefined> => {
      subscription ??= new AllSubscription(this.client, position, filterOnServer(filter), this.patience.answerMs);
      try {
        return await subscription.next(stop, this.patience.answerMs / 2);
      } catch (error) {
        drop();
        throw error;
      }
    };
    try {
      while (!stop.aborted) {
        // Taken before asking: a server that has caught up then has searched everything that the tail held by now.
        const { end } = this.tail;
        let page = await whileAway(this.patience, next);
        if (stop.aborted) return;
        if (!page) {
          // Silence: the server searches and finds nothing. A page of everything shows that it is there, and moves on.
          drop();
          const read = await whileAway(this.patience, () => this.reading.pageAfter(position, PAGE));
          page = read ? { ...read, caughtUp: false } : { events: [], position, caughtUp: true };
        }
        const seen = page.events.at(-1)?.position ?? position;
        const searched = page.caughtUp ? latest(page.position, end) : page.position;
        // The server searches its own events as well; the log of ours ends before them, and nobody is ahead of it.
        position = latest(seen, searched < this.tail.end ? searched : this.tail.end);
        yield { events: page.events, position };
      }
    } finally {
      drop();
    }
  }
}

const latest = (a: string, b: string): string => (a > b ? a : b);
