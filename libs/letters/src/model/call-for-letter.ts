import { known } from '#kernel';
import type { Decide } from './context.js';
import { practiceNow } from './obstacle.js';

/** Calls for a letter, once: the programme must send letters of this kind, unless an earlier version is to be put right. */
export const callForLetter: Decide<'CallForLetter'> = ({ kind, milestone, version, change, follows }, state, at) => {
  if (state.status !== 'none' || at.referral.status === 'none') return [];
  if (!follows && !at.programme.letters.includes(kind)) return [];
  const { personId } = at.referral;
  return [{ type: 'LetterDue', data: known({ kind, milestone, version, personId, practice: practiceNow(at), change }) }];
};
