import type { Projection } from '#projections';

/**
 * What becomes of a table when a deployment is copied:
 * - `log`: copied event by event, to wherever the log of the target is;
 * - `kept-by-log`: what a log keeps for itself; the log of the target makes its own;
 * - `rows`: copied row for row;
 * - `places`: copied, with positions of the source turned into those of the target; what belongs to read models goes with them;
 * - `read-model`: copied where positions stay the same, else left to be built from the log;
 * - `of-database`: what a database says of itself, never copied.
 */
export type Fate = 'log' | 'kept-by-log' | 'rows' | 'places' | 'read-model' | 'of-database';

/** Every table but those of read models, which name theirs. An architecture test holds this against the tables that there are. */
export const FATES: Readonly<Record<string, Fate>> = {
  schema_migrations: 'of-database',
  log_home: 'of-database',
  events: 'log',
  log_claimed_ids: 'kept-by-log',
  log_event_counts: 'kept-by-log',
  person_keys: 'rows',
  person_lookups: 'rows',
  fhir_requests: 'rows',
  checkpoints: 'places',
  parked_reactions: 'places',
  parked_cases: 'read-model',
};

/** What becomes of every table, those of read models included. */
export function fatesWith(projections: readonly Projection[]): Map<string, Fate> {
  const ofReadModels = projections.flatMap(({ tables }) => tables.map((table): [string, Fate] => [table, 'read-model']));
  return new Map([...Object.entries(FATES), ...ofReadModels]);
}
