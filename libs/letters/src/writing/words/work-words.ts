import type { DischargeReason, WorkOutcome, WorkOutcomeResult, WorkStatus } from '#discharge/contract';
import type { EmploymentStatus } from '#programmes/contract';
import type { ReferralFacts } from '#referral/contract';
import { count, dayInWords } from './plain.js';

/** Where somebody stands in work. */
export const WORK_STATUS_WORDS: Readonly<Record<WorkStatus, string>> = {
  'at-work': 'at work',
  'at-work-with-adjustments': 'at work with adjustments',
  'off-sick': 'off sick',
  'self-employed': 'working, self-employed',
  'self-employed-off-sick': 'self-employed and off sick',
  unemployed: 'unemployed and looking for work',
  student: 'in education or training',
  'long-term-sick': 'out of work, long-term sick',
  homemaker: 'looking after home or family',
  'not-seeking-work': 'not in work and not looking for it',
  volunteering: 'in unpaid voluntary work',
  retired: 'retired',
  'not-stated': 'not stated',
};

/** How a case ended for the person's work. */
export const OUTCOME_WORDS: Readonly<Record<WorkOutcomeResult, string>> = {
  'returned-to-work': 'returned to work',
  'started-work': 'started work',
  'stayed-in-work': 'stayed in work',
  'in-work': 'in work',
  'working-with-adjustments': 'at work with adjustments',
  'off-sick': 'still off sick',
  'not-in-work': 'not in work',
  unknown: 'not known',
  died: 'died',
};

/** Why a case was closed, as the end of "The case was closed because …". */
export const DISCHARGE_WORDS: Readonly<Record<DischargeReason, string>> = {
  completed: 'the support was completed',
  disengaged: 'they no longer took part',
  'did-not-attend': 'they did not attend',
  'unable-to-contact': 'we could not reach them',
  declined: 'they did not want further support',
  'moved-away': 'they moved away',
  'referred-on': 'they were referred on to another service',
  'not-suitable': 'the service did not suit their needs',
  died: 'they died',
  'duration-cap': 'the longest time for which the service can help was reached',
  other: 'of another reason',
};

const EMPLOYMENT_WORDS: Readonly<Record<EmploymentStatus, string>> = {
  employed: 'Employed',
  'self-employed': 'Self-employed',
  unemployed: 'Unemployed',
  student: 'Student',
  'economically-inactive': 'Not in work',
};

/** Work at referral: "Employed, off sick since 1 February 2026". */
export function workAtReferral({ employment, absenceStartedOn }: ReferralFacts): string {
  const absence = absenceStartedOn === undefined ? '' : ` since ${dayInWords(absenceStartedOn)}`;
  const weeks = employment.weeksUnemployed === undefined ? '' : ` for ${count(employment.weeksUnemployed, 'week')}`;
  const parts = [
    EMPLOYMENT_WORDS[employment.status] + weeks,
    ...(employment.offSick || absence ? [`off sick${absence}`] : []),
    ...(employment.offSick === false ? ['at work'] : []),
  ];
  return parts.join(', ');
}

/** "20 hours a week", where known. */
export const hoursInWords = (hours: number | undefined): string | undefined => (hours === undefined ? undefined : `${count(hours, 'hour')} a week`);

/** An outcome in one phrase: "returned to work, 20 hours a week, since 6 April 2026". */
export function outcomeInWords({ result, hoursPerWeek, returnedOn }: WorkOutcome): string {
  const since = returnedOn === undefined ? undefined : `since ${dayInWords(returnedOn)}`;
  return [OUTCOME_WORDS[result], hoursInWords(hoursPerWeek), since].filter(Boolean).join(', ');
}
