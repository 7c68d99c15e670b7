import type { Kysely, Transaction } from 'kysely';
import { LOG_START } from '#event-log';
import type { Instant } from '#kernel';
import type { ProjectionTables } from './schema.js';

/** Another process moved this checkpoint: it has the work now, or had it in between. What was about to be written is not. */
export class CheckpointTaken extends Error {
  constructor(name: string) {
    super(`The checkpoint of ${name} was moved by another process`);
  }
}

/** Where a projection or reactor stands. */
export async function readCheckpoint(db: Kysely<object>, name: string): Promise<string> {
  const row = await tables(db).selectFrom('checkpoints').select('position').where('name', '=', name).executeTakeFirst();
  return row?.position ?? LOG_START;
}

/** Moves a checkpoint if it still stands where it was read. @throws CheckpointTaken */
export async function moveCheckpoint(db: Kysely<object> | Transaction<object>, name: string, from: string, to: string, at: Instant): Promise<void> {
  if (from === LOG_START) {
    const inserted = await tables(db)
      .insertInto('checkpoints')
      .values({ name, position: to, updated_at: at })
      .onConflict((c) => c.column('name').doUpdateSet({ position: to, updated_at: at }).where('checkpoints.position', '=', from))
      .returning('name')
      .executeTakeFirst();
    if (!inserted) throw new CheckpointTaken(name);
    return;
  }
  const moved = await tables(db)
    .updateTable('checkpoints')
    .set({ position: to, updated_at: at })
    .where('name', '=', name)
    .where('position', '=', from)
    .returning('name')
    .executeTakeFirst();
  if (!moved) throw new CheckpointTaken(name);
}

const tables = (db: Kysely<object>): Kysely<ProjectionTables> => db as unknown as Kysely<ProjectionTables>;
