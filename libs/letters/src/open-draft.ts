import type { EventShape, FactCorrected, Recorded } from '#kernel';
import type { LetterEvent } from './model/events.js';
import type { Opening } from './writing/opened.js';
import type { StructuredLetter } from './writing/structured-letter.js';

/** A letter's words as last written; `undefined` if they have not been written yet, `erased` once the person was. */
export async function openDraft(
  vault: Opening,
  events: readonly Recorded<LetterEvent | FactCorrected>[],
): Promise<StructuredLetter | 'erased' | undefined> {
  const draft = events.findLast((event) => (event as EventShape).type === 'LetterDrafted');
  if (!draft) return undefined;
  const opened = await vault.open<{ letter: StructuredLetter }>(draft.eventId, draft.personal);
  return opened.erased ? 'erased' : opened.personal.letter;
}
