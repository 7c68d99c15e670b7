/** A moment, ISO 8601 in UTC with milliseconds: `2026-03-01T09:30:00.000Z`. Text order is time order. */
export type Instant = string;

/** A calendar day in Europe/London, `YYYY-MM-DD`. Text order is day order. */
export type LocalDate = string;

/** Where the present comes from. Injected everywhere, so that a year can be played in seconds. */
export interface Clock {
  now(): Instant;
}

/** Names the clock where things are put together. */
export const CLOCK = Symbol('clock');

class SystemClock implements Clock {
  private millisecond = 0;
  private instant: Instant = '';

  /** Written out once a millisecond: with thousands of appends a second it is asked for several times in each. */
  now(): Instant {
    const millisecond = Date.now();
    if (millisecond !== this.millisecond) {
      this.millisecond = millisecond;
      this.instant = new Date(millisecond).toISOString();
    }
    return this.instant;
  }
}

/** The machine's clock. */
export const systemClock: Clock = new SystemClock();

/** A clock that stands still until it is told to move; for tests and for the demo caseload. */
export class VirtualClock implements Clock {
  constructor(private instant: Instant) {}

  now(): Instant {
    return this.instant;
  }

  /** Moves to `instant`; a clock never runs backwards. */
  moveTo(instant: Instant): void {
    if (instant < this.instant) throw new Error(`A clock cannot go back from ${this.instant} to ${instant}`);
    this.instant = instant;
  }

  /** Moves forward by whole days. */
  advanceDays(days: number): void {
    this.moveTo(addDaysToInstant(this.instant, days));
  }
}

const DAY_MS = 86_400_000;

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Offset of Europe/London from UTC at an instant, in milliseconds (0 or 3,600,000). */
function londonOffset(epoch: number): number {
  const parts = Object.fromEntries(london.formatToParts(epoch).map((p) => [p.type, Number(p.value)]));
  const wall = Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute']);
  return wall - Math.floor(epoch / 60_000) * 60_000;
}

const offsetByHour = new Map<number, number>();

/** British time changes on the hour, so one look-up an hour is exact; formatting each time is a hundred times slower. */
function cachedLondonOffset(epoch: number): number {
  const hour = Math.floor(epoch / 3_600_000);
  let offset = offsetByHour.get(hour);
  if (offset === undefined) {
    if (offsetByHour.size > 100_000) offsetByHour.clear();
    offset = londonOffset(hour * 3_600_000);
    offsetByHour.set(hour, offset);
  }
  return offset;
}

const dayByHour = new Map<string, LocalDate>();

/** The day in Europe/London on which an instant falls: 23:30 UTC on 30 June is 1 July. */
export function londonDate(instant: Instant): LocalDate {
  // British time changes on the hour, so every instant of an hour falls on one day.
  const hour = instant.slice(0, 13);
  const known = dayByHour.get(hour);
  if (known !== undefined && instant.endsWith('Z')) return known;
  const epoch = Date.parse(instant);
  const day = new Date(epoch + cachedLondonOffset(epoch)).toISOString().slice(0, 10);
  if (dayByHour.size > 100_000) dayByHour.clear();
  if (instant.endsWith('Z')) dayByHour.set(hour, day);
  return day;
}

/** `YYYY-MM-DD HH:MM` on a London wall clock; for people to read. */
export function londonDateTime(instant: Instant): string {
  const epoch = Date.parse(instant);
  return new Date(epoch + cachedLondonOffset(epoch)).toISOString().slice(0, 16).replace('T', ' ');
}

const startByDay = new Map<LocalDate, Instant>();

/** The instant at which a London day begins. */
export function startOfDay(date: LocalDate): Instant {
  let start = startByDay.get(date);
  if (start === undefined) {
    start = atLondonTime(date, 0);
    if (startByDay.size > 100_000) startByDay.clear();
    startByDay.set(date, start);
  }
  return start;
}

/**
 * The instant of a London wall-clock time on a day; `minutes` counts from midnight. A time that the clocks skip in spring
 * is an hour later, and of one that they repeat in autumn the second is meant.
 */
export function atLondonTime(date: LocalDate, minutes: number): Instant {
  const wall = Date.parse(`${date}T00:00:00.000Z`) + minutes * 60_000;
  return new Date(wall - cachedLondonOffset(wall - cachedLondonOffset(wall))).toISOString();
}

const numberByDay = new Map<LocalDate, number>();

/** How many days a day comes after the first of 1970. */
function numberOf(day: LocalDate): number {
  let number = numberByDay.get(day);
  if (number === undefined) {
    number = Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
    if (numberByDay.size > 100_000) numberByDay.clear();
    numberByDay.set(day, number);
  }
  return number;
}

const dayByNumber = new Map<number, LocalDate>();

/** Whole days from one day to another; negative if `to` is earlier; the same day is 0. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => numberOf(to) - numberOf(from);

/** The day `days` after a day (before it, if negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  const number = numberOf(date) + days;
  let day = dayByNumber.get(number);
  if (day === undefined) {
    day = new Date(number * DAY_MS).toISOString().slice(0, 10);
    if (dayByNumber.size > 100_000) dayByNumber.clear();
    dayByNumber.set(number, day);
  }
  return day;
}

/** The instant 24 hours times `days` later. */
export function addDaysToInstant(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) + days * DAY_MS).toISOString();
}

/**
 * Normalises an ISO 8601 instant with any offset to UTC with milliseconds; `undefined` if it is not one, or if it lies
 * outside the years 1 to 9999 in UTC, where text order is no longer time order.
 */
export function parseInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  if (!isLocalDate(text.slice(0, 10))) return undefined;
  const epoch = Date.parse(text);
  if (Number.isNaN(epoch)) return undefined;
  const instant = new Date(epoch).toISOString();
  return isLocalDate(instant.slice(0, 10)) ? instant : undefined;
}

/** True for a day that exists, from the year 1 on: 2026-02-29 does not. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false;
  const epoch = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(epoch) && new Date(epoch).toISOString().slice(0, 10) === text;
}
