import { requestProblem } from '#http';

/** A place in a stream as clients carry it, without a meaning to them. */
export const cursorOf = (revision: number): string => Buffer.from(String(revision)).toString('base64url');

/** The place that a cursor stands for; absent: none was given. @throws ProblemException if nobody gave out such a cursor */
export function revisionOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw requestProblem('request.invalid', [{ field: 'cursor', code: 'field.invalid', message: 'cursor must be the `next` of an earlier page.' }]);
}
