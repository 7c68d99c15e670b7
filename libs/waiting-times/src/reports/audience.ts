import type { Kysely } from 'kysely';
import type { DisclosurePolicy } from '#disclosure';
import type { Actor } from '#kernel';
import { disclosureFor } from '#reporting';
import type { ProgrammeTerms } from '../clocks/programme-terms.js';
import type { WaitingTimesTables } from '../facts/schema.js';
import type { Filters } from './dimensions.js';

/** How figures on waits are shown to an actor: under the programmes that were published by the position that a report knows of. */
export async function disclosureAt(db: Kysely<WaitingTimesTables>, actor: Actor, filters: Filters, position: string): Promise<DisclosurePolicy> {
  return disclosureFor(actor, await programmesAt(db, position), filters);
}

/** The terms of the programme versions that were published by a position. */
export async function programmesAt(db: Kysely<WaitingTimesTables>, position: string): Promise<ProgrammeTerms[]> {
  const rows = await db.selectFrom('wait_programmes_v1').select('terms').where('from_position', '<=', position).execute();
  return rows.map((row) => JSON.parse(row.terms) as ProgrammeTerms);
}
