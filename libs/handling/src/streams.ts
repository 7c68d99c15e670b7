import type { EventShape, FactCorrected, Recorded } from '#kernel';
import type { EventLog } from '#event-log';

const MAX_STREAMS = 20_000;

/**
 * Streams of the log with the events already seen kept in memory. Every look asks the log for what came since, so what
 * it returns is never stale; the cache only saves reading the old part again.
 */
export class Streams {
  private readonly seen = new Map<string, readonly Recorded[]>();

  constructor(private readonly log: EventLog) {}

  /** All events of a stream, oldest first. */
  async read<E extends EventShape>(stream: string): Promise<Recorded<E | FactCorrected>[]> {
    const before = this.seen.get(stream) ?? [];
    const since = await this.log.read(stream, before.length);
    const now = since.length === 0 ? before : [...before, ...since];
    // Of two looks at once the one that began first may come back last, with less.
    const other = this.seen.get(stream) ?? [];
    const longest = other.length > now.length ? other : now;
    this.seen.delete(stream);
    this.seen.set(stream, longest);
    if (this.seen.size > MAX_STREAMS) this.seen.delete(this.seen.keys().next().value as string);
    return now as unknown as Recorded<E | FactCorrected>[];
  }
}
