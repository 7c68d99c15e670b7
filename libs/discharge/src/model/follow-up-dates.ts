import { addDays, londonDate, type Instant, type LocalDate } from '#kernel';

/** A follow-up may be made up to this many days before its point. */
export const FOLLOW_UP_TOLERANCE_DAYS = 7;

/** When a follow-up point of a discharge can be recorded and is due. */
export interface FollowUpDate {
  /** Weeks after discharge. */
  weeks: number;
  /** The first day on which it can be made. */
  opensOn: LocalDate;
  dueOn: LocalDate;
}

/** The dates of a programme's follow-up points after a discharge, earliest first. */
export function followUpDates(dischargedAt: Instant, followUpWeeks: readonly number[]): FollowUpDate[] {
  return followUpWeeks.toSorted((a, b) => a - b).map((weeks) => followUpDate(dischargedAt, weeks));
}

/** The dates of one follow-up point. */
export function followUpDate(dischargedAt: Instant, weeks: number): FollowUpDate {
  const dueOn = addDays(londonDate(dischargedAt), weeks * 7);
  return { weeks, opensOn: addDays(dueOn, -FOLLOW_UP_TOLERANCE_DAYS), dueOn };
}
