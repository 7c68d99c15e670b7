import { addDays, type LocalDate, type Nation } from '#kernel';
import { calendarOf } from '#programmes/contract';

/** Working days of one year of a nation: how many there are up to and including each day of it. */
interface Year {
  upTo: ReadonlyMap<LocalDate, number>;
  total: number;
}

const years = new Map<string, Year>();

/**
 * Working days of a nation after `from` up to and including `to`; 0 for the same day, and where `to` is earlier. As the
 * calendar's own count, but without walking through the days: reports count millions of waits.
 */
export function workingDays(nation: Nation, from: LocalDate, to: LocalDate): number {
  if (to <= from) return 0;
  let count = -upTo(nation, from);
  for (let year = yearOf(from); year < yearOf(to); year++) count += workingYear(nation, year).total;
  return count + upTo(nation, to);
}

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

const upTo = (nation: Nation, day: LocalDate): number => workingYear(nation, yearOf(day)).upTo.get(day) ?? 0;

function workingYear(nation: Nation, year: number): Year {
  const key = `${nation} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const calendar = calendarOf(nation);
  const upTo = new Map<LocalDate, number>();
  let total = 0;
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) total++;
    upTo.set(day, total);
  }
  const counted = { upTo, total };
  years.set(key, counted);
  return counted;
}
