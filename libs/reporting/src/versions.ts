import type { Instant } from '#kernel';

/** Where in the log a fact was believed; the same names as its columns have. */
export interface Believed {
  from_position: string;
  /** Null: it still is. */
  to_position: string | null;
  /** When the log learned of the change that brought it, and of the change that ended it. */
  recorded_at: Instant;
  closed_at: Instant | null;
  /** Type of the event that brought it. */
  changed_by: string;
}

/** An event of a case, and what the log says of it. */
export interface News<Event> {
  event: Event;
  position: string;
  recordedAt: Instant;
  type: string;
}

/** A version that is in the table and is believed no longer, by the key that its fact has within the case. */
export interface Closed {
  key: string;
  to_position: string;
  closed_at: Instant;
}

/** What a batch of events changes in the facts of a case. */
export interface Changes<Fact> {
  opened: (Fact & Believed)[];
  closed: Closed[];
}

/**
 * What new events change: after each one the facts are worked out anew, and every fact that is not as before is closed and
 * opened at the position of that event. However the log is cut into batches, the versions come out the same.
 *
 * @param before the history up to the news
 * @param factsOf the facts that a history amounts to, by a key of each; facts are compared by their JSON
 */
export function changesBy<Event, Fact extends object>(
  before: readonly Event[],
  news: readonly News<Event>[],
  factsOf: (history: readonly Event[]) => ReadonlyMap<string, Fact>,
): Changes<Fact> {
  const history = [...before];
  const opened: (Fact & Believed)[] = [];
  const closed: Closed[] = [];
  const current = new Map<string, { text: string; version?: Believed }>();
  for (const [key, fact] of history.length > 0 ? factsOf(history) : []) current.set(key, { text: JSON.stringify(fact) });
  for (const { event, position, recordedAt, type } of news) {
    history.push(event);
    const facts = factsOf(history);
    const texts = new Map([...facts].map(([key, fact]) => [key, JSON.stringify(fact)]));
    for (const [key, { text, version }] of current) {
      if (texts.get(key) === text) continue;
      if (version) Object.assign(version, { to_position: position, closed_at: recordedAt });
      else closed.push({ key, to_position: position, closed_at: recordedAt });
      current.delete(key);
    }
    for (const [key, fact] of facts) {
      if (current.has(key)) continue;
      const version = { ...fact, from_position: position, to_position: null, recorded_at: recordedAt, closed_at: null, changed_by: type };
      opened.push(version);
      current.set(key, { text: texts.get(key) ?? '', version });
    }
  }
  return { opened, closed };
}
