import { addDays, londonDate, type Happened } from '#kernel';
import { targetDueOn } from '#programmes/contract';
import type { CaseEvent, CaseEventOf, CaseEventType } from '../file/case-events.js';
import type { CaseFile, InterventionFile } from '../file/case-file.js';
import { dayOf } from '../file/circumstances.js';
import { atOnce, whenItsDayComes, type Work } from './work.js';

/** Working days in which an external supplier is expected to answer an order. */
const ANSWER_WITHIN = 5;
/** Working days to find another way after a supplier declined. */
const REPLACE_WITHIN = 2;
/** Working days to book the first or the next session. */
const BOOK_WITHIN = 5;

/** What the interventions of a case call for. */
export const interventionWork = (file: CaseFile): Work[] => file.interventions.flatMap((each) => workOfOne(file, each));

function workOfOne(file: CaseFile, intervention: InterventionFile): Work[] {
  const { standing } = intervention;
  switch (standing.status) {
    case 'ordered':
      return orderWork(file, intervention);
    case 'declined':
      return declinedWork(file, intervention);
    case 'accepted':
      return standing.bookedSessions.length > 0 ? attendanceWork(file, intervention) : sessionWork(file, intervention);
    case 'completed':
    case 'stopped':
      return [];
  }
}

function orderWork({ calendar, programme }: CaseFile, { happened }: InterventionFile): Work[] {
  const ordered = find(happened, 'InterventionOrdered');
  if (!ordered) return [];
  const dueOn = calendar.addWorkingDays(dayOf(ordered), ANSWER_WITHIN);
  const breachOn = targetDueOn(programme, 'ordered-to-first-session', dayOf(ordered));
  return [whenItsDayComes('supplier-answer-due', ordered, { opensOn: dueOn, dueOn, breachOn })];
}

function declinedWork({ calendar, interventions }: CaseFile, { standing, happened }: InterventionFile): Work[] {
  const declined = find(happened, 'DeclinedBySupplier');
  const replaced = interventions.some((other) => other.standing.kind === standing.kind && other.standing.orderedAt > standing.orderedAt);
  return declined && !replaced ? [atOnce('supplier-declined', declined, { dueOn: calendar.addWorkingDays(dayOf(declined), REPLACE_WITHIN) })] : [];
}

function attendanceWork({ calendar }: CaseFile, { standing, happened }: InterventionFile): Work[] {
  return standing.bookedSessions.flatMap(({ sessionId, startsAt }) => {
    const booked = happened.find((event) => event.type === 'SessionBooked' && event.data.sessionId === sessionId);
    const opensOn = addDays(londonDate(startsAt), 1);
    return booked ? [whenItsDayComes('attendance-missing', booked, { opensOn, dueOn: calendar.addWorkingDays(opensOn, 0) })] : [];
  });
}

function sessionWork({ calendar, programme }: CaseFile, { standing, happened }: InterventionFile): Work[] {
  const cause = happened.at(-1);
  if (!cause) return [];
  const expected = find(happened, 'AcceptedBySupplier')?.data.expectedFirstSessionOn;
  const usual = calendar.addWorkingDays(dayOf(cause), BOOK_WITHIN);
  if (standing.attendedSessions > 0) return [atOnce('session-due', cause, { dueOn: usual })];
  const breachOn = targetDueOn(programme, 'ordered-to-first-session', londonDate(standing.orderedAt));
  return [atOnce('session-due', cause, { dueOn: expected && expected > usual ? expected : usual, breachOn })];
}

const find = <T extends CaseEventType>(happened: readonly Happened<CaseEvent>[], type: T): Happened<CaseEventOf<T>> | undefined =>
  happened.findLast((event) => event.type === type) as Happened<CaseEventOf<T>> | undefined;
