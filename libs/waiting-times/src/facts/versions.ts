import type { Instant, Uuid } from '#kernel';
import { knownBefore, knownBy, type FindListing, type ListingNews, type ListingOn } from '#reporting';
import type { HistoryEvent } from '../clocks/case-event.js';
import type { FindTerms } from '../clocks/programme-terms.js';
import { factsOfCase, keyOf } from './facts-of-case.js';
import type { WaitFact, WaitFactVersion } from './schema.js';

/** An event of a case with the time at which the log learned of it. */
export interface NewsOfCase {
  event: HistoryEvent;
  position: string;
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

/** What facts are worked out with beside the history of a case. */
export interface Surroundings {
  terms: FindTerms;
  listings: FindListing;
}

/**
 * What news changes: after each the facts are worked out anew, and every fact that is not as before is closed and opened at the
 * position of that news. However the log is cut into batches, the versions come out the same.
 */
export function changesBy(
  caseId: Uuid,
  before: readonly HistoryEvent[],
  news: readonly (NewsOfCase | ListingNews)[],
  { terms, listings }: Surroundings,
): FactChanges {
  const history = [...before];
  const changes: FactChanges = { opened: [], closed: [] };
  const openedNow = new Map<string, WaitFactVersion>();
  const factsBy = (listed: ListingOn): Map<string, WaitFact> => byKey(factsOfCase(caseId, history, terms, listed));
  let facts: Map<string, WaitFact> | undefined;
  for (const each of news) {
    const event = 'event' in each ? each.event : undefined;
    if (event && QUIET.has(event.type)) {
      history.push(event);
      continue;
    }
    facts ??= factsBy(knownBefore(listings, each.position));
    if (event) history.push(event);
    const next = factsBy(knownBy(listings, each.position));
    note(changes, { facts, next, openedNow, by: each });
    facts = next;
  }
  return changes;
}

/** Notes what a piece of news has closed and opened. */
function note(
  { opened, closed }: FactChanges,
  { facts, next, openedNow, by }: Record<'facts' | 'next', Map<string, WaitFact>> & { openedNow: Map<string, WaitFactVersion>; by: When },
): void {
  const { position, recordedAt, type } = by;
  for (const [key, fact] of facts) {
    if (same(fact, next.get(key))) continue;
    const recent = openedNow.get(key);
    const end = { to_position: position, closed_at: recordedAt };
    const { case_id, measure, part, spell } = fact;
    if (recent) Object.assign(recent, end);
    else closed.push({ case_id, measure, part, spell, ...end });
  }
  for (const [key, fact] of next) {
    if (same(fact, facts.get(key))) continue;
    const version = { ...fact, from_position: position, to_position: null, recorded_at: recordedAt, closed_at: null, changed_by: type };
    opened.push(version);
    openedNow.set(key, version);
  }
}

type When = Pick<NewsOfCase, 'position' | 'recordedAt' | 'type'>;

const byKey = (facts: readonly WaitFact[]): Map<string, WaitFact> => new Map(facts.map((fact) => [keyOf(fact), fact]));

function same(a: WaitFact, b: WaitFact | undefined): boolean {
  if (b === undefined) return false;
  for (const column in a) {
    if (column !== 'pauses' && a[column as keyof WaitFact] !== b[column as keyof WaitFact]) return false;
  }
  return a.pauses.length === b.pauses.length && (a.pauses.length === 0 || JSON.stringify(a.pauses) === JSON.stringify(b.pauses));
}
