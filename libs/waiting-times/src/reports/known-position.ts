import type { Kysely } from 'kysely';
import type { Instant } from '#kernel';
import { readCheckpoint } from '#projections';
import { positionKnownAt } from '#reporting';
import type { WaitingTimesTables } from '../facts/schema.js';
import { waitingTimesProjection } from '../facts/waiting-times-projection.js';

/** The log position up to which the facts have been worked out. */
export const knownPosition = (db: Kysely<WaitingTimesTables>): Promise<string> =>
  readCheckpoint(db as unknown as Kysely<object>, waitingTimesProjection.name);

/** The position of the last change to the facts that the log had learned of at a moment; whatever came later was not known then. */
export const knownAtPosition = (db: Kysely<WaitingTimesTables>, at: Instant): Promise<string> =>
  positionKnownAt(db as unknown as Kysely<object>, ['wait_facts_v1'], at);
