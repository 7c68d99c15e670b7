import type { Decide } from './context.js';
import { refuseLetter } from './refusals.js';

/** Records that a letter went out. Whether it might was asked just before; what has gone out has gone out. */
export const recordSent: Decide<'RecordSent'> = ({ transport }, state) => {
  if (state.status === 'none') return refuseLetter('letter.not-found');
  if (state.status === 'sent') return [];
  if (state.status !== 'queued' || state.practice === undefined) return refuseLetter('letter.not-queued');
  return [{ type: 'LetterSent', data: { transport, practice: state.practice } }];
};

/** Takes a letter out of account, sent or not. */
export const supersedeLetter: Decide<'SupersedeLetter'> = ({ because, by }, state) => {
  if (state.status === 'none') return refuseLetter('letter.not-found');
  return state.status === 'superseded' ? [] : [{ type: 'LetterSuperseded', data: { because, ...(by ? { by } : {}) } }];
};
