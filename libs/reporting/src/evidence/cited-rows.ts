import type { EventLog } from '#event-log';
import type { Recorded } from '#kernel';
import type { MasterKey } from '#privacy';
import type { Cell, CitedEvent, EventBehind, EvidenceRow, FoundFact } from './evidence.js';
import { pseudonymOf } from './pseudonyms.js';

/** What rows are made with. */
export interface CitingSources {
  log: Pick<EventLog, 'at'>;
  master: MasterKey;
}

/**
 * Facts as rows, each with the events behind it as the log has them.
 *
 * @param before how many rows come before them
 * @throws if the log does not have an event where the read model says that it stands
 */
export async function citedRows(
  { head, eventsBehind }: Pick<Cell, 'head' | 'eventsBehind'>,
  { log, master }: CitingSources,
  facts: readonly FoundFact[],
  before: number,
): Promise<EvidenceRow[]> {
  const behind = await eventsBehind([...new Set(facts.map(({ caseId }) => caseId))]);
  const recorded = await log.at([...behind.values()].flat().map(({ position }) => position));
  const byPosition = new Map(recorded.map((event) => [event.position, event]));
  return facts.map(({ caseId, fact }, i) => ({
    row: before + i + 1,
    pseudonym: pseudonymOf(master, head, caseId),
    fact,
    events: (behind.get(caseId) ?? []).map((event) => cited(event, byPosition.get(event.position))),
  }));
}

function cited({ eventId, position, type }: EventBehind, recorded: Recorded | undefined): CitedEvent {
  if (recorded?.eventId !== eventId) throw new Error(`The log has another event at position ${position} than the read model was built from`);
  return { eventId, position, type, hash: recorded.hash };
}
