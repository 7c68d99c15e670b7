import type { Recorded } from '#kernel';

const KEEP = 4_000;

/**
 * The newest events of the log in memory, contiguous and in order. One reader fills it; every live subscriber is served
 * from it, so that ten subscribers cost one query, not ten.
 */
export class LogTail {
  private events: Recorded[] = [];
  private readonly streams = new Map<string, Recorded[]>();
  private waiters: (() => void)[] = [];

  /** @param from position just before the first event kept */
  constructor(private from: string) {}

  /** Position just before the first event kept. */
  get start(): string {
    return this.from;
  }

  /** Position of the newest event known. */
  get end(): string {
    return this.events.at(-1)?.position ?? this.from;
  }

  /** Whether events follow on what is kept without a gap; positions are given one by one. */
  isNext([first]: readonly Recorded[]): boolean {
    return first === undefined || Number(first.position) === Number(this.end) + 1;
  }

  /** Whether everything after a position is kept. */
  reachesBackTo(position: string): boolean {
    return position >= this.from;
  }

  push(batch: readonly Recorded[]): void {
    this.events.push(...batch);
    for (const event of batch) {
      const own = this.streams.get(event.stream);
      if (own) own.push(event);
      else this.streams.set(event.stream, [event]);
    }
    if (this.events.length > 2 * KEEP) {
      const dropped = this.events.splice(0, this.events.length - KEEP);
      this.from = dropped.at(-1)?.position ?? this.from;
      for (const { stream } of dropped) this.forgetFirstOf(stream);
    }
    this.wakeAll();
  }

  /** Events of a stream from a revision on, or `undefined` if not all of them are kept. */
  ofStream(stream: string, fromRevision: number): Recorded[] | undefined {
    const own = this.streams.get(stream);
    const first = own?.[0]?.revision;
    return own && first !== undefined && first <= fromRevision ? own.slice(fromRevision - first) : undefined;
  }

  private forgetFirstOf(stream: string): void {
    const own = this.streams.get(stream);
    own?.shift();
    if (own?.length === 0) this.streams.delete(stream);
  }

  /** Up to `limit` events after a position, or `undefined` if that lies before what is kept. */
  after(position: string, limit: number): readonly Recorded[] | undefined {
    if (!this.reachesBackTo(position)) return undefined;
    const begin = this.placeAfter(position);
    return this.events.slice(begin, begin + limit);
  }

  /** How many of the events that are kept lie after one position and up to another. */
  count(after: string, upTo: string): number {
    return Math.max(0, this.placeAfter(upTo) - this.placeAfter(after));
  }

  /** From where to where events are kept, and how many. */
  extent(): { from: string; to: string; events: number } {
    return { from: this.from, to: this.end, events: this.events.length };
  }

  /** Place of the first event after a position. */
  private placeAfter(position: string): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle] as Recorded).position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
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
