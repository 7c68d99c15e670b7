import type { Kysely, Transaction } from 'kysely';
import type { Database } from '#database';
import type { Instant, Recorded } from '#kernel';
import type { ProjectionTables } from './schema.js';

/** What must be answered in order: the events of one case, or of one stream where there is no case. */
export const partOf = (event: Recorded): string => event.caseId ?? event.stream;

/** An event that waits to be answered, and why. */
export interface ParkedEvent {
  event: Pick<Recorded, 'position' | 'stream' | 'revision'>;
  part: string;
  error: string;
}

/** How many cases are tried again in one go. */
const AT_ONCE = 50;

/** The events that a policy could not answer, and all later ones of the same case, so that none is answered before its turn. */
export class ParkedReactions {
  private readonly db: Kysely<ProjectionTables>;

  constructor(
    database: Database,
    private readonly policy: string,
  ) {
    this.db = database.tables<ProjectionTables>();
  }

  /** The cases that have something parked. */
  async parts(): Promise<Set<string>> {
    const rows = await this.db.selectFrom('parked_reactions').select('part').distinct().where('policy', '=', this.policy).execute();
    return new Set(rows.map((row) => row.part));
  }

  /** Those cases whose last try is longest ago. */
  async due(): Promise<string[]> {
    const rows = await this.db
      .selectFrom('parked_reactions')
      .select('part')
      .where('policy', '=', this.policy)
      .groupBy('part')
      .orderBy((tables) => tables.fn.max('tried_at'))
      .limit(AT_ONCE)
      .execute();
    return rows.map((row) => row.part);
  }

  /** What is parked of one case, in the order of the log. */
  async ofPart(part: string): Promise<ParkedEvent[]> {
    const { policy } = this;
    const rows = await this.db
      .selectFrom('parked_reactions')
      .selectAll()
      .where((row) => row.and({ policy, part }))
      .orderBy('position')
      .execute();
    return rows.map(({ position, stream, revision, error }) => ({ event: { position, stream, revision }, part, error }));
  }

  /** Parks events, in the transaction that moves the checkpoint past them. */
  async add(transaction: Transaction<object>, parked: readonly ParkedEvent[], at: Instant): Promise<void> {
    const rows = parked.map(({ event: { position, stream, revision }, part, error }) => {
      return { policy: this.policy, part, position, stream, revision, error, tried_at: at };
    });
    const db = transaction as unknown as Kysely<ProjectionTables>;
    for (let start = 0; start < rows.length; start += 1_000) {
      await db
        .insertInto('parked_reactions')
        .values(rows.slice(start, start + 1_000))
        .onConflict((c) => c.doNothing())
        .execute();
    }
  }

  /** Notes that an event could not be answered once more. */
  async triedAgain(parked: ParkedEvent, error: string, at: Instant): Promise<void> {
    const same = this.keyOf(parked);
    await this.db
      .updateTable('parked_reactions')
      .set({ error, tried_at: at })
      .where((row) => row.and(same))
      .execute();
  }

  /** Notes that an event was answered after all. */
  async remove(parked: ParkedEvent): Promise<void> {
    const same = this.keyOf(parked);
    await this.db
      .deleteFrom('parked_reactions')
      .where((row) => row.and(same))
      .execute();
  }

  private keyOf({ event, part }: ParkedEvent) {
    return { policy: this.policy, part, position: event.position };
  }
}
