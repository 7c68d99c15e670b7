import type { ConditionGroup } from '#programmes/contract';
import { conditionGroup } from '../codes/conditions.js';
import { SNOMED } from '../codes/systems.js';
import { codings, sameSystem, wordsOf, type Coded } from '../reader/datatypes.js';
import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';

/** The conditions that get in the way of work. */
export interface ReadConditions {
  groups: ConditionGroup[];
  /** In the referrer's words; personal. */
  text?: string;
}

/** Statuses of a Condition that says what is not, or no longer, so. */
const NOT_SO: readonly string[] = ['refuted', 'entered-in-error'];

/** Reads the reason of the request, the Conditions that came with it, and the condition on a fit note, in that order. */
export function readConditions(request: Element, bundle: FhirBundle, onFitNote: readonly Coded[]): ReadConditions {
  const conditions = bundle.all('Condition').filter((c) => !codings(c.at('verificationStatus')).some(({ code }) => NOT_SO.includes(code)));
  const concepts = [...request.each('reasonCode'), ...conditions.map((condition) => condition.at('code'))];
  const codes = [...concepts.flatMap(codings), ...onFitNote].filter(({ system }) => sameSystem(system, SNOMED));
  const words = [...concepts.map(wordsOf), ...onFitNote.map(({ display }) => display)].filter((text) => text !== undefined);
  const text = [...new Set(words)].join('; ').slice(0, 500);
  return {
    groups: [...new Set(codes.flatMap(({ code }) => conditionGroup(code) ?? []))],
    ...(text ? { text } : {}),
  };
}
