import type { LocalDate, Recorded } from '#kernel';
import { belonging, listingOn, type Listing, type ListingTold, type PracticeEvent } from '#practices/contract';

/** Where a practice belonged on a day; `undefined`: nobody has told. */
export type ListingOn = (practice: string, on: LocalDate) => Listing | undefined;

/** The same by those listings whose positions in the log are taken. */
export type FindListing = (practice: string, on: LocalDate, takes: (position: string) => boolean) => Listing | undefined;

/** Where practices belonged by what directories had told up to a position of the log. */
export const knownBy =
  (find: FindListing, position: string): ListingOn =>
  (practice, on) =>
    find(practice, on, (told) => told <= position);

/** Where practices belonged by what directories had told before a position of the log. */
export const knownBefore =
  (find: FindListing, position: string): ListingOn =>
  (practice, on) =>
    find(practice, on, (told) => told < position);

/** What directories tell, by practice. */
export type ListingsTold = ReadonlyMap<string, readonly Recorded<PracticeEvent>[]>;

/** What events tell of practices, by practice. */
export const listingsIn = (events: readonly Recorded[]): ListingsTold => Map.groupBy(events.filter(isListing), ({ data }) => data.practice);

const isListing = (event: Pick<Recorded, 'type'>): event is Recorded<PracticeEvent> => event.type === 'PracticeListed';

/** Finds listings among those told. */
export const findAmong = (told: ListingsTold): FindListing =>
  finding(new Map([...told].map(([practice, events]) => [practice, events.map(listingIn)])));

export const listingIn = ({ data, position }: Recorded<PracticeEvent>): ListingTold => ({ ...belonging(data), from: data.from, position });

/** Finds listings among those of each practice, which stand in the order in which they were told. */
export const finding =
  (known: ReadonlyMap<string, readonly ListingTold[]>): FindListing =>
  (practice, on, takes) => {
    const told = known.get(practice) ?? [];
    return listingOn(
      told.filter(({ position }) => takes(position)),
      on,
    );
  };

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
  const told = listingsIn(events);
  if (told.size === 0) return events.length;
  const cases = await casesOf([...told.keys()]);
  let touched = 0;
  const over = events.findIndex((event) => {
    touched += isListing(event) ? (cases.get(event.data.practice) ?? 0) : 1;
    return touched > most;
  });
  return over === -1 ? events.length : Math.max(1, over);
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
  told: ListingsTold,
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
