import { firstVersion, type DefinitionsOf } from '#reporting';
import type { Cohort } from '../dimensions.js';

/** Whom the outcomes report is about, by the cohort that is asked for. */
export const COHORT_DEFINITIONS: DefinitionsOf<Cohort> = {
  referred: [
    firstVersion({
      id: 'cohort-referred',
      title: 'Cohort: referred in the period',
      numerator: 'Cases of which notice of the referral was received on a day of the period, whatever became of them since.',
      denominator: 'All cases that the report is asked about.',
      exclusions: 'Referrals struck out as entered in error. A person referred twice is two cases.',
    }),
  ],
  discharged: [
    firstVersion({
      id: 'cohort-discharged',
      title: 'Cohort: discharged in the period',
      numerator: 'Cases whose discharge in force was on a day of the period, whenever they were referred.',
      denominator: 'All cases that the report is asked about.',
      exclusions:
        'Cases reopened since, which are not discharged, and discharges that were struck out. A person discharged from two cases counts twice.',
    }),
  ],
};

/** The numbers by which a figure of outcomes is told. */
export const OUTCOME_STATISTICS: DefinitionsOf<'percent' | 'missing' | 'mean' | 'median'> = {
  percent: [
    firstVersion({
      id: 'outcomes-percent',
      title: 'Percentage of a figure of outcomes (`percent`)',
      numerator: '`people` of the line.',
      denominator: '`outOf` of the line: everybody who could be counted, also those of whom nothing is known.',
      exclusions: 'Figures that are a mean or a total have none, and neither have lines out of nobody.',
    }),
  ],
  missing: [
    firstVersion({
      id: 'outcomes-missing',
      title: 'Without a value (`missing`)',
      numerator: 'Those of `outOf` who have no value, beside a mean; what that may come of is told with each figure.',
      denominator: '`outOf` of the line: `people` and `missing` add up to it.',
      exclusions: 'Figures by parts tell of who is missing in a part of its own.',
    }),
  ],
  mean: [
    firstVersion({
      id: 'outcomes-mean',
      title: 'Mean of a figure of outcomes (`mean`)',
      numerator: 'The sum of the values, divided by how many there are, to two decimal places.',
      denominator: '`people` of the line: those who have a value.',
      exclusions: 'Those without a value (`missing`); they are never taken as 0. There is none over nobody.',
    }),
  ],
  median: [
    firstVersion({
      id: 'outcomes-median',
      title: 'Median of a figure of outcomes (`median`)',
      numerator:
        'The smallest value such that at least half of the people have no larger one: nearest rank, from the values themselves and always a value that somebody has.',
      denominator: '`people` of the line: those who have a value.',
      exclusions: 'Those without a value (`missing`). There is none over nobody.',
      source: 'Nearest rank (`percentile_disc` of SQL).',
    }),
  ],
};
