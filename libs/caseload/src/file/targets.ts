import { addDays, daysBetween, londonDate, type LocalDate } from '#kernel';
import { targetDueOn, type WaitMeasure } from '#programmes/contract';
import { all, type CaseFile } from './case-file.js';
import { standstills } from './standstills.js';

/**
 * The last day within the programme's target for a wait that starts with the notice of the referral; absent if it has
 * none, or while the wait stands still. Days on which it stood still move it. A first appointment that was missed takes it away
 * where the programme says so, until the day of rebooking starts it again.
 */
export function breachOn(file: CaseFile, measure: WaitMeasure): LocalDate | undefined {
  const start = clockStart(file);
  let day = start && targetDueOn(file.programme, measure, start);
  if (!start || !day) return undefined;
  for (const { from, to } of standstills(file, measure)) {
    if ((to !== undefined && to <= start) || from > day) continue;
    if (to === undefined) return undefined;
    day = moved(file, day, from < start ? start : from, to);
  }
  return day;
}

/** The last day on which triage is within its target. It can be decided while the wait is paused, so pauses do not move it. */
export const triageBreachOn = ({ programme, referral }: CaseFile): LocalDate | undefined =>
  targetDueOn(programme, 'referral-to-triage', referral.noticeReceivedOn);

function clockStart(file: CaseFile): LocalDate | undefined {
  const { programme, referral, assessment } = file;
  if (programme.clocks.firstContactDna === 'continue') return referral.noticeReceivedOn;
  const kept = assessment.appointments.filter(({ status }) => status !== 'superseded' && status !== 'cancelled');
  const [first] = kept.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  if (first?.attendance !== '3') return referral.noticeReceivedOn;
  const rebooked = all(file, 'AppointmentBooked').find(({ data }) => data.startsAt > first.startsAt);
  return rebooked && londonDate(rebooked.effectiveAt);
}

function moved({ programme, calendar }: CaseFile, day: LocalDate, from: LocalDate, to: LocalDate): LocalDate {
  if (programme.clocks.countIn === 'calendar-days') return addDays(day, daysBetween(from, to));
  return calendar.addWorkingDays(day, calendar.workingDaysBetween(from, to));
}
