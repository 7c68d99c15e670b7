import { refuseCase } from '#handling/contract';
import { known } from '#kernel';
import type { Decide, LetterSurroundings } from './context.js';
import { obstacleTo, practiceNow, tellsTooMuch } from './obstacle.js';
import { refuseLetter } from './refusals.js';
import { isPending, takesBack, type Held, type Letter } from './state.js';
import type { HeldReason } from './vocabulary.js';

/**
 * Holds what may not go now, and releases what was held and may go again. A letter addressed to a practice that the person
 * has left waits for somebody: nobody else can tell whether the new one should have it. One that had no address yet takes
 * the practice as soon as it is known. One that tells more than the person now lets be told is written anew.
 */
export const reconsiderLetter: Decide<'ReconsiderLetter'> = (_, state, at) => {
  if (!isPending(state) || isStopped(state, at)) return [];
  const unaddressed = state.practice === undefined || (state.status === 'held' && state.why === 'practice-unknown');
  const practice = unaddressed ? practiceNow(at) : state.practice;
  const why = obstacleTo(known({ kind: state.kind, practice }), at);
  if (why !== undefined) return state.status === 'held' && state.why === why ? [] : [{ type: 'LetterHeld', data: { why } }];
  const mayGoAgain = state.status === 'held' || (state.status === 'queued' && (unaddressed || tellsTooMuch(state, at)));
  return mayGoAgain && practice !== undefined ? [{ type: 'LetterReleased', data: { practice } }] : [];
};

/** Of a case whose referral was struck out nothing goes out but what takes letters back: the correction stops the others. */
export const isStopped = (letter: Letter, { struckOut }: LetterSurroundings): boolean => struckOut && !takesBack(letter);

/** Lets a held letter go to the practice that the person has now. */
export const releaseLetter: Decide<'ReleaseLetter'> = (_, state, at) => {
  if (state.status === 'none') return refuseLetter('letter.not-found');
  if (state.status !== 'held') return refuseLetter('letter.not-held');
  if (isStopped(state, at)) return refuseCase('case.struck-out');
  const practice = practiceNow(at);
  const why = remaining(state, practice, at);
  if (why) return refuseLetter('letter.cannot-go', { because: REMAINS[why], details: { heldBecause: why } });
  return practice === undefined ? [] : [{ type: 'LetterReleased', data: { practice } }];
};

const remaining = (state: Held, practice: string | undefined, at: LetterSurroundings): HeldReason | undefined =>
  obstacleTo(known({ kind: state.kind, practice }), at);

const REMAINS: Readonly<Record<HeldReason, string>> = {
  'person-died': 'The person has died.',
  'person-erased': 'The identity of the person was erased.',
  'not-in-letter-set': 'The programme sends no letters of this kind.',
  'no-consent': 'The person has not agreed that their GP is told this.',
  'practice-unknown': 'The practice of the person is not known.',
  'practice-changed': 'The practice of the person has changed.',
};
