import type { Recorded, Uuid } from '#kernel';
import { findLetter } from '../case-letters.js';
import { LettersModuleCommand, surroundingsOf } from '../handled-letters.js';
import type { LetterCommand } from '../model/commands.js';
import { isStopped } from '../model/hold-and-release.js';
import { letterOfStream } from '../model/identity.js';
import { practiceNow } from '../model/obstacle.js';
import { sendingOf } from '../model/state.js';
import { draftOf } from './draft-of.js';
import { isOvertaken } from './overtaken.js';
import type { Reaction } from './letter-parts.js';

/**
 * Writes a letter that is due. One that was held is written anew when it is released, or dropped if there is nothing left to
 * tell. A correction that leaves the words as they were is not worth a GP's time, so nothing is sent.
 */
export const writeDueLetter: Reaction = async (parts, event, envelope) => {
  const { caseId } = event;
  const letterId = letterOfStream(event.stream);
  const found = await findLetter(parts.streams, letterId);
  const surroundings = caseId === null ? undefined : await surroundingsOf(parts.streams, caseId);
  if (caseId === null || found?.letter.status !== 'due' || !surroundings) return [];
  const { letter } = found;
  if (isStopped(letter, surroundings)) return [];
  const now = parts.clock.now();
  const tell = (partId: Uuid, command: LetterCommand, label: string) => new LettersModuleCommand({ caseId, partId }, command, envelope(label, now));
  if (isRelease(event) && (await isOvertaken(parts.streams, parts.clock, caseId, letter, surroundings.programme))) {
    return [tell(letterId, { type: 'SupersedeLetter', because: 'overtaken' }, 'overtaken')];
  }
  const earlier = letter.change && (await findLetter(parts.streams, letter.change.of));
  // There is nothing to take back from a practice that never had the letter.
  const elsewhere = earlier !== undefined && earlier.letter.practice !== (letter.practice ?? practiceNow(surroundings));
  if (letter.change?.how === 'withdrawn' && elsewhere) return [tell(letterId, { type: 'SupersedeLetter', because: 'overtaken' }, 'elsewhere')];
  const draft = await draftOf(parts, caseId, { letterId, letter }, earlier, surroundings);
  // The person was erased, or the milestone struck out: a correction is on its way to stop the letter.
  if (draft === 'erased') return [tell(letterId, { type: 'ReconsiderLetter' }, 'erased')];
  if (draft === 'gone') return [];
  if (earlier && draft.contentHash === sendingOf(earlier.letter)?.contentHash) {
    return [tell(letterId, { type: 'SupersedeLetter', because: 'unchanged', by: earlier.letterId }, 'unchanged')];
  }
  const replaced =
    earlier && letter.change ? [tell(earlier.letterId, { type: 'SupersedeLetter', because: letter.change.how, by: letterId }, 'replaced')] : [];
  // Once it is written it is due no more: what comes with it comes before, or would be lost if the process died in between.
  return [...replaced, tell(letterId, draft, 'draft')];
};

const isRelease = (event: Recorded): boolean => (event as { type: string }).type === 'LetterReleased';
