import { londonDateTime, type EventShape, type Instant, type LocalDate, type Recorded } from '#kernel';
import type { Around } from './around.js';

/** One sentence for every type of event of a module. A type left out does not compile. */
export type Words<E extends EventShape> = {
  readonly [T in E['type']]: (data: Extract<E, { type: T }>['data'], event: Recorded, around: Around) => string;
};

/** Compounds that keep their hyphen, and names that are written in capitals. */
const COMPOUND = /\b(follow|non|self|long) (up|clinical|employed|harm|management|term)\b/g;
const CAPITALS = /\b(gp|nhs|hmrc)\b/g;

/** A code as words: `did-not-attend` reads "did not attend". */
export const plain = (code: string): string =>
  code
    .replaceAll('-', ' ')
    .replace(COMPOUND, '$1-$2')
    .replace(CAPITALS, (name) => name.toUpperCase());

/** Codes as a list in a sentence. */
export function list(codes: readonly string[], none = 'none'): string {
  const words = codes.map(plain);
  const last = words.at(-1);
  if (last === undefined) return none;
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Why, in words. */
export const reason = (code: string): string => (code === 'other' ? 'another reason' : plain(code));

const FIELDS: Readonly<Record<string, string>> = {
  noticeReceivedOn: 'day of notice',
  absenceStartedOn: 'first day of absence',
  conditionText: 'condition',
  startsAt: 'time of beginning',
};

/** A field as people call it: `hoursPerWeek` reads "hours per week". */
export const fieldInWords = (field: string): string => FIELDS[field] ?? plain(field.replace(/([A-Z])/g, ' $1').toLowerCase());

/** A day as people write it: 2 March 2026. */
export const dayInWords = (day: LocalDate): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

/** A moment by the London clock: 2 March 2026 at 09:30. */
export function timeInWords(instant: Instant): string {
  const [day = '', time = ''] = londonDateTime(instant).split(' ');
  return `${dayInWords(day)} at ${time}`;
}

/** `count` of something, with the plural where it belongs. */
export const counted = (count: number, singular: string): string => `${count} ${singular}${count === 1 ? '' : 's'}`;

/** A sentence's first letter in capitals. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const BY: Readonly<Record<string, string>> = {
  'face-to-face': 'face to face',
  'in-person': 'in person',
  'on-site': 'on site',
  sms: 'by text message',
};

/** How people met or were reached: "by telephone", "face to face". */
export const by = (mode: string): string => BY[mode] ?? `by ${plain(mode)}`;

const WHO: Readonly<Record<string, string>> = {
  'other-provider': 'another provider',
  'identifiable-to-commissioner': 'the commissioner, by name,',
  provider: 'the service',
  spine: 'the national record',
  jobcentre: 'the Jobcentre',
};

/** Who somebody is: "the GP", "the employer", "another provider". */
export const who = (code: string): string => WHO[code] ?? `the ${plain(code)}`;

const HOW: Readonly<Record<string, string>> = { verbal: 'verbally', written: 'in writing', 'in-referral': 'in the referral' };

/** How somebody agreed to something: "verbally", "in writing", "online". */
export const agreed = (how: string): string => HOW[how] ?? plain(how);
