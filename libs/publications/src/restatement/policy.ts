import { DISCLOSURE_POLICIES, policyOver, unsuppressed, type DisclosurePolicy, type DisclosurePolicyName } from '#disclosure';
import { AS_THEY_ARE } from '../model/audience.js';

/**
 * The policy for what lies between two reports: withholds whatever that of one of them does. A policy that is no more, or that nobody
 * knows of, is taken for all there are.
 */
export function policyBetween(a: string, b: string): DisclosurePolicy {
  const names = [...a.split('+'), ...b.split('+')].filter((name) => name !== AS_THEY_ARE);
  if (names.length === 0) return unsuppressed;
  return policyOver(names.every(isPolicy) ? names : []);
}

const isPolicy = (name: string): name is DisclosurePolicyName => Object.hasOwn(DISCLOSURE_POLICIES, name);
