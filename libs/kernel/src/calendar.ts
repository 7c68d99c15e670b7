import { addDays, type LocalDate } from './time.js';

/** The nations whose bank holidays differ. England and Wales share theirs. */
export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland';

/** Working days of one nation: Monday to Friday without its bank holidays. */
export interface WorkingCalendar {
  isWorkingDay(date: LocalDate): boolean;
  /** The working day `days` working days after `date`; with 0, `date` itself or the next working day. */
  addWorkingDays(date: LocalDate, days: number): LocalDate;
  /** Working days after `from` up to and including `to`; 0 for the same day. */
  workingDaysBetween(from: LocalDate, to: LocalDate): number;
}

/** A calendar over a test for bank holidays. */
export function workingCalendar(isBankHoliday: (date: LocalDate) => boolean): WorkingCalendar {
  const isWorkingDay = (date: LocalDate): boolean => {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !isBankHoliday(date);
  };
  return {
    isWorkingDay,
    addWorkingDays(date, days) {
      let day = date;
      for (let left = days; left > 0;) {
        day = addDays(day, 1);
        if (isWorkingDay(day)) left--;
      }
      while (!isWorkingDay(day)) day = addDays(day, 1);
      return day;
    },
    workingDaysBetween(from, to) {
      let count = 0;
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count++;
      return count;
    },
  };
}
