import type { LocalDate } from '#kernel';

/** Which board and network a practice belongs to from a day on, until it is listed from a later one. */
export interface Listing {
  /** ODS code of the board that answers for the practice. Absent: it belongs nowhere any more, as one that has closed or never was. */
  board?: string;
  /** ODS code of its primary care network, only with a board. Absent: it is in none. */
  network?: string;
  /** The first day on which this is so. */
  from: LocalDate;
}

/** A listing, and at which position of the log it was told. */
export interface ListingTold extends Listing {
  position: string;
}

/** A board and a network as a listing names them: one that is null or empty is left out. */
export const belonging = ({ board, network }: { [Code in 'board' | 'network']?: string | null | undefined }): Pick<Listing, 'board' | 'network'> => ({
  ...(board ? { board } : {}),
  ...(network ? { network } : {}),
});

/** What cannot be, whichever practice is listed so: the code of a refusal; `undefined` if it can. */
export function impossibleIn({ board, network }: Pick<Listing, 'board' | 'network'>): NetworkFault | undefined {
  if (network === undefined) return undefined;
  if (board === undefined) return 'practice.network-without-board';
  return network === board ? 'practice.network-is-board' : undefined;
}

export type NetworkFault = 'practice.network-without-board' | 'practice.network-is-board';

/**
 * What holds on a day: the listing with the latest first day that has come by then, of two from one day the one told last;
 * `undefined` before the first.
 *
 * @param listings of one practice, in the order in which they were told
 */
export function listingOn<L extends Listing>(listings: readonly L[], on: LocalDate): L | undefined {
  let found: L | undefined;
  for (const listing of listings) if (listing.from <= on && (!found || listing.from >= found.from)) found = listing;
  return found;
}
