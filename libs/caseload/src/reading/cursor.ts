import { createHash } from 'node:crypto';
import { isLocalDate, isUuid, parseInstant } from '#kernel';
import type { Mark } from './page.js';

/** The list that a cursor belongs to: filter and order in short, so that a cursor of another list is recognised. */
const digestOf = (list: object): string => createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 12);

/** The opaque text of a mark in a list. */
export const cursorOf = (list: object, { key, id }: Mark): string => Buffer.from(JSON.stringify([digestOf(list), key, id])).toString('base64url');

/** The mark that a cursor names; undefined if it is none of this list. */
export function markOf(list: object, cursor: string): Mark | undefined {
  try {
    const [digest, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (digest !== digestOf(list) || typeof key !== 'string' || !isKey(key) || typeof id !== 'string' || !isUuid(id)) return undefined;
    return { key, id };
  } catch {
    return undefined;
  }
}

/** A day, an instant, or the end of time, as the database writes them. */
const isKey = (key: string): boolean => /^-?infinity$/.test(key) || isLocalDate(key) || parseInstant(key) !== undefined;
