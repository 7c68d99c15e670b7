/** The longest wait with a band of its own, in weeks; everything beyond is one band. */
const MOST_WEEKS = 104;

/**
 * The weekly band of a wait in whole calendar days: 0 to 7 is "0-1", 8 to 14 ">1-2", and so on, 729 and more ">104". The
 * upper limit belongs to the band: 126 days is within 18 weeks. (NHS England, Recording and reporting referral to
 * treatment waiting times, weekly time bands.)
 */
export const waitBand = (days: number): string => bandOfWeek(weekOf(days));

/** The place of a wait's band among all, from 1. */
export const weekOf = (days: number): number => Math.min(Math.max(1, Math.ceil(days / 7)), MOST_WEEKS + 1);

/** The name of the band at a place. */
export function bandOfWeek(week: number): string {
  if (week === 1) return '0-1';
  return week > MOST_WEEKS ? `>${MOST_WEEKS}` : `>${week - 1}-${week}`;
}

/** The place of the band of that name; `undefined` if there is none. */
export function weekOfBand(band: string): number | undefined {
  for (let week = 1; week <= MOST_WEEKS + 1; week++) if (bandOfWeek(week) === band) return week;
  return undefined;
}

/** The days of the band at a place, both included; without a last day it is open. */
export const daysOfWeek = (week: number): { from: number; to?: number } => ({
  from: week === 1 ? 0 : 7 * (week - 1) + 1,
  ...(week > MOST_WEEKS ? {} : { to: 7 * week }),
});
