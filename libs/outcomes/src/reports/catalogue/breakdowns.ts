import { breakdown, BREAKDOWNS_OF_PEOPLE, NOT_KNOWN, type DefinitionsOf } from '#reporting';
import type { ActivityBreakdown } from '../activity-query.js';
import type { Breakdown } from '../dimensions.js';

const EVERYBODY = 'Nobody: every case is in a programme.';
const BY_COHORT = 'those referred under the one that they were referred to, those discharged under the one that they were discharged from';
const AT_THE_TIME = 'in which the case was when it was done; a referral counts under the programme that it came to';

/** What outcomes are broken down by. */
export const OUTCOME_BREAKDOWN_DEFINITIONS: DefinitionsOf<Breakdown> = {
  programme: breakdown({
    id: 'outcomes-by-programme',
    title: 'Outcomes by programme',
    numerator: `The programme, by its id: ${BY_COHORT}. A transfer lies between.`,
    exclusions: EVERYBODY,
  }),
  provider: breakdown({
    id: 'outcomes-by-provider',
    title: 'Outcomes by provider',
    numerator: `The organisation that provides the programme, by its code: ${BY_COHORT}.`,
    exclusions: EVERYBODY,
  }),
  commissioner: breakdown({
    id: 'outcomes-by-commissioner',
    title: 'Outcomes by commissioner',
    numerator: `The organisation that pays for the programme, by its code, whichever board the practice belongs to: ${BY_COHORT}.`,
    exclusions: EVERYBODY,
  }),
  ...BREAKDOWNS_OF_PEOPLE,
  stage: breakdown({
    id: 'outcomes-by-stage',
    title: 'Outcomes by stage',
    numerator: 'The stage that the case is at now, or ended at; with `asAt`, by the end of that day. Stages before it do not count.',
    exclusions: `Nobody. \`${NOT_KNOWN}\`: triage has not decided a stage.`,
  }),
  month: breakdown({
    id: 'outcomes-by-month',
    title: 'Outcomes by month',
    numerator: 'The calendar month of the day by which the case belongs to the cohort: of referral, or of discharge.',
    exclusions: 'Nobody. The first and the last month are those parts of them that lie in the period.',
  }),
};

/** What activity is broken down by. */
export const ACTIVITY_BREAKDOWN_DEFINITIONS: DefinitionsOf<ActivityBreakdown> = {
  month: breakdown({
    id: 'activity-by-month',
    title: 'Activity by month',
    numerator: 'The calendar month of the day on which it counts.',
    exclusions: 'Nothing. The first and the last month are those parts of them that lie in the period.',
  }),
  programme: breakdown({
    id: 'activity-by-programme',
    title: 'Activity by programme',
    numerator: `The programme, by its id, ${AT_THE_TIME}.`,
    exclusions: 'Nothing: everything is done under a programme.',
  }),
  provider: breakdown({
    id: 'activity-by-provider',
    title: 'Activity by provider',
    numerator: `The organisation, by its code, that provides the programme ${AT_THE_TIME}.`,
    exclusions: 'Nothing: everything is done under a programme.',
  }),
  commissioner: breakdown({
    id: 'activity-by-commissioner',
    title: 'Activity by commissioner',
    numerator: `The organisation, by its code, that pays for the programme ${AT_THE_TIME}.`,
    exclusions: 'Nothing: everything is done under a programme.',
  }),
};
