import type { SqlPool, SqlResult } from '#database';
import { positionOf, type LogFilter } from '../port.js';
import type { LogPage } from '../subscriptions.js';
import { EVENT_COLUMNS, toRecorded } from './rows.js';

/** Positions that are looked through at a time, at first. */
const PAGE = 1_000;

/** Where a filter lets little through, the page grows up to this many: no more than twice that many events are in memory at once. */
const LARGEST_PAGE = 32_000;

/**
 * What lies after a position and is wanted, page by page in log order. The store itself leaves out what a filter does: whoever wants
 * little of a long log does not read all of it. It looks for the next page while this one is read, and no further ahead than that.
 *
 * @param end up to which position everything is committed; it may move on meanwhile
 */
export async function* pagesAfter(pool: Pick<SqlPool, 'query'>, after: string, filter: LogFilter = {}, end: () => string): AsyncIterable<LogPage> {
  const { categories = null, types = null } = filter;
  const ask = (from: number, size: number): Asked => {
    const upTo = Math.max(from, Math.min(from + size, Number(end())));
    const rows = pool.query(PAGE_OF, [from, upTo, categories, types]).then((result) => result.rows);
    // Whoever stops reading never looks at what was asked ahead; who goes on is told where it is awaited.
    rows.catch(() => undefined);
    return { upTo, rows };
  };
  let size = PAGE;
  for (let { upTo, rows } = ask(Number(after), size); ;) {
    const found = await rows;
    size = found.length < PAGE / 2 ? Math.min(2 * size, LARGEST_PAGE) : PAGE;
    // Where the log ends there is nothing to ask ahead for: more may have come by the time that this page was read.
    const next = Number(end()) > upTo ? ask(upTo, size) : undefined;
    yield { events: found.map(toRecorded), position: positionOf(upTo) };
    ({ upTo, rows } = next ?? ask(upTo, size));
  }
}

/** A page that the store was asked for: up to which position, and its rows once they are there. */
interface Asked {
  upTo: number;
  rows: Promise<SqlResult['rows']>;
}

const PAGE_OF = `select ${EVENT_COLUMNS} from events where position > $1 and position <= $2
  and ($3::text[] is null or split_part(stream, '-', 1) = any($3)) and ($4::text[] is null or type = any($4)) order by position`;
