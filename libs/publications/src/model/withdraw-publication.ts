import { known, type Circumstances, type Decision } from '#kernel';
import type { WithdrawPublication } from './commands.js';
import type { PublicationEvent } from './events.js';
import { refusePublication } from './refusals.js';
import type { PublicationStanding } from './standing.js';

/** Which publication a decision is about. */
export interface WhichPublication {
  publicationId: string;
}

/** Takes a publication back: whoever published it may, and an operator. */
export function withdrawPublication(
  { reason, replacedBy }: WithdrawPublication,
  standing: PublicationStanding,
  { actor, publicationId }: Circumstances & WhichPublication,
): Decision<PublicationEvent> {
  if (standing.status === 'none') return refusePublication('publication.not-found');
  const { by } = standing;
  const isTheirs = by.organisation === actor.organisation && by.role === actor.role;
  if (!isTheirs && actor.role !== 'operator') return refusePublication('publication.not-yours');
  if (standing.status === 'withdrawn') return refusePublication('publication.withdrawn');
  if (replacedBy === publicationId) return refusePublication('publication.replaced-by-itself', { field: 'replacedBy' });
  return [{ type: 'PublicationWithdrawn', data: known({ reason, replacedBy }) }];
}
