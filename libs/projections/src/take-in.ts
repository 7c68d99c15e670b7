import type { Database } from '#database';
import type { Instant, Recorded, Uuid } from '#kernel';
import { asCheckpointTaken, checkpointMove } from './checkpoints.js';
import type { Projection } from './projection.js';

const NONE: ReadonlySet<Uuid> = new Set();

/**
 * Takes a batch of events into a read model and moves its checkpoint: both or neither. What the batch changes is worked out
 * before: nobody else writes these tables without moving the checkpoint.
 * @throws CheckpointTaken if another process has moved it since
 */
export async function takeIn(
  database: Database,
  projection: Projection,
  events: readonly Recorded[],
  { from, to, at, parked = NONE }: { from: string; to: string; at: Instant; parked?: ReadonlySet<Uuid> },
): Promise<void> {
  const changes = events.length === 0 ? [] : await projection.changes(database.kysely, events, parked);
  await database
    .atomically([checkpointMove(projection.name, from, to, at), ...changes])
    .catch((error: unknown) => Promise.reject(asCheckpointTaken(error, projection.name)));
}
