import { correctedHistory, foldHistory, type EventShape, type FactCorrected, type Happened, type Instant, type Recorded, type Uuid } from '#kernel';
import type { LetterEvent } from '../model/events.js';
import { letters } from '../model/letters.js';
import { sendingOf, type Letter, type LetterState } from '../model/state.js';
import type { LetterStatus } from '../model/vocabulary.js';
import type { LetterRow } from './schema.js';

/** An event as a row keeps it. */
export type KeptEvent = Pick<Recorded, 'eventId' | 'position' | 'effectiveAt' | 'recordedAt'> & { type: string; data: object };

/** The part of an event that a row keeps. */
export const keptOf = (event: Recorded): KeptEvent => {
  const { eventId, position, effectiveAt, recordedAt, type, data } = event as Recorded & { type: string; data: object };
  return { eventId, position, effectiveAt, recordedAt, type, data };
};

/** A letter's row, worked out from all its events; `undefined` if it was never called for. */
export function rowOf(letterId: Uuid, caseId: Uuid, events: readonly KeptEvent[]): LetterRow | undefined {
  const history = correctedHistory(events as unknown as readonly Recorded<LetterEvent | FactCorrected>[]);
  const letter: LetterState = foldHistory(letters, history as readonly Happened<LetterEvent>[]);
  const [first, last] = [events[0], events.at(-1)];
  if (letter.status === 'none' || !first || !last) return undefined;
  const delivery = 'delivery' in letter ? letter.delivery : undefined;
  return {
    letter_id: letterId,
    case_id: caseId,
    person_id: letter.personId,
    kind: letter.kind,
    version: letter.version,
    milestone: letter.milestone,
    practice: letter.practice ?? null,
    status: statusOf(letter),
    held_because: letter.status === 'held' ? letter.why : null,
    delivery_reason: delivery?.reason ?? null,
    superseded_because: letter.status === 'superseded' ? letter.because : null,
    superseded_by: letter.status === 'superseded' ? (letter.by ?? null) : null,
    due_at: letter.dueAt,
    drafted_at: lastOf(history, 'LetterDrafted') ?? null,
    sent_at: sendingOf(letter)?.sentAt ?? null,
    settled_at: delivery?.at ?? null,
    due_position: first.position,
    last_position: last.position,
    history: JSON.stringify(events),
  };
}

/** Where a letter stands, as lists show it. */
export function statusOf(letter: Letter): LetterStatus {
  if (letter.status === 'queued') return 'drafted';
  return letter.status === 'sent' ? (letter.delivery?.result ?? 'sent') : letter.status;
}

const lastOf = (history: readonly object[], type: LetterEvent['type']): Instant | undefined =>
  (history as readonly (EventShape & { effectiveAt: Instant })[]).findLast((event) => event.type === type)?.effectiveAt;
