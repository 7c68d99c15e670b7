import type { LocalDate, Nation } from '#kernel';
import type { ClockPolicy } from '#programmes/contract';
import { dayNumbered, numberOfDay } from './day-numbers.js';
import { laterWorkingDay, workingDays } from './working-days.js';

/** Days during which a clock stood still: from the first up to but not including the last; without an end it still stands still. */
export interface Standstill {
  from: LocalDate;
  to?: LocalDate;
}

/** How days are counted. */
export interface Counting {
  countIn: ClockPolicy['countIn'];
  /** Whose working days. */
  nation: Nation;
}

/** A wait in days, with the days of its standstills and without. The day of the start is day 0. */
export interface DaysWaited {
  /** From start to end, come what may. */
  pausesIncluded: number;
  /** The same without the days on which the clock stood still. */
  pausesExcluded: number;
}

/** Days from `from` up to and including `to`, without `from` itself; 0 for the same day, and where `to` is earlier. */
export const countDays = ({ countIn, nation }: Counting, from: LocalDate, to: LocalDate): number =>
  countIn === 'working-days' ? workingDays(nation, from, to) : Math.max(0, numberOfDay(to) - numberOfDay(from));

/** How long a wait from `from` to `to` was. A milestone reached before its clock started counts as reached the same day. */
export function daysWaited(counting: Counting, from: LocalDate, to: LocalDate, standstills: readonly Standstill[]): DaysWaited {
  const pausesIncluded = countDays(counting, from, to);
  const still = within(standstills, from, to).reduce((days, pause) => days + countDays(counting, pause.from, pause.to), 0);
  return { pausesIncluded, pausesExcluded: pausesIncluded - still };
}

/** Standstills cut to the days from `from` to `to`, and joined where they overlap. */
function within(standstills: readonly Standstill[], from: LocalDate, to: LocalDate): Required<Standstill>[] {
  const joined: Required<Standstill>[] = [];
  const cut = standstills.map((s) => ({ from: s.from < from ? from : s.from, to: s.to === undefined || s.to > to ? to : s.to }));
  for (const next of cut.filter((s) => s.from < s.to).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (!last || next.from > last.to) joined.push(next);
    else if (next.to > last.to) last.to = next.to;
  }
  return joined;
}

/**
 * The first day on which a wait is longer than its target of `target` days, standstills not counted; `undefined` while
 * the clock stands still without an end.
 */
export function breachDay(counting: Counting, from: LocalDate, target: number, standstills: readonly Standstill[]): LocalDate | undefined {
  const later = (day: LocalDate, days: number): LocalDate =>
    counting.countIn === 'working-days' ? laterWorkingDay(counting.nation, day, days) : dayNumbered(numberOfDay(day) + days);
  let day = later(from, target + 1);
  for (;;) {
    const reached = day;
    const over = daysWaited(counting, from, reached, standstills).pausesExcluded - target;
    if (over > 0) return day;
    if (standstills.some((s) => s.to === undefined && s.from < reached)) return undefined;
    day = later(day, 1 - over);
  }
}
