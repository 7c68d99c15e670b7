import { known } from '#kernel';
import type { Decide } from './context.js';
import { refuseLetter } from './refusals.js';

/** Keeps a letter as it was written. */
export const draftLetter: Decide<'DraftLetter'> = ({ templateVersion, writtenFrom, contentHash, practice, tells, letter }, state) => {
  if (state.status !== 'due') return refuseLetter(state.status === 'none' ? 'letter.not-found' : 'letter.not-due');
  return [{ type: 'LetterDrafted', data: known({ templateVersion, writtenFrom, contentHash, practice, tells }), personal: { letter } }];
};
