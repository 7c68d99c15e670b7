import { CompiledQuery, type Kysely } from 'kysely';
import { LOG_START } from '#event-log';
import type { Instant } from '#kernel';
import { CHECKPOINT_TAKEN, type ProjectionTables } from './schema.js';

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

/** Names the rebuild that what a projection holds is of, if that reaches up to a position; another rebuild has another name. */
export async function generationOf(db: Kysely<object>, name: string, upTo: string): Promise<string | undefined> {
  const row = await tables(db).selectFrom('checkpoints').select(['generation', 'position']).where('name', '=', name).executeTakeFirst();
  return row && row.position >= upTo ? (row.generation ?? '') : undefined;
}

/** The statement that moves a checkpoint if it still stands where it was read, and otherwise fails (see `asCheckpointTaken`). */
export const checkpointMove = (name: string, from: string, to: string, at: Instant): CompiledQuery =>
  CompiledQuery.raw('select checkpoint_move($1, $2, $3, $4)', [name, from, to, at]);

/** Moves a checkpoint if it still stands where it was read. @throws CheckpointTaken */
export async function moveCheckpoint(db: Kysely<object>, name: string, from: string, to: string, at: Instant): Promise<void> {
  await db.executeQuery(checkpointMove(name, from, to, at)).catch((error: unknown) => Promise.reject(asCheckpointTaken(error, name)));
}

/** What a statement failed with, or that the checkpoint was moved if it says so. */
export const asCheckpointTaken = (error: unknown, name: string): Error =>
  (error as { code?: string }).code === CHECKPOINT_TAKEN ? new CheckpointTaken(name) : (error as Error);

const tables = (db: Kysely<object>): Kysely<ProjectionTables> => db as unknown as Kysely<ProjectionTables>;
