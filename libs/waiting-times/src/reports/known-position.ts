import { sql, type Kysely } from 'kysely';
import { LOG_START } from '#event-log';
import type { Instant } from '#kernel';
import { readCheckpoint } from '#projections';
import type { WaitingTimesTables } from '../facts/schema.js';
import { waitingTimesProjection } from '../facts/waiting-times-projection.js';

/** The log position up to which the facts have been worked out. */
export const knownPosition = (db: Kysely<WaitingTimesTables>): Promise<string> =>
  readCheckpoint(db as unknown as Kysely<object>, waitingTimesProjection.name);

/** The position of the last change to the facts that the log had learned of at a moment; whatever came later was not known then. */
export async function positionKnownAt(db: Kysely<WaitingTimesTables>, at: Instant): Promise<string> {
  const last = (time: 'recorded_at' | 'closed_at', position: 'from_position' | 'to_position') =>
    db
      .selectFrom('wait_facts_v1')
      .select(sql<string | null>`max(${sql.ref(position)})`.as('position'))
      .where(time, '=', (facts) =>
        facts
          .selectFrom('wait_facts_v1')
          .select(sql<Instant>`max(${sql.ref(time)})`.as('time'))
          .where(time, '<=', at),
      )
      .executeTakeFirst();
  const found = await Promise.all([last('recorded_at', 'from_position'), last('closed_at', 'to_position')]);
  return (
    found
      .flatMap((row) => row?.position ?? [])
      .sort()
      .at(-1) ?? LOG_START
  );
}
