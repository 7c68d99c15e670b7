import Holidays from 'date-holidays';
import { addDays, workingCalendar, type LocalDate, type Nation, type WorkingCalendar } from '#kernel';
import type { Programme, WaitMeasure } from './model/programme.js';

/** The nations as date-holidays names them (ISO 3166-2:GB). */
const STATES: Record<Nation, string> = { england: 'ENG', wales: 'WLS', scotland: 'SCT', 'northern-ireland': 'NIR' };

/**
 * Bank holidays of https://www.gov.uk/bank-holidays that date-holidays does not know. Otherwise it agrees with the
 * published lists from 2018 to 2028.
 */
const FURTHER: Record<Nation, readonly LocalDate[]> = {
  england: [],
  wales: [],
  // World Cup bank holiday, Royal Proclamation of 3 February 2026 (Banking and Financial Dealings Act 1971, s. 1(3)).
  scotland: ['2026-06-15'],
  'northern-ireland': [],
};

const calendars = new Map<Nation, WorkingCalendar>();

/** The working days of a nation. Bank holidays are worked out once a year and nation. */
export function calendarOf(nation: Nation): WorkingCalendar {
  const known = calendars.get(nation);
  if (known) return known;
  const bankHolidays = bankHolidaysOf(nation);
  const calendar = workingCalendar((date) => bankHolidays(date.slice(0, 4)).has(date));
  calendars.set(nation, calendar);
  return calendar;
}

/** Bank holidays by year, substitute days included. A holiday that falls on a weekend stands beside its substitute. */
function bankHolidaysOf(nation: Nation): (year: string) => ReadonlySet<LocalDate> {
  const holidays = new Holidays('GB', STATES[nation], { timezone: 'Europe/London', types: ['public', 'bank'] });
  const byYear = new Map<string, ReadonlySet<LocalDate>>();
  return (year) => {
    const known = byYear.get(year);
    if (known) return known;
    const found = holidays.getHolidays(Number(year)).map(({ date }) => date.slice(0, 10));
    const days = new Set([...found, ...FURTHER[nation].filter((date) => date.startsWith(year))]);
    byYear.set(year, days);
    return days;
  };
}

/**
 * The last day on which a wait that started on a day still meets the programme's target; undefined if it has none. The
 * day of the start is day 0; working days are those of the programme's nation.
 */
export function targetDueOn(programme: Programme, measure: WaitMeasure, startedOn: LocalDate): LocalDate | undefined {
  const { countIn, targets } = programme.clocks;
  const days = targets[measure];
  if (days === undefined) return undefined;
  return countIn === 'working-days' ? calendarOf(programme.nation).addWorkingDays(startedOn, days) : addDays(startedOn, days);
}
