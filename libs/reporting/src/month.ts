import { addDays, type LocalDate } from '#kernel';

/** The part of a period that lies in a month, as `2026-03`; all of it where none is named. Reversed if they have no day in common. */
export function withinMonth({ from, to }: { from: LocalDate; to: LocalDate }, month: string | undefined): { from: LocalDate; to: LocalDate } {
  if (month === undefined) return { from, to };
  const first = firstDayOf(month);
  const last = lastDayOf(month);
  return { from: from < first ? first : from, to: to < last ? to : last };
}

const firstDayOf = (month: string): LocalDate => `${month}-01`;

function lastDayOf(month: string): LocalDate {
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

/** A stretch of days by name: a whole month as `2026-03`, other days as `2026-03-01/2026-03-15`. */
export const stretchOf = ({ month, from, to }: MonthOfPeriod): string =>
  from === firstDayOf(month) && to === lastDayOf(month) ? month : `${from}/${to}`;

/** The days of a stretch. */
function daysOf(stretch: string): { from: LocalDate; to: LocalDate } {
  const [from, to] = stretch.split('/') as [string, string?];
  return to === undefined ? { from: firstDayOf(from), to: lastDayOf(from) } : { from, to };
}

/** The days of some stretches, those that follow each other together. */
export function runsOf(stretches: readonly string[]): { from: LocalDate; to: LocalDate }[] {
  const runs: { from: LocalDate; to: LocalDate }[] = [];
  for (const { from, to } of stretches.map(daysOf).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = runs.at(-1);
    if (last && addDays(last.to, 1) === from) last.to = to;
    else runs.push({ from, to });
  }
  return runs;
}
