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

/** Facts by a key of each. */
export type Facts<Fact> = ReadonlyMap<string, Fact>;

/** What the events of a case amount to, one after the other. */
export interface Fold<Event, Fact> {
  /** Takes in the next event. */
  add(event: Event): void;
  /**
   * The facts that all events so far amount to, in parts: a key is always in the same part, and a part keeps its place. One that is the
   * same object as before is unchanged, and so is a fact.
   */
  parts(): readonly Facts<Fact>[];
}

/** An event of a case, and what the log says of it. */
export interface News<Event> {
  event: Event;
  position: string;
  recordedAt: Instant;
  type: string;
}

/** A version that is in the table and is believed no longer: its fact as it was, and what ended it. */
export interface Closed<Fact> {
  fact: Fact;
  to_position: string;
  closed_at: Instant;
}

/** What a batch of events changes in the facts of a case. */
export interface Changes<Fact> {
  opened: { fact: Fact; believed: Believed }[];
  closed: Closed<Fact>[];
}

/**
 * What new events change: after each one the facts are worked out anew, and every fact that is not as before is closed and
 * opened at the position of that event. However the log is cut into batches, the versions come out the same.
 *
 * @param fold has taken in the history up to the news, and takes in the news; facts are compared by their fields
 */
export function changesBy<Event, Fact extends object>(fold: Fold<Event, Fact>, news: readonly News<Event>[]): Changes<Fact> {
  const changes: Changes<Fact> = { opened: [], closed: [] };
  const parts = fold.parts().map((facts) => new PartInVersions(changes, facts));
  for (const each of news) {
    fold.add(each.event);
    fold.parts().forEach((facts, i) => (parts[i] ??= new PartInVersions(changes)).are(facts, each));
  }
  return changes;
}

/** A part of the facts, and the versions that were opened of them. */
class PartInVersions<Fact extends object> {
  private readonly current = new Map<string, { fact: Fact; version?: Believed }>();

  constructor(
    private readonly changes: Changes<Fact>,
    private before?: Facts<Fact>,
  ) {
    for (const [key, fact] of before ?? []) this.current.set(key, { fact });
  }

  /** Says what the facts are after an event. */
  are(facts: Facts<Fact>, { position, recordedAt, type }: News<unknown>): void {
    if (facts === this.before) return;
    this.before = facts;
    const { current } = this;
    for (const [key, known] of current) {
      const { fact, version } = known;
      const now = facts.get(key);
      if (now && sameFacts(fact, now)) {
        // So that the next look finds the same object, unless it is worked out anew.
        known.fact = now;
        continue;
      }
      if (version) Object.assign(version, { to_position: position, closed_at: recordedAt });
      else this.changes.closed.push({ fact, to_position: position, closed_at: recordedAt });
      current.delete(key);
    }
    for (const [key, fact] of facts) {
      if (current.has(key)) continue;
      const believed = { from_position: position, to_position: null, recorded_at: recordedAt, closed_at: null, changed_by: type };
      this.changes.opened.push({ fact, believed });
      current.set(key, { fact, version: believed });
    }
  }
}

/** Whether facts are the same: compared field by field, for most differ in none or in an early one, and to write them out takes longer than to work them out. */
export function sameFacts(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const of = a as Record<string, unknown>;
  const other = b as Record<string, unknown>;
  for (const name of Object.keys(of)) if (of[name] !== other[name] && !sameFacts(of[name], other[name])) return false;
  return Object.keys(other).every((name) => other[name] === undefined || of[name] !== undefined);
}
