import { addDays, atLondonTime, londonDate, londonDateTime, type Instant, type LocalDate, type WorkingCalendar } from '#kernel';
import type { Chance } from '../chance.js';

/** How long a story waits before it goes on. */
export type Pause = { days: number } | { workingDays: number } | { until: Instant };

/** Goes on some days later, on a working day. */
export const days = (n: number): Pause => ({ days: n });

/** Goes on some weeks later, on a working day. */
export const weeks = (n: number): Pause => ({ days: n * 7 });

/** Goes on some working days later; with 0, later on the same day. */
export const workingDays = (n: number): Pause => ({ workingDays: n });

/** Goes on at a moment, such as the end of an appointment. */
export const until = (instant: Instant): Pause => ({ until: instant });

/** When somebody at work may do something: minutes of the London day, first and last. */
export const WORKING_MINUTES = { from: 8 * 60 + 30, to: 17 * 60 } as const;

/** The moment at which a story that paused at `now` goes on: within working hours, unless the pause names a moment. */
export function resumesAt(pause: Pause, now: Instant, calendar: WorkingCalendar, chance: Chance): Instant {
  if ('until' in pause) return pause.until;
  const today = londonDate(now);
  if ('workingDays' in pause && pause.workingDays === 0) return laterToday(today, now, chance);
  const day = 'days' in pause ? calendar.addWorkingDays(addDays(today, pause.days), 0) : calendar.addWorkingDays(today, pause.workingDays);
  return atLondonTime(day, chance.between(WORKING_MINUTES.from, WORKING_MINUTES.to));
}

function laterToday(today: LocalDate, now: Instant, chance: Chance): Instant {
  const minutes = Number(londonDateTime(now).slice(11, 13)) * 60 + Number(londonDateTime(now).slice(14));
  return atLondonTime(today, Math.min(minutes + chance.between(10, 90), 23 * 60));
}
