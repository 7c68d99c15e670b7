import type { Streams } from '#handling';
import type { Uuid } from '#kernel';
import type { InterventionEvent } from './model/events.js';
import { interventionIdsOf, interventionIndexStream, type InterventionNoted } from './model/intervention-index.js';
import { interventionStanding, interventionStream, type InterventionStanding } from './model/standing.js';

/** An intervention of a case, as it stands. */
export interface InterventionOfCase {
  interventionId: Uuid;
  standing: Exclude<InterventionStanding, { status: 'none' }>;
}

/**
 * The interventions of a case as the log has them at this moment, in the order in which they were ordered. Those that
 * never came about, and orders that were struck out, are left out.
 */
export async function interventionsOfCase(streams: Pick<Streams, 'read'>, caseId: Uuid): Promise<InterventionOfCase[]> {
  const ids = interventionIdsOf(await streams.read<InterventionNoted>(interventionIndexStream(caseId)));
  const found = await Promise.all(
    ids.map(async (interventionId) => ({
      interventionId,
      standing: interventionStanding(await streams.read<InterventionEvent>(interventionStream(interventionId))),
    })),
  );
  return found.filter((each): each is InterventionOfCase => each.standing.status !== 'none');
}
