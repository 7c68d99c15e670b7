import type { Happened } from '#kernel';
import type { PracticeEvent } from './events.js';
import { belonging, type Listing } from './listing.js';

/** A practice as its stream tells it: listings in the order in which they were told. */
export type PracticeStanding = { status: 'unlisted' } | { status: 'listed'; listings: readonly [Listing, ...Listing[]] };

export const unlisted: PracticeStanding = { status: 'unlisted' };

/** The stream of one practice. */
export const practiceStream = (practice: string): string => `practice-${practice}`;

/** The standing after one more listing. */
export function listed(standing: PracticeStanding, { data }: Happened<PracticeEvent>): PracticeStanding {
  const listing: Listing = { ...belonging(data), from: data.from };
  return { status: 'listed', listings: standing.status === 'listed' ? [...standing.listings, listing] : [listing] };
}
