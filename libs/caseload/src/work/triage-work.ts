import { addDays, londonDate } from '#kernel';
import { all, last, type CaseFile } from '../file/case-file.js';
import { dayOf, lastReachedAt, runningPause } from '../file/circumstances.js';
import { triageBreachOn } from '../file/targets.js';
import { atOnce, whenItsDayComes, type Work } from './work.js';

/** Working days for a triage where the programme sets no target. */
const TRIAGE_WITHIN = 2;
/** Working days from the decision until somebody has the case. */
const ALLOCATE_WITHIN = 1;
/** Days after which a pause of which nobody knows the end is asked about. */
const ASK_AFTER_DAYS = 28;
/** Working days from the first contact to the advice of stage A. */
const ADVISE_WITHIN = 5;

/** The triage that is to be decided. */
export function triageWork(file: CaseFile): Work[] {
  const accepted = last(file, 'ReferralAccepted');
  if (file.triage.status === 'decided' || !accepted) return [];
  const breachOn = triageBreachOn(file);
  const dueOn = breachOn ?? file.calendar.addWorkingDays(dayOf(accepted), TRIAGE_WITHIN);
  return [atOnce('triage-due', accepted, { dueOn, breachOn })];
}

/** A case that has been triaged and is nobody's. */
export function allocationWork(file: CaseFile): Work[] {
  const decided = last(file, 'TriageDecided');
  if (file.triage.allocatedTo || !decided) return [];
  return [atOnce('allocate-case', decided, { dueOn: file.calendar.addWorkingDays(dayOf(decided), ALLOCATE_WITHIN) })];
}

/** A pause that should be over, or of which nobody said how long it is. */
export function pauseWork(file: CaseFile): Work[] {
  const pause = runningPause(file);
  const paused = all(file, 'WaitPaused').find(({ data }) => data.pauseId === pause?.pauseId);
  if (!pause || !paused) return [];
  const dueOn = paused.data.expectedUntil ?? addDays(londonDate(pause.from), ASK_AFTER_DAYS);
  return [whenItsDayComes('pause-review-due', paused, { opensOn: dueOn, dueOn })];
}

/** The advice that stage A is for, once the person has been reached. */
export function adviceWork(file: CaseFile): Work[] {
  const { triage, calendar } = file;
  const since = last(file, 'FirstContactMade', 'StageChanged', 'TriageDecided');
  if (triage.status !== 'decided' || triage.stage !== 'A' || lastReachedAt(file) === undefined || !since) return [];
  return [atOnce('advice-due', since, { dueOn: calendar.addWorkingDays(dayOf(since), ADVISE_WITHIN) })];
}
