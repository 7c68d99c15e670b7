import { addDays, type LocalDate } from '#kernel';

/** A period of whole days, first and last included, with the month that it lies in. */
export interface Month {
  month: string;
  from: LocalDate;
  to: LocalDate;
}

/** The calendar months of a period; the first and the last only as far as the period goes. */
export function monthsOf(from: LocalDate, to: LocalDate): Month[] {
  const months: Month[] = [];
  for (let day = from; day <= to;) {
    const next = firstOfNextMonth(day);
    const last = addDays(next, -1);
    months.push({ month: day.slice(0, 7), from: day, to: last < to ? last : to });
    day = next;
  }
  return months;
}

/** The first day of the month after the one that a day lies in. */
const firstOfNextMonth = (day: LocalDate): LocalDate => `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
