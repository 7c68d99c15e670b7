import type { Recorded } from '#kernel';

const KEEP = 4_000;

/**
 * The newest events of the log in memory, contiguous and in order. One reader fills it; every live subscriber is served
 * from it, so that ten subscribers cost one query, not ten.
 */
export class LogTail {
  private events: Recorded[] = [];
  /** Position just before the first event kept. */
  private start: string;
  private waiters: (() => void)[] = [];

  constructor(head: string) {
    this.start = head;
  }

  /** Position of the newest event known. */
  get end(): string {
    return this.events.at(-1)?.position ?? this.start;
  }

  push(batch: readonly Recorded[]): void {
    this.events.push(...batch);
    if (this.events.length > 2 * KEEP) {
      const dropped = this.events.splice(0, this.events.length - KEEP);
      this.start = dropped.at(-1)?.position ?? this.start;
    }
    this.wakeAll();
  }

  /** Up to `limit` events after a position, or `undefined` if that lies before what is kept. */
  after(position: string, limit: number): readonly Recorded[] | undefined {
    if (position < this.start) return undefined;
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle] as Recorded).position <= position) low = middle + 1;
      else high = middle;
    }
    return this.events.slice(low, low + limit);
  }

  /** Settles at the next push, or when told to wake. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  wakeAll(): void {
    const waiters = this.waiters;
    this.waiters = [];
    for (const wake of waiters) wake();
  }
}
