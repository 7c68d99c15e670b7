import { addDays, daysBetween, londonDate, type LocalDate } from '#kernel';
import { targetDueOn, type WaitMeasure } from '#programmes/contract';
import { all, type CaseFile } from './case-file.js';

/**
 * The last day within the programme's target for a wait that starts with the notice of the referral; absent if it has
 * none. Pauses that are over move it by their length. A first appointment that was missed takes it away where the
 * programme says so, until the day of rebooking starts it again.
 */
export function breachOn(file: CaseFile, measure: WaitMeasure): LocalDate | undefined {
  const start = clockStart(file);
  const target = start && targetDueOn(file.programme, measure, start);
  return target && paused(file, start).reduce((day, pause) => moved(file, day, pause), target);
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

interface EndedPause {
  from: LocalDate;
  to: LocalDate;
}

const paused = ({ triage }: CaseFile, start: LocalDate): EndedPause[] =>
  triage.pauses.flatMap(({ from, to }) => (to === undefined ? [] : [{ from: londonDate(from), to: londonDate(to) }])).filter(({ to }) => to > start);

function moved({ programme, calendar }: CaseFile, day: LocalDate, { from, to }: EndedPause): LocalDate {
  if (from > day) return day;
  if (programme.clocks.countIn === 'calendar-days') return addDays(day, daysBetween(from, to));
  return calendar.addWorkingDays(day, calendar.workingDaysBetween(from, to));
}
