import type { Actor, FactCorrected, Instant, Recorded, Uuid } from '#kernel';
import type { PersonEvent } from './model/events.js';
import type { LookedAt } from './model/vocabulary.js';

/** Somebody looked at a person's record. */
export interface Look {
  at: Instant;
  /** By account, never by name. */
  by: Actor;
  what: LookedAt;
  caseId: Uuid;
  /** A code; readings of safeguarding have one. */
  purpose?: string;
}

/** A part of an access log, newest first; `next` is where the part after it begins, if there is more. */
export interface LooksPage {
  looks: Look[];
  next?: number;
}

/**
 * Who looked at a person's record, newest first.
 *
 * @param before revision of the person's stream before which to begin; absent: with the newest
 * @param limit the most looks to return
 * @param reader for the person themself looks at safeguarding are left out: that there is a concern may itself endanger them
 */
export function accessLog(
  events: readonly Recorded<PersonEvent | FactCorrected>[],
  { before = Infinity, limit, reader }: { before?: number; limit: number; reader: 'staff' | 'the-person' },
): LooksPage {
  const looks = events
    .filter((event) => event.type === 'RecordLookedAt')
    .filter(({ revision, data }) => revision < before && (reader === 'staff' || data.what !== 'safeguarding'))
    .toReversed();
  const page = looks.slice(0, limit);
  const last = page.at(-1);
  return { looks: page.map(lookOf), ...(last && looks.length > limit ? { next: last.revision } : {}) };
}

function lookOf({ recordedAt, actor, data }: Recorded<Extract<PersonEvent, { type: 'RecordLookedAt' }>>): Look {
  return { at: recordedAt, by: actor, ...data };
}
