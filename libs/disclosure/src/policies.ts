import { suppress1To7Round5, suppressUnder5Round5, WITHHELD, type DisclosurePolicy, type Shown } from './policy.js';

/** The policies that a programme can choose, by the name its definition gives. */
export const DISCLOSURE_POLICIES = {
  'suppress-under-5-round-5': suppressUnder5Round5,
  'suppress-1-7-round-5': suppress1To7Round5,
} as const satisfies Record<string, DisclosurePolicy>;

/** Name of a policy that a programme can choose. */
export type DisclosurePolicyName = keyof typeof DISCLOSURE_POLICIES;

/**
 * The policy for figures over programmes with these policies: it withholds whatever one of them does. Over no programme
 * at all every policy there is applies.
 */
export function policyOver(names: readonly DisclosurePolicyName[]): DisclosurePolicy {
  const given = [...new Set(names)].sort();
  const policies = (given.length > 0 ? given : (Object.keys(DISCLOSURE_POLICIES) as DisclosurePolicyName[]).sort()).map(
    (name): DisclosurePolicy => DISCLOSURE_POLICIES[name],
  );
  return {
    name: policies.map(({ name }) => name).join('+'),
    fewest: Math.max(...policies.map(({ fewest }) => fewest)),
    count: (n) => strictest(policies.map((policy) => policy.count(n))) ?? WITHHELD,
    percentage: (part, whole) => strictest(policies.map((policy) => policy.percentage(part, whole))),
    statistic: (value, n) => strictest(policies.map((policy) => policy.statistic(value, n))),
  };
}

const strictest = (shown: readonly (Shown | undefined)[]): Shown | undefined => (shown.includes(WITHHELD) ? WITHHELD : shown[0]);
