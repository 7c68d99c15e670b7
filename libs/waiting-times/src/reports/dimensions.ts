import type { WaitFactVersion } from '../facts/schema.js';

/** What figures can be broken down and filtered by, with the column that holds it. */
export const DIMENSIONS = {
  commissioner: 'commissioner',
  provider: 'provider',
  programme: 'programme',
  board: 'board',
  network: 'network',
  practice: 'practice',
  stage: 'stage',
  source: 'source',
  conditionGroup: 'condition_group',
  employerSize: 'employer_size',
  ageBand: 'age_band',
  sex: 'sex',
  ethnicGroup: 'ethnic_group',
  interventionKind: 'intervention_kind',
} as const satisfies Record<string, keyof WaitFactVersion>;

/** One thing that figures can be broken down by. */
export type Dimension = keyof typeof DIMENSIONS;
export const DIMENSION_NAMES = Object.keys(DIMENSIONS) as Dimension[];

/** Breakdowns of the waiting-times report: the dimensions, and the months of the period. */
export const BREAKDOWNS = [...DIMENSION_NAMES, 'month'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** What a figure is about: a value for each thing it is broken down by. */
export type Group = Partial<Record<Breakdown, string>>;

/** Values that facts must have, by dimension: any of those listed. */
export type Filters = Partial<Record<Dimension, readonly string[]>>;
