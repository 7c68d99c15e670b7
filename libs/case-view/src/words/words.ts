import type { EventShape, Recorded } from '#kernel';

/** One sentence for every type of event of a module. A type left out does not compile. */
export type Words<E extends EventShape> = { readonly [T in E['type']]: (data: Extract<E, { type: T }>['data'], event: Recorded) => string };

/** A code as words: `did-not-attend` reads "did not attend". */
export const plain = (code: string): string => code.replaceAll('-', ' ');

/** Codes as a list in a sentence. */
export function list(codes: readonly string[], none = 'none'): string {
  const words = codes.map(plain);
  const last = words.at(-1);
  if (last === undefined) return none;
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A day as people write it: 2 March 2026. */
export const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

/** `count` of something, with the plural where it belongs. */
export const counted = (count: number, singular: string): string => `${count} ${singular}${count === 1 ? '' : 's'}`;
