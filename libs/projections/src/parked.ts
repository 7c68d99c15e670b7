import type { Database } from '#database';
import type { ProjectionTables } from './schema.js';

/** A case that a projection or policy could not take in, and why: its error quotes nothing personal. */
export interface ParkedCase {
  /** The case, or the stream where there is no case. */
  part: string;
  error: string;
}

/** What is parked, by the names of projections and policies (`policyName`). A name that is not there has nothing parked. */
export async function allParked(database: Database): Promise<Map<string, ParkedCase[]>> {
  const db = database.tables<ProjectionTables>();
  const cases = await db.selectFrom('parked_cases').select(['projection as name', 'case_id as part', 'error']).orderBy('position').execute();
  const reactions = await db
    .selectFrom('parked_reactions')
    .distinctOn(['policy', 'part'])
    .select(['policy as name', 'part', 'error'])
    .orderBy('policy')
    .orderBy('part')
    .orderBy('position')
    .execute();
  const byName = Map.groupBy([...cases, ...reactions], ({ name }) => name);
  return new Map([...byName].map(([name, parked]) => [name, parked.map(({ part, error }) => ({ part, error }))]));
}
