import type { SqlPool } from '#database';
import type { Recorded } from '#kernel';
import { EVENT_COLUMNS, toRecorded } from './rows.js';

interface PendingRead {
  stream: string;
  from: number;
  resolve(events: Recorded[]): void;
  reject(error: Error): void;
}

/** Reads streams; reads asked for in the same turn share one query, as a decision often needs three streams at once. */
export class StreamReader {
  private pending: PendingRead[] = [];

  constructor(private readonly pool: SqlPool) {}

  read(stream: string, from: number): Promise<Recorded[]> {
    return new Promise((resolve, reject) => {
      if (this.pending.length === 0) setImmediate(() => void this.flush());
      this.pending.push({ stream, from, resolve, reject });
    });
  }

  private async flush(): Promise<void> {
    const reads = this.pending;
    this.pending = [];
    try {
      const { rows } = await this.pool.query(
        `select r.read, ${EVENT_COLUMNS} from unnest($1::text[], $2::int[]) with ordinality as r (wanted, from_revision, read)
         join events on events.stream = r.wanted and events.revision >= r.from_revision order by r.read, events.revision`,
        [reads.map((r) => r.stream), reads.map((r) => r.from)],
      );
      const answers: Recorded[][] = reads.map(() => []);
      for (const row of rows) answers[(row['read'] as number) - 1]?.push(toRecorded(row));
      reads.forEach((read, i) => read.resolve(answers[i] ?? []));
    } catch (error) {
      for (const read of reads) read.reject(error as Error);
    }
  }
}
