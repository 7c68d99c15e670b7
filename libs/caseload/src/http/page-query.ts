import { QueryWhole, requestProblem, Text } from '#http';
import { cursorOf, markOf } from '../reading/cursor.js';
import type { Mark, Page } from '../reading/page.js';

/** Entries of a page unless the client says how many. */
export const DEFAULT_LIMIT = 50;

/** What every query for a list may say about its pages. */
export class PageQuery {
  @QueryWhole({ about: `Entries of a page; ${DEFAULT_LIMIT} unless said.`, min: 1, max: 200, example: 50, optional: true })
  limit?: number;

  @Text({
    about: '`nextCursor` of the page before, with the same filter and order. Cases that change between two pages are neither repeated nor skipped.',
    example: 'WyJxM2FkWTdoZCIsIjIwMjYtMDMtMDQiLCI2ZjFjMWE1MiJd',
    max: 300,
    optional: true,
  })
  cursor?: string;
}

/** Where a page of a list begins. @throws ProblemException if the cursor belongs to another list */
export function beginning(list: object, cursor: string | undefined): Mark | undefined {
  if (cursor === undefined) return undefined;
  const mark = markOf(list, cursor);
  if (mark) return mark;
  const message = 'cursor must be the nextCursor of the page before, with the same filter and order.';
  throw requestProblem('request.invalid', [{ field: 'cursor', code: 'field.invalid', message }]);
}

/** What every page says of its list. */
export const pageFacts = (list: object, { total, position, next }: Page<unknown>, limit: number) => ({
  total,
  limit,
  position,
  ...(next ? { nextCursor: cursorOf(list, next) } : {}),
});
