import { followUpDate } from '#discharge/contract';
import { addDays, londonDate } from '#kernel';
import { last, type CaseFile } from '../file/case-file.js';
import { dayOf } from '../file/circumstances.js';
import { followUpsToMake } from '../file/status.js';
import { atOnce, whenItsDayComes, type Work } from './work.js';

/** Working days to close the case of somebody who has died. */
const CLOSE_WITHIN = 5;

/** The follow-ups of a discharge, each from the first day on which it can be made. */
export function followUpWork(file: CaseFile): Work[] {
  const discharged = last(file, 'CaseDischarged');
  if (!discharged) return [];
  return followUpsToMake(file).map((weeks) => ({
    ...whenItsDayComes('follow-up-due', discharged, followUpDate(discharged.effectiveAt, weeks)),
    weeks,
  }));
}

/** All that is left to do after a death is to close the case. */
export function deathWork(file: CaseFile): Work[] {
  const died = last(file, 'PersonDied');
  return died ? [atOnce('discharge-due', died, { dueOn: file.calendar.addWorkingDays(dayOf(died), CLOSE_WITHIN) })] : [];
}

/**
 * The next look at a case in which nothing is planned, as long after the last thing that happened as the programme leaves
 * between two reviews; so no open case is ever forgotten. That a look fell due is no reason to look later.
 */
export function nothingPlannedWork(file: CaseFile): Work[] {
  const facts = file.happened.filter(({ type }) => type !== 'WorklistItemRaised');
  const latest = facts.toSorted((a, b) => a.effectiveAt.localeCompare(b.effectiveAt)).at(-1);
  if (!latest) return [];
  const dueOn = addDays(londonDate(latest.effectiveAt), file.programme.reviewEveryWeeks * 7);
  return [whenItsDayComes('nothing-planned', latest, { opensOn: dueOn, dueOn })];
}
