import { policyOver, unsuppressed, type DisclosurePolicy, type DisclosurePolicyName } from '#disclosure';
import type { Actor, Refusal, Role } from '#kernel';
import { refuseReport } from './refusals.js';

/** Who may ask for reports. */
export const REPORT_READERS: readonly Role[] = ['commissioner', 'auditor', 'team-lead', 'operator'];

/** Values that facts must have, by what they are of: any of those listed. */
export type Filters<Dimension extends string = string> = Partial<Record<Dimension, readonly string[]>>;

/** Stands in a group or a filter for a fact that is not known. */
export const NOT_KNOWN = 'not-known';

/**
 * The facts that an actor's reports are about, over and above what they ask for: the programmes of a commissioner, for an auditor
 * those of the commissioner on whose behalf they look, and a provider's own. An operator's are about all.
 */
export function scopeOf({ role, organisation }: Actor): Filters<'provider' | 'commissioner'> {
  if (role === 'operator') return {};
  return role === 'team-lead' ? { provider: [organisation] } : { commissioner: [organisation] };
}

/** Filters narrowed to what an actor may be told about, or why they may not be answered. */
export function withinScope<D extends string>(filters: Filters<D>, actor: Actor): Filters<D | 'provider' | 'commissioner'> | Refusal {
  const scope = scopeOf(actor);
  const asked: Filters = filters;
  for (const [dimension, own] of Object.entries(scope)) {
    if (asked[dimension]?.some((value) => !own.includes(value))) return refuseReport('report.not-yours', { field: dimension });
  }
  return { ...filters, ...scope } as Filters<D | 'provider' | 'commissioner'>;
}

/** What a version of a programme means for who sees what. */
export interface Disclosed {
  id: string;
  /** Codes of the organisations. */
  provider: string;
  commissioner: string;
  disclosurePolicy: DisclosurePolicyName;
}

/** Whether an actor is shown figures under a disclosure policy: everybody but who works with the people, and who audits. */
export const isUnderPolicy = ({ role }: Pick<Actor, 'role'>): boolean => role !== 'team-lead' && role !== 'auditor';

/**
 * How figures are shown to an actor. Who leads the team that works with the people sees them as they are, and so does an auditor, who
 * is shown the rows behind them; anybody else under the disclosure policies of the programmes in question.
 */
export function disclosureFor({ role }: Pick<Actor, 'role'>, programmes: readonly Disclosed[], filters: Filters): DisclosurePolicy {
  if (!isUnderPolicy({ role })) return unsuppressed;
  return policyOver(programmes.filter((each) => isConcerned(each, filters)).map(({ disclosurePolicy }) => disclosurePolicy));
}

const isConcerned = ({ id, provider, commissioner }: Disclosed, filters: Filters): boolean =>
  (filters['programme']?.includes(id) ?? true) &&
  (filters['provider']?.includes(provider) ?? true) &&
  (filters['commissioner']?.includes(commissioner) ?? true);
