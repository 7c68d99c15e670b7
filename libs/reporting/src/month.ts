import { addDays, type LocalDate } from '#kernel';

/** The part of a period that lies in a month, as `2026-03`; all of it where none is named. Reversed if they have no day in common. */
export function withinMonth({ from, to }: { from: LocalDate; to: LocalDate }, month: string | undefined): { from: LocalDate; to: LocalDate } {
  if (month === undefined) return { from, to };
  const first = firstDayOf(month);
  const last = lastDayOf(month);
  return { from: from < first ? first : from, to: to < last ? to : last };
}

export const firstDayOf = (month: string): LocalDate => `${month}-01`;

export function lastDayOf(month: string): LocalDate {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

/** A period that ends on the day on which it was first asked about, if that came before its end: days may have passed since. */
export const endingBy = <P extends { to: LocalDate }>(period: P, asked: LocalDate | undefined): P =>
  asked !== undefined && asked < period.to ? { ...period, to: asked } : period;

/** A month, as `2026-03`, or as much of it as a period holds: first and last day included. */
export interface MonthOfPeriod {
  month: string;
  from: LocalDate;
  to: LocalDate;
}

/** The calendar months of a period; the first and the last only as far as the period goes. */
export function monthsOf(from: LocalDate, to: LocalDate): MonthOfPeriod[] {
  const months: MonthOfPeriod[] = [];
  for (let day = from; day <= to;) {
    const month = day.slice(0, 7);
    const last = lastDayOf(month);
    months.push({ month, from: day, to: last < to ? last : to });
    day = addDays(last, 1);
  }
  return months;
}

/** From the first day of the first of some months to the last day of the last. */
export function spanOf(months: readonly string[]): { from: LocalDate; to: LocalDate } {
  const inOrder = [...months].sort();
  return { from: firstDayOf(inOrder[0] as string), to: lastDayOf(inOrder.at(-1) as string) };
}
