import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { LocalDate, Recorded } from '#kernel';
import { belonging, listingOn, type Listing, type ListingTold, type PracticeEvent } from '#practices/contract';
import type { EventOfCase } from './restating/telling.js';

/** Where a practice belonged on a day; `undefined`: nobody has told. */
export type ListingOn = (practice: string, on: LocalDate) => Listing | undefined;

/** The same by those listings whose positions in the log are taken. */
export type FindListing = (practice: string, on: LocalDate, takes: (position: string) => boolean) => Listing | undefined;

/** Where practices belonged by what directories had told up to a position of the log. */
export const toldBy =
  (find: FindListing, position: string): ListingOn =>
  (practice, on) =>
    find(practice, on, (told) => told <= position);

/** Where practices belonged by what directories had told before a position of the log. */
export const toldBefore =
  (find: FindListing, position: string): ListingOn =>
  (practice, on) =>
    find(practice, on, (told) => told < position);

/** What directories tell, by practice. */
export type Told = ReadonlyMap<string, readonly Recorded<PracticeEvent>[]>;

/** What events tell of practices, by practice. */
export const toldOf = (events: readonly Recorded[]): Told => Map.groupBy(events.filter(isListing), ({ data }) => data.practice);

const isListing = (event: Pick<Recorded, 'type'>): event is Recorded<PracticeEvent> => event.type === 'PracticeListed';

/** Finds listings among those told. */
export const listingsOf = (told: Told): FindListing => finding(new Map([...told].map(([practice, events]) => [practice, events.map(listingIn)])));

const listingIn = ({ data, position }: Recorded<PracticeEvent>): ListingTold => ({ ...belonging(data), from: data.from, position });

const finding =
  (known: ReadonlyMap<string, readonly ListingTold[]>): FindListing =>
  (practice, on, takes) => {
    const told = known.get(practice) ?? [];
    return listingOn(
      told.filter(({ position }) => takes(position)),
      on,
    );
  };

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
export const listingRows = (told: Told): ListingRow[] =>
  [...told.values()].flat().map(({ data: { practice, board, network, from }, position, effectiveAt }) => ({
    practice,
    from_position: position,
    effective_at: effectiveAt,
    board: board ?? null,
    network: network ?? null,
    from_day: from,
  }));

/** The statement that keeps what events tell of practices. */
export function listingsKept(db: Kysely<object>, table: string, told: Told): CompiledQuery[] {
  if (told.size === 0) return [];
  const rows = JSON.stringify(listingRows(told));
  return [sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${rows}::json)`.compile(db)];
}

/** Finds where some practices belonged, by the table and by what is told beside it. */
export async function readListings(db: Kysely<object>, table: string, practices: ReadonlySet<string>, told: Told): Promise<FindListing> {
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

/** As many cases are worked out at once as fit into memory with their histories. */
const MOST_CASES = 2_000;

/**
 * How many of a batch's events may be taken in at once: what is told of a practice is news of every case of its patients, and a first
 * directory of all of them.
 *
 * @param casesOf how many cases there are of patients of each practice
 */
export async function atOnceWithListings(
  events: readonly Recorded[],
  casesOf: (practices: readonly string[]) => Promise<ReadonlyMap<string, number>>,
  most = MOST_CASES,
): Promise<number> {
  const told = toldOf(events);
  if (told.size === 0) return events.length;
  const cases = await casesOf([...told.keys()]);
  let touched = 0;
  const over = events.findIndex((event) => {
    touched += isListing(event) ? (cases.get(event.data.practice) ?? 0) : 1;
    return touched > most;
  });
  return over === -1 ? events.length : Math.max(1, over);
}

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

/** The practices that facts of events name, as said first, later, or in a correction. */
export function practicesNamed(events: readonly { data: object }[]): Set<string> {
  const named = new Set<string>();
  for (const { data } of events) {
    const { practice, facts } = data as { practice?: unknown; facts?: { practice?: unknown } };
    if (typeof practice === 'string') named.add(practice);
    if (typeof facts?.practice === 'string') named.add(facts.practice);
  }
  return named;
}

/** What is told of a practice while a case is going on, among the news of the case: it changes what the case is counted under. */
export interface ListingNews {
  listing: Recorded<PracticeEvent>;
  position: string;
  recordedAt: Recorded['recordedAt'];
  type: string;
}

/** Puts what was told of the practices that a case names among its news, in log order; only what came after its first event. */
export function withListings<News extends { position: string }>(
  news: readonly News[],
  first: string | undefined,
  named: ReadonlySet<string>,
  told: Told,
): (News | ListingNews)[] {
  if (first === undefined) return [...news];
  const listed = [...named].flatMap((practice) =>
    (told.get(practice) ?? []).flatMap((listing) => {
      const { position, recordedAt, type } = listing;
      return position > first ? [{ listing, position, recordedAt, type }] : [];
    }),
  );
  if (listed.length === 0) return [...news];
  return [...news, ...listed].sort((a, b) => (a.position < b.position ? -1 : 1));
}
