import type { Decision } from '#kernel';
import type { ListPractice } from './commands.js';
import type { PracticeEvent } from './events.js';
import { belonging } from './listing.js';
import type { PracticeStanding } from './standing.js';

/**
 * Lists a practice. What was said of the very day already is not said again, so that a directory may be sent twice. From another day on
 * it is kept even where it changes nothing: else it would be lost when an earlier listing is put right.
 */
export function listPractice({ practice, board, network, from }: ListPractice, standing: PracticeStanding): Decision<PracticeEvent> {
  const known = standing.status === 'listed' ? standing.listings.findLast((listing) => listing.from === from) : undefined;
  if (known && known.board === board && known.network === network) return [];
  return [{ type: 'PracticeListed', data: { practice, ...belonging({ board, network }), from } }];
}
