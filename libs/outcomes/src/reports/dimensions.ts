import type { CaseRow } from '../projection/table-rows.js';

/** Which cases a report is about: those referred in its period, or those whose discharge, still in force, was in it. */
export const COHORTS = ['referred', 'discharged'] as const;
export type Cohort = (typeof COHORTS)[number];

type Column = keyof CaseRow;

/** The day by which a case belongs to a cohort. */
export const DAY_OF: Readonly<Record<Cohort, Column>> = { referred: 'referred_on', discharged: 'discharged_on' };

/**
 * What figures can be broken down and filtered by, with the column that holds it. Those referred are counted under the programme
 * that they were referred to, those discharged under the one that they were discharged from: a transfer lies between.
 */
export const DIMENSIONS = {
  commissioner: { referred: 'referred_commissioner', discharged: 'commissioner' },
  provider: { referred: 'referred_provider', discharged: 'provider' },
  programme: { referred: 'referred_programme', discharged: 'programme' },
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
} as const satisfies Record<string, Column | Record<Cohort, Column>>;

/** One thing that figures can be broken down by. */
export type Dimension = keyof typeof DIMENSIONS;
export const DIMENSION_NAMES = Object.keys(DIMENSIONS) as Dimension[];

/** Breakdowns of the report: the dimensions, and the month by which a case belongs to the cohort. */
export const BREAKDOWNS = [...DIMENSION_NAMES, 'month'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** What a figure is about: a value for each thing it is broken down by. */
export type Group = Partial<Record<Breakdown, string>>;

/** The column of a dimension for a cohort. */
export function columnOf(dimension: Dimension, cohort: Cohort): Column {
  const column = DIMENSIONS[dimension];
  return typeof column === 'string' ? column : column[cohort];
}
