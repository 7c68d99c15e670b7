import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Recorded } from '#kernel';
import type { LogTail } from '../log-tail.js';
import { AllSubscription } from './all-subscription.js';
import { LogUnavailable, whileAway, type Patience } from './outage.js';
import type { Reading } from './reading.js';
import { filterOnServer } from './records.js';

const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 2_000;

/** Fills the tail from one subscription, and makes that anew from where it was whenever it breaks. */
export class TailFiller {
  private readonly running: Promise<void>;
  private position: string;
  private lost: unknown;
  private subscription: AllSubscription | undefined;
  /** Ends the wait before the next subscription. */
  private hurry = new AbortController();

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reading: Reading,
    private readonly tail: LogTail,
    private readonly patience: Patience,
    private readonly came: { events(events: readonly Recorded[]): void; lost(): void },
  ) {
    this.position = tail.end;
    this.running = this.run();
  }

  /** Settles when the tail holds everything that was committed before the call. @throws LogUnavailable if nobody could look */
  async upToDate(): Promise<void> {
    const head = await whileAway(this.patience, () => this.reading.head(this.tail.end));
    // The server is there.
    this.hurry.abort();
    const until = performance.now() + this.patience.ms;
    let before = this.tail.end;
    const silent = setInterval(() => {
      // The server is there for reads: a subscription that brings nothing of what they show is none.
      if (this.tail.end === before) this.subscription?.breakOff('fell silent');
      before = this.tail.end;
      this.tail.wakeAll();
    }, this.patience.answerMs);
    const over = setTimeout(() => this.tail.wakeAll(), this.patience.ms + 1);
    try {
      while (this.tail.end < head && !this.patience.closing.aborted) {
        if (performance.now() > until) throw new LogUnavailable(this.lost);
        await this.tail.changed();
      }
    } finally {
      clearInterval(silent);
      clearTimeout(over);
    }
  }

  /** Settles when nothing more comes. */
  async stopped(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    const { closing } = this.patience;
    let wait = FIRST_WAIT_MS;
    while (!closing.aborted) {
      const subscription = new AllSubscription(this.client, this.position, filterOnServer(), this.patience.answerMs);
      this.subscription = subscription;
      try {
        await this.follow(subscription);
      } catch (error) {
        this.lost = error;
        this.came.lost();
      }
      if (subscription.confirmed) wait = FIRST_WAIT_MS;
      subscription.end();
      this.hurry = new AbortController();
      await sleep(wait, undefined, { signal: AbortSignal.any([closing, this.hurry.signal]) }).catch(() => undefined);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }

  private async follow(subscription: AllSubscription): Promise<void> {
    const { closing } = this.patience;
    while (!closing.aborted) {
      const brought = await subscription.next(closing);
      if (!brought) continue;
      this.position = brought.position;
      this.came.events(brought.events);
      this.tail.push(brought.events);
    }
  }
}
