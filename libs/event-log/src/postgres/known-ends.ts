import type { Recorded } from '#kernel';

const KEEP = 20_000;

/** The last event of a stream that anybody here has seen: it is in the log, whatever may have come after it. */
export type KnownEnd = Pick<Recorded, 'revision' | 'hash'>;

/** The ends of streams as far as this process has seen them, those seen last. */
export class KnownEnds {
  private readonly ends = new Map<string, KnownEnd>();

  of(stream: string): KnownEnd | undefined {
    return this.ends.get(stream);
  }

  /** Notes events of one stream that were read or appended; what came later counts. */
  saw(events: readonly Recorded[]): void {
    const last = events.at(-1);
    if (!last) return;
    const { stream, revision, hash } = last;
    const known = this.ends.get(stream);
    this.ends.delete(stream);
    this.ends.set(stream, known && known.revision > revision ? known : { revision, hash });
    if (this.ends.size > KEEP) this.ends.delete(this.ends.keys().next().value as string);
  }
}
