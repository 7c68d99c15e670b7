import type { SqlSession } from '#database';
import { positionOf, type BareEvent } from '../port.js';

const PAGE = 5_000;

/** Room for sorting: a log is sorted once in a rebuild, and by as many of its columns as are read. */
const SORTING = '256MB';

/** Events in the order of their cases, read by a cursor: the whole log passes by, a page of it at a time is held. */
export async function* caseByCase(
  session: SqlSession,
  { types, upTo }: { types: readonly string[]; upTo: string },
): AsyncIterable<readonly BareEvent[]> {
  await session.query(`set local work_mem = '${SORTING}'`);
  // All of it will be fetched, so the quickest way to the last row is wanted, not to the first.
  await session.query('set local cursor_tuple_fraction = 1');
  const columns = 'position, stream, event_id, type, schema_version, case_id, effective_at, recorded_at, data';
  const which = 'type = any($1::text[]) and position <= $2';
  await session.query(
    `declare case_by_case no scroll cursor for select ${columns} from events where ${which} order by case_id nulls first, position`,
    [types, Number(upTo)],
  );
  let page = session.query(`fetch ${PAGE} from case_by_case`);
  for (;;) {
    const { rows } = await page;
    if (rows.length === 0) break;
    page = session.query(`fetch ${PAGE} from case_by_case`);
    page.catch(() => undefined);
    yield rows.map(toBare);
  }
  await session.query('close case_by_case');
}

const toBare = (row: Record<string, unknown>): BareEvent =>
  ({
    position: positionOf(row['position'] as number),
    stream: row['stream'],
    eventId: row['event_id'],
    type: row['type'],
    schemaVersion: row['schema_version'],
    caseId: row['case_id'],
    effectiveAt: row['effective_at'],
    recordedAt: row['recorded_at'],
    data: JSON.parse(row['data'] as string) as object,
  }) as BareEvent;
