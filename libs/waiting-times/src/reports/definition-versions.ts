import { DefinitionVersions } from '#reporting';
import { WAIT_MEASURES } from '#programmes/contract';
import { DEFINITIONS, type WaitDefinition } from './definitions.js';
import type { WaitEntry } from './wait-query.js';

/** A definition with what it lets count of the waits of its measure. */
export interface WaitRule {
  definition: WaitDefinition;
  /** Whether a wait counts; absent: all do. */
  counts?(entry: WaitEntry): boolean;
}

export type WaitRules = DefinitionVersions<WaitRule>;

/** Every version of the definitions of waits. A change of meaning adds one here; what it takes the place of stays. */
export const WAIT_RULES: WaitRules = new DefinitionVersions<WaitRule>(WAIT_MEASURES.map((measure) => ({ definition: DEFINITIONS[measure] })));

/** The waits that count under some versions of the definitions. */
export function countedUnder(rules: readonly WaitRule[]): (entry: WaitEntry) => boolean {
  const byMeasure = new Map(rules.map((rule) => [rule.definition.measure, rule]));
  return (entry) => byMeasure.get(entry.measure)?.counts?.(entry) ?? true;
}
