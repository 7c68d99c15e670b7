import { WORK_OUTCOMES, WORK_STATUS_SOURCE } from '#discharge/contract';
import { figure, type Figure } from '../figure.js';
import { ACCEPTED, OF_ACCEPTED } from './progress.js';

const WORK = ['working', 'off-sick', 'out-of-work', 'unknown'] as const;
const AT_DISCHARGE = { column: 'work_at_discharge', values: [...WORK, 'died'], absent: 'not-discharged' } as const;
const AT_FOLLOW_UP = { column: 'found', values: [...WORK, 'not-reached', 'died', 'not-recorded', 'not-yet-due'], absent: 'not-known' } as const;
const FOLLOW_UP_WORDS =
  '`unknown`: the person did not say · `not-reached`: it was tried · `not-recorded`: it was due and nobody recorded it · `not-yet-due`: its day has not come';
const DISCHARGED_WITH_POINT =
  'People of the cohort with a discharge in force whose programme follows up at that point (`about`, in weeks after discharge).';
const SPELLS = `Derived from recorded work statuses, late entries and corrections included; never typed. Statuses: ${WORK_STATUS_SOURCE}; which of them are work is defined by this service.`;

/** Where people stood in work, from referral on. */
export const WORK_FIGURES: readonly Figure[] = [
  figure(
    'cases',
    { kind: 'parts', of: ACCEPTED, by: { column: 'work_at_referral', values: WORK, absent: 'not-known' }, then: AT_DISCHARGE },
    {
      id: 'work-at-discharge',
      title: 'Work at referral and at discharge',
      numerator:
        'People by where they stood in work at referral (`part`) and at discharge (`became`); `not-discharged`: the case is open or was withdrawn.',
      denominator: OF_ACCEPTED,
      source: SPELLS,
    },
  ),
  figure(
    'cases',
    { kind: 'parts', of: { standing: ['discharged'] }, by: { column: 'outcome', values: WORK_OUTCOMES, absent: 'not-known' } },
    {
      id: 'outcome',
      title: 'Outcome at discharge',
      numerator: 'People by their work outcome at the discharge in force; `unknown`: no work status was recorded, or the person did not say.',
      denominator: 'People of the cohort whose case is discharged.',
      source: SPELLS,
    },
  ),
  figure(
    'followUps',
    { kind: 'parts', of: {}, by: { column: 'work_at_referral', values: WORK, absent: 'not-known' }, then: AT_FOLLOW_UP },
    {
      id: 'work-at-follow-up',
      title: 'Work at referral and at follow-up',
      numerator: `People by where they stood in work at referral (\`part\`) and at the follow-up (\`became\`). ${FOLLOW_UP_WORDS}.`,
      denominator: DISCHARGED_WITH_POINT,
      exclusions: 'People discharged because they died.',
      source: SPELLS,
    },
  ),
  figure(
    'followUps',
    { kind: 'parts', of: {}, by: { ...AT_DISCHARGE, values: WORK }, then: AT_FOLLOW_UP },
    {
      id: 'work-since-discharge',
      title: 'Work at discharge and at follow-up',
      numerator: `People by where they stood in work at discharge (\`part\`) and at the follow-up (\`became\`). ${FOLLOW_UP_WORDS}.`,
      denominator: DISCHARGED_WITH_POINT,
      exclusions: 'People discharged because they died.',
      source: SPELLS,
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: { ...ACCEPTED, work_at_referral: ['off-sick'] }, when: { returned_on: 'known' } },
    {
      id: 'returned-to-work',
      title: 'Returned to work',
      numerator: 'People who came back to work and, by the last word about them, are still there. A return that a new absence undid does not count.',
      denominator: 'Accepted people of the cohort who were off sick at referral.',
      exclusions: 'Nothing is known of some after referral; they are in the denominator.',
      source: SPELLS,
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: { ...ACCEPTED, work_at_referral: ['out-of-work'] }, when: { returned_on: 'known' } },
    {
      id: 'started-work',
      title: 'Started work',
      numerator: 'People who started work and, by the last word about them, are still there.',
      denominator: 'Accepted people of the cohort who were out of work at referral.',
      exclusions: 'Nothing is known of some after referral; they are in the denominator. Unpaid work is no work here.',
      source: SPELLS,
    },
  ),
  figure(
    'cases',
    { kind: 'spread', of: { ...ACCEPTED, work_at_referral: ['off-sick', 'out-of-work'] }, column: 'days_to_return' },
    {
      id: 'days-to-return',
      title: 'Days from referral to return',
      numerator: 'Calendar days from the day of referral to the first day of the return that still stands, over those who have one.',
      denominator: 'Accepted people of the cohort who were off sick or out of work at referral.',
      exclusions: '`missing`: not at work yet, or nothing is known.',
      source: SPELLS,
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: { ...ACCEPTED, worked: [true] }, when: { sustained_on: 'known' } },
    {
      id: 'sustained',
      title: 'Sustained outcome',
      numerator:
        "People who reached their programme's threshold: so many weeks at work, with so many hours a week, within a window of so many weeks. Only days about which somebody has a word count, and hours must be known.",
      denominator: 'Accepted people of the cohort who are known to have been at work on any day since their referral.',
      exclusions: 'People not followed up for long enough yet are in the denominator.',
      source: SPELLS,
    },
  ),
];
