import { DefinitionVersions, type Definition } from '#reporting';
import { ACTIVITY_DEFINITIONS } from './catalogue/activity.js';
import { FIGURES } from './catalogue/figures.js';
import type { Figure } from './figure.js';

export type OutcomeRules = DefinitionVersions<Figure>;

/** Every version of the figures of the outcomes report. A change of meaning adds one here; what it takes the place of stays. */
export const OUTCOME_RULES: OutcomeRules = new DefinitionVersions<Figure>(FIGURES);

/** A definition of activity. What is counted of each kind is decided where the facts are made: another meaning is another version of them. */
export interface ActivityRule {
  definition: Definition;
}

export type ActivityRules = DefinitionVersions<ActivityRule>;

/** Every version of the definitions of activity. */
export const ACTIVITY_RULES: ActivityRules = new DefinitionVersions<ActivityRule>(ACTIVITY_DEFINITIONS.map((definition) => ({ definition })));
