import { londonDate, londonDateTime, type Instant, type LocalDate } from '#kernel';

const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** "a, b and c". */
export const andList = (words: readonly string[]): string => conjunction.format(words);

/** "16 March 2026". */
export const dayInWords = (day: LocalDate): string => longDate.format(new Date(`${day}T00:00:00Z`));

/** "16 March 2026", of the London day of a moment. */
export const dayOf = (instant: Instant): string => dayInWords(londonDate(instant));

/** "Monday 16 March 2026 at 10:30", by the London clock. */
export function timeInWords(instant: Instant): string {
  const [day = '', time = ''] = londonDateTime(instant).split(' ');
  return `${weekday.format(new Date(`${day}T00:00:00Z`))} ${dayInWords(day)} at ${time}`;
}

/** "1 session", "3 sessions". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const TIMES = ['never', 'once', 'twice'];

/** "once", "twice", then "3 times". */
export const times = (n: number): string => TIMES[n] ?? `${n} times`;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** "first" to "fifth", then "6th". */
export const ordinal = (n: number): string => ORDINALS[n - 1] ?? `${n}th`;

/** A sentence's first letter in capitals. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Words with a full stop, unless they end in one already. */
export const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/** "999 000 0018". */
export const nhsNumberInWords = (number: string): string => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
