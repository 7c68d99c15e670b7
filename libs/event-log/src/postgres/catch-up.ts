import type { SqlPool } from '#database';
import { positionOf, type LogFilter } from '../port.js';
import type { LogPage } from '../subscriptions.js';
import { EVENT_COLUMNS, toRecorded } from './rows.js';

/** Positions that are looked through at a time, at first. */
const PAGE = 1_000;

/** Where a filter lets little through, the page grows up to this many: no more events than that are in memory at once. */
const LARGEST_PAGE = 32_000;

/**
 * What lies after a position and is wanted, page by page in log order. The store itself leaves out what a filter does: whoever wants
 * little of a long log does not read all of it.
 *
 * @param end up to which position everything is committed; it may move on meanwhile
 */
export async function* pagesAfter(pool: Pick<SqlPool, 'query'>, after: string, filter: LogFilter = {}, end: () => string): AsyncIterable<LogPage> {
  const { categories = null, types = null } = filter;
  for (let from = Number(after), size = PAGE; ;) {
    const upTo = Math.max(from, Math.min(from + size, Number(end())));
    const { rows } = await pool.query(PAGE_OF, [from, upTo, categories, types]);
    yield { events: rows.map(toRecorded), position: positionOf(upTo) };
    from = upTo;
    size = rows.length < PAGE / 2 ? Math.min(2 * size, LARGEST_PAGE) : PAGE;
  }
}

const PAGE_OF = `select ${EVENT_COLUMNS} from events where position > $1 and position <= $2
  and ($3::text[] is null or split_part(stream, '-', 1) = any($3)) and ($4::text[] is null or type = any($4)) order by position`;
