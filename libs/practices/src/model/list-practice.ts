import type { Decision } from '#kernel';
import type { ListPractice } from './commands.js';
import type { PracticeEvent } from './events.js';
import { listingOn } from './listing.js';
import type { PracticeStanding } from './standing.js';

/**
 * Lists a practice. What is known already is not said again, so that a whole directory may be sent whenever there is a new one, and
 * only what has changed is kept.
 */
export function listPractice({ practice, board, network, from }: ListPractice, standing: PracticeStanding): Decision<PracticeEvent> {
  const known = standing.status === 'listed' ? listingOn(standing.listings, from) : undefined;
  if (known && known.board === board && known.network === network) return [];
  return [{ type: 'PracticeListed', data: { practice, board, ...(network === undefined ? {} : { network }), from } }];
}
