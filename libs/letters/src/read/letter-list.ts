import type { Database } from '#database';
import type { LetterKind } from '#programmes/contract';
import type { HeldReason, LetterStatus } from '../model/vocabulary.js';
import type { LetterRow, LetterTables } from './schema.js';

/** Which letters to list. A practice sees those that went out to it, and no other. */
export interface LetterFilter {
  practice?: string;
  caseId?: string;
  personId?: string;
  kind?: LetterKind;
  status?: LetterStatus;
  heldBecause?: HeldReason;
  /** Only letters that were sent. */
  sentOnly?: boolean;
}

/** A letter as the list has it: all but its history. */
export type ListedLetter = Omit<LetterRow, 'history'>;

const COLUMNS = [
  'letter_id',
  'case_id',
  'person_id',
  'kind',
  'version',
  'milestone',
  'practice',
  'status',
  'held_because',
  'delivery_reason',
  'superseded_because',
  'superseded_by',
  'due_at',
  'drafted_at',
  'sent_at',
  'settled_at',
  'due_position',
  'last_position',
] as const satisfies readonly (keyof ListedLetter)[];

/**
 * Letters, the one called for last first. `before` is the position of the last letter of the page before: a letter's place never
 * changes, so no page repeats or skips one, however many come meanwhile.
 */
export async function listLetters(
  database: Database,
  filter: LetterFilter,
  page: { limit: number; before?: string },
): Promise<{ letters: ListedLetter[]; next?: string }> {
  let query = database.tables<LetterTables>().selectFrom('letters_v1').select(COLUMNS);
  if (filter.practice !== undefined) query = query.where('practice', '=', filter.practice);
  if (filter.caseId !== undefined) query = query.where('case_id', '=', filter.caseId);
  if (filter.personId !== undefined) query = query.where('person_id', '=', filter.personId);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.heldBecause !== undefined) query = query.where('held_because', '=', filter.heldBecause);
  if (filter.sentOnly) query = query.where('sent_at', 'is not', null);
  if (page.before !== undefined) query = query.where('due_position', '<', page.before);
  const rows = await query
    .orderBy('due_position', 'desc')
    .limit(page.limit + 1)
    .execute();
  const letters = rows.slice(0, page.limit);
  const last = letters.at(-1);
  return { letters, ...(last && rows.length > page.limit ? { next: last.due_position } : {}) };
}
