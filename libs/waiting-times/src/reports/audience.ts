import type { Kysely } from 'kysely';
import { policyOver, unsuppressed, type DisclosurePolicy } from '#disclosure';
import type { Actor, Role } from '#kernel';
import type { ProgrammeTerms } from '../clocks/programme-terms.js';
import type { WaitingTimesTables } from '../facts/schema.js';
import type { Filters } from './dimensions.js';

/** Who may ask for reports on waits. */
export const REPORT_READERS: readonly Role[] = ['commissioner', 'team-lead', 'operator'];

/**
 * The facts that an actor's reports are about, over and above what they ask for: a commissioner's programmes, a provider's
 * own. An operator's are about all.
 */
export function scopeOf({ role, organisation }: Actor): Filters {
  if (role === 'operator') return {};
  return role === 'team-lead' ? { provider: [organisation] } : { commissioner: [organisation] };
}

/**
 * How figures are shown to an actor. Who leads the team that works with the people sees them as they are; anybody else under
 * the disclosure policies of the programmes in question, as far as they were published by the position that a report knows of.
 */
export async function disclosureFor(db: Kysely<WaitingTimesTables>, { role }: Actor, filters: Filters, position: string): Promise<DisclosurePolicy> {
  if (role === 'team-lead') return unsuppressed;
  const rows = await db.selectFrom('wait_programmes_v1').select('terms').where('from_position', '<=', position).execute();
  const concerned = rows.map((row) => JSON.parse(row.terms) as ProgrammeTerms).filter((terms) => isConcerned(terms, filters));
  return policyOver(concerned.map(({ disclosurePolicy }) => disclosurePolicy));
}

const isConcerned = ({ id, provider, commissioner }: ProgrammeTerms, filters: Filters): boolean =>
  (filters.programme?.includes(id) ?? true) &&
  (filters.provider?.includes(provider) ?? true) &&
  (filters.commissioner?.includes(commissioner) ?? true);
