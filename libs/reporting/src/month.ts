import type { LocalDate } from '#kernel';

/** The part of a period that lies in a month, as `2026-03`; all of it where none is named. Reversed if they have no day in common. */
export function withinMonth({ from, to }: { from: LocalDate; to: LocalDate }, month: string | undefined): { from: LocalDate; to: LocalDate } {
  if (month === undefined) return { from, to };
  const first = `${month}-01`;
  const last = lastDayOf(month);
  return { from: from < first ? first : from, to: to < last ? to : last };
}

function lastDayOf(month: string): LocalDate {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

/** A period that ends on the day on which it was first asked about, if that came before its end: days may have passed since. */
export const endingBy = <P extends { to: LocalDate }>(period: P, asked: LocalDate | undefined): P =>
  asked !== undefined && asked < period.to ? { ...period, to: asked } : period;
