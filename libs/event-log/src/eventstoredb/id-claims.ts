import type { Migration, SqlPool } from '#database';
import { EventIdTaken } from '../port.js';

/** EventStoreDB takes the same event id in two streams. The log does not: which stream an id is for is kept here. */
export const claimMigrations: readonly Migration[] = [
  {
    name: 'eventstoredb-1-claims',
    sql: 'create table log_claimed_ids (event_id uuid primary key, stream text not null collate "C", claims integer not null)',
  },
];

interface Pending {
  id: string;
  stream: string;
  resolve(first: boolean): void;
  reject(error: Error): void;
}

const MAX_BATCH = 512;

/**
 * Keeps an event id for one stream, before it is written there. If the process ends in between, nothing is lost: a repeat of
 * the same append is for the same stream. Claims that come together share one statement.
 */
export class IdClaims {
  private pending: Pending[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly pool: SqlPool) {}

  /**
   * Tells whether this is the first time: only then the event cannot stand in the stream already.
   * @throws EventIdTaken if the id is for another stream
   */
  claim(id: string, stream: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.pending.push({ id, stream, resolve, reject });
      this.running ??= this.drain();
    });
  }

  private async drain(): Promise<void> {
    while (this.pending.length > 0) {
      // One turn of the event loop lets the claims that are about to come join this batch.
      await new Promise((resolve) => setImmediate(resolve));
      await this.record(this.takeBatch());
    }
    this.running = undefined;
  }

  private async record(batch: readonly Pending[]): Promise<void> {
    try {
      const { rows } = await this.pool.query(CLAIM, [batch.map(({ id }) => id), batch.map(({ stream }) => stream)]);
      const known = new Map(rows.map((row) => [row['event_id'] as string, row]));
      for (const { id, stream, resolve, reject } of batch) {
        const row = known.get(id);
        if (row?.['stream'] === stream) resolve(row['claims'] === 1);
        else reject(new EventIdTaken(stream));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error as Error);
    }
  }

  /** The oldest claims, each id once, in the order of ids: two processes never wait for each other. */
  private takeBatch(): Pending[] {
    const batch = new Map<string, Pending>();
    const rest: Pending[] = [];
    for (const claim of this.pending) {
      if (batch.size < MAX_BATCH && !batch.has(claim.id)) batch.set(claim.id, claim);
      else rest.push(claim);
    }
    this.pending = rest;
    return [...batch.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

const CLAIM = `insert into log_claimed_ids as known (event_id, stream, claims)
  select id, stream, 1 from unnest($1::uuid[], $2::text[]) with ordinality as wanted (id, stream, place) order by place
  on conflict (event_id) do update set claims = known.claims + 1
  returning event_id, stream, claims`;
