import { sql, type Kysely } from 'kysely';
import { LOG_START } from '#event-log';
import type { Instant } from '#kernel';

/**
 * The position of the last change to versioned facts that the log had learned of at a moment; whatever came later was not known
 * then. Each of the tables has `from_position`, `to_position`, `recorded_at` and `closed_at`.
 */
export async function positionKnownAt(db: Kysely<object>, tables: readonly string[], at: Instant): Promise<string> {
  const last = tables.flatMap((name) => {
    const of = sql.table(name);
    return [
      sql`(select max(from_position) from ${of} where recorded_at = (select max(recorded_at) from ${of} where recorded_at <= ${at}))`,
      sql`(select max(to_position) from ${of} where closed_at = (select max(closed_at) from ${of} where closed_at <= ${at}))`,
    ];
  });
  const { rows } = await sql<{ position: string | null }>`select greatest(${sql.join(last)}) as position`.execute(db);
  return rows[0]?.position ?? LOG_START;
}
