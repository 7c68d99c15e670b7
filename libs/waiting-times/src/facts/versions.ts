import type { Instant, Uuid } from '#kernel';
import type { HistoryEvent } from '../clocks/case-event.js';
import type { FindTerms } from '../clocks/programme-terms.js';
import { factsOfCase, keyOf } from './facts-of-case.js';
import type { WaitFact, WaitFactVersion } from './schema.js';

/** An event of a case with the time at which the log learned of it. */
export interface NewsOfCase {
  event: HistoryEvent;
  recordedAt: Instant;
  /** Its type in the log. */
  type: string;
}

/** A version in the table that is believed no longer. */
export type ClosedVersion = Pick<WaitFactVersion, 'case_id' | 'measure' | 'part' | 'spell' | 'closed_at'> & { to_position: string };

/** Events that change no fact by themselves: what is booked or called off matters once somebody attends. */
const QUIET: ReadonlySet<HistoryEvent['type']> = new Set(['SessionBooked', 'SessionCancelled', 'AppointmentCancelled']);

/** What a batch of events changes in the facts of a case. */
export interface FactChanges {
  opened: WaitFactVersion[];
  closed: ClosedVersion[];
}

/**
 * What new events change: after each one the facts are worked out anew, and every fact that is not as before is closed and
 * opened at the position of that event. However the log is cut into batches, the versions come out the same.
 */
export function changesBy(caseId: Uuid, before: readonly HistoryEvent[], news: readonly NewsOfCase[], find: FindTerms): FactChanges {
  const history = [...before];
  const opened: WaitFactVersion[] = [];
  const closed: ClosedVersion[] = [];
  const openedNow = new Map<string, WaitFactVersion>();
  let facts: Map<string, WaitFact> | undefined;
  for (const { event, recordedAt, type } of news) {
    if (QUIET.has(event.type)) {
      history.push(event);
      continue;
    }
    facts ??= byKey(factsOfCase(caseId, history, find));
    history.push(event);
    const next = byKey(factsOfCase(caseId, history, find));
    for (const [key, fact] of facts) {
      if (same(fact, next.get(key))) continue;
      const recent = openedNow.get(key);
      if (recent) Object.assign(recent, { to_position: event.position, closed_at: recordedAt });
      else
        closed.push({
          case_id: caseId,
          measure: fact.measure,
          part: fact.part,
          spell: fact.spell,
          to_position: event.position,
          closed_at: recordedAt,
        });
    }
    for (const [key, fact] of next) {
      if (same(fact, facts.get(key))) continue;
      const version = { ...fact, from_position: event.position, to_position: null, recorded_at: recordedAt, closed_at: null, changed_by: type };
      opened.push(version);
      openedNow.set(key, version);
    }
    facts = next;
  }
  return { opened, closed };
}

const byKey = (facts: readonly WaitFact[]): Map<string, WaitFact> => new Map(facts.map((fact) => [keyOf(fact), fact]));

function same(a: WaitFact, b: WaitFact | undefined): boolean {
  if (b === undefined) return false;
  for (const column in a) {
    if (column !== 'pauses' && a[column as keyof WaitFact] !== b[column as keyof WaitFact]) return false;
  }
  return a.pauses.length === b.pauses.length && (a.pauses.length === 0 || JSON.stringify(a.pauses) === JSON.stringify(b.pauses));
}
