import { addDays, daysBetween, londonDate, type Instant, type LocalDate } from '#kernel';

/*
 * Histories are folded again and again over the same few thousand days, and turning text into dates is most of the work.
 * What was worked out once is kept, up to a size.
 */

const MOST_KEPT = 200_000;
const EPOCH: LocalDate = '1970-01-01';

function remembering<K, V>(workOut: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    let value = kept.get(key);
    if (value === undefined) {
      value = workOut(key);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, value);
    }
    return value;
  };
}

/** The London day of an instant. */
export const londonDay: (at: Instant) => LocalDate = remembering(londonDate);

/** The number of a day: consecutive days have consecutive numbers. */
export const numberOfDay: (day: LocalDate) => number = remembering((day) => daysBetween(EPOCH, day));

/** The day with a number. */
export const dayNumbered: (number: number) => LocalDate = remembering((number) => addDays(EPOCH, number));
