import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { LocalDate } from '#kernel';
import { belonging, type ListingTold } from '#practices/contract';
import type { EventOfCase } from '../restating/telling.js';
import { finding, listingIn, type FindListing, type ListingsTold } from './listings.js';

/** The statement that makes the table in which a read model keeps what directories tell of practices, in the order in which it is told. */
export const tableOfListings = (name: string): string => `
create table ${name} (
  practice text not null,
  from_position text not null collate "C",
  effective_at timestamptz not null,
  board text,
  network text,
  from_day date not null,
  primary key (practice, from_position)
)
`;

/** The columns of such a table. */
export const LISTING_COLUMNS = ['practice', 'from_position', 'effective_at', 'board', 'network', 'from_day'] as const;

interface ListingRow {
  practice: string;
  from_position: string;
  effective_at: string;
  board: string | null;
  network: string | null;
  from_day: LocalDate;
}

/** What events tell of practices, as rows of such a table. */
export const listingRows = (told: ListingsTold): ListingRow[] =>
  [...told.values()].flat().map(({ data: { practice, board, network, from }, position, effectiveAt }) => ({
    practice,
    from_position: position,
    effective_at: effectiveAt,
    board: board ?? null,
    network: network ?? null,
    from_day: from,
  }));

/** The statement that keeps what events tell of practices. */
export function listingsKept(db: Kysely<object>, table: string, told: ListingsTold): CompiledQuery[] {
  if (told.size === 0) return [];
  const rows = JSON.stringify(listingRows(told));
  return [sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${rows}::json)`.compile(db)];
}

/** Finds where some practices belonged, by the table and by what is told beside it. */
export async function readListings(db: Kysely<object>, table: string, practices: ReadonlySet<string>, told: ListingsTold): Promise<FindListing> {
  if (practices.size === 0) return () => undefined;
  const { rows } = await sql<ListingRow>`select * from ${sql.table(table)} where practice = any(${[...practices]}::text[])
    order by practice, from_position`.execute(db);
  const known = Map.groupBy(rows, ({ practice }) => practice);
  return finding(
    new Map(
      [...practices].map((practice) => [practice, [...(known.get(practice) ?? []).map(listingOfRow), ...(told.get(practice) ?? []).map(listingIn)]]),
    ),
  );
}

const listingOfRow = ({ from_position: position, board, network, from_day: from }: ListingRow): ListingTold => ({
  ...belonging({ board, network }),
  from,
  position,
});

/** What was told of practices between two positions, by its own, as restatements look for what changed a case. */
export async function listingsBetween(
  db: Kysely<object>,
  table: string,
  { then, now }: { then: string; now: string },
): Promise<Map<string, EventOfCase>> {
  const { rows } = await sql<ListingRow>`select * from ${sql.table(table)} where from_position > ${then} and from_position <= ${now}`.execute(db);
  const events = rows.map(({ from_position, effective_at }) => ({
    type: 'PracticeListed',
    position: from_position,
    effectiveAt: effective_at,
    data: {},
  }));
  return new Map(events.map((event) => [event.position, event]));
}
