import { addDays, daysBetween, type LocalDate, type Nation } from '#kernel';
import { calendarOf } from '#programmes/contract';

/** Working days of one year of a nation: how many there are up to and including each day of it. */
interface Year {
  upTo: ReadonlyMap<LocalDate, number>;
  total: number;
  /** The working days themselves, in order. */
  days: readonly LocalDate[];
}

const years = new Map<string, Year>();

/**
 * Bank holidays are those of the Banking and Financial Dealings Act 1971. Before it every weekday counts: such days only
 * come from a slip of the keyboard, which must not keep a machine busy with two thousand years.
 */
const FIRST_DAY: LocalDate = '1971-12-31';

/**
 * Working days of a nation after `from` up to and including `to`; 0 for the same day, and where `to` is earlier. As the
 * calendar's own count, but without walking through the days: reports count millions of waits.
 */
export function workingDays(nation: Nation, from: LocalDate, to: LocalDate): number {
  if (to <= from) return 0;
  if (from < FIRST_DAY) return to <= FIRST_DAY ? weekdays(from, to) : weekdays(from, FIRST_DAY) + workingDays(nation, FIRST_DAY, to);
  let count = -upTo(nation, from);
  for (let year = yearOf(from); year < yearOf(to); year++) count += workingYear(nation, year).total;
  return count + upTo(nation, to);
}

/** The working day `days` working days after a day; with 0, the day itself or the next working day. As the calendar's own. */
export function laterWorkingDay(nation: Nation, day: LocalDate, days: number): LocalDate {
  if (day <= FIRST_DAY) return calendarOf(nation).addWorkingDays(day, days);
  let year = yearOf(day);
  const reached = upTo(nation, day);
  if (days === 0 && workingYear(nation, year).days[reached - 1] === day) return day;
  let place = reached + Math.max(days, 1);
  for (; place > workingYear(nation, year).total; year++) place -= workingYear(nation, year).total;
  return workingYear(nation, year).days[place - 1] as LocalDate;
}

/** Mondays to Fridays after `from` up to and including `to`. */
function weekdays(from: LocalDate, to: LocalDate): number {
  const days = daysBetween(from, to);
  const weeks = Math.floor(days / 7);
  let count = 5 * weeks;
  for (let day = addDays(from, 7 * weeks + 1); day <= to; day = addDays(day, 1)) if (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0) count++;
  return count;
}

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

const upTo = (nation: Nation, day: LocalDate): number => workingYear(nation, yearOf(day)).upTo.get(day) ?? 0;

function workingYear(nation: Nation, year: number): Year {
  const key = `${nation} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const calendar = calendarOf(nation);
  const upTo = new Map<LocalDate, number>();
  const days: LocalDate[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) days.push(day);
    upTo.set(day, days.length);
  }
  const counted = { upTo, total: days.length, days };
  years.set(key, counted);
  return counted;
}
