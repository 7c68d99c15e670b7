import { last, type CaseFile } from '../file/case-file.js';
import { dayOf } from '../file/circumstances.js';
import { amendmentsToReview } from '../file/flags.js';
import { triageBreachOn } from '../file/targets.js';
import { atOnce, whenItsDayComes, type Work } from './work.js';

/** Working days in which staff decide about a referral, settle whether it is a duplicate, and look at an amendment. */
const DECIDE_WITHIN = 2;

/** Working days after which a question to the referrer is asked again. */
const CHASE_AFTER = 5;

/** What a referral calls for until it is decided. */
export function referralWork(file: CaseFile): Work[] {
  const { referral, calendar } = file;
  const breachOn = triageBreachOn(file);
  if (referral.status === 'possible-duplicate') {
    const raised = last(file, 'ProbableDuplicateRaised');
    return raised ? [atOnce('resolve-duplicate', raised, { dueOn: calendar.addWorkingDays(dayOf(raised), DECIDE_WITHIN), breachOn })] : [];
  }
  if (referral.status === 'received') {
    const ready = last(file, 'ReferralReceived', 'InformationSupplied', 'ProbableDuplicateResolved');
    return ready ? [atOnce('decide-referral', ready, { dueOn: calendar.addWorkingDays(dayOf(ready), DECIDE_WITHIN), breachOn })] : [];
  }
  if (referral.status === 'information-requested') {
    const asked = last(file, 'InformationRequested');
    if (!asked) return [];
    const dueOn = calendar.addWorkingDays(dayOf(asked), CHASE_AFTER);
    return [whenItsDayComes('chase-information', asked, { opensOn: dueOn, dueOn, breachOn })];
  }
  return [];
}

/** Amendments to look at, whether the referral is decided or not. */
export const amendmentWork = (file: CaseFile): Work[] =>
  amendmentsToReview(file).map((amendment) =>
    atOnce('review-amendment', amendment, { dueOn: file.calendar.addWorkingDays(dayOf(amendment), DECIDE_WITHIN) }),
  );
