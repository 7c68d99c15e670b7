import { isPracticeCode } from '#kernel';
import type { LetterKind } from '#programmes/contract';
import type { LetterSurroundings } from './context.js';
import type { HeldReason } from './vocabulary.js';
import { letsGpHave, mayTellGp, type Content } from './what-may-be-told.js';

/** The part of a letter that decides whether it may go. */
export interface Addressed {
  kind: LetterKind;
  practice?: string;
}

/**
 * Why a letter cannot go at this moment, the gravest reason first; `undefined` if it can. Asked at dispatch, of the case
 * as it is then: what the person agreed to when the letter was written counts for nothing.
 */
export function obstacleTo({ kind, practice }: Addressed, { referral, programme, erased }: LetterSurroundings): HeldReason | undefined {
  if (referral.status === 'none' || referral.diedAt !== undefined) return 'person-died';
  if (erased) return 'person-erased';
  if (!programme.letters.includes(kind)) return 'not-in-letter-set';
  if (!letsGpHave(referral.consents, kind)) return 'no-consent';
  if (referral.practice === undefined || practice === undefined || !isPracticeCode(practice)) return 'practice-unknown';
  return practice === referral.practice ? undefined : 'practice-changed';
}

/** Whether a letter as it was written tells something that the person no longer lets be told; then it is written anew. */
export const tellsTooMuch = ({ tells }: { tells: readonly Content[] }, { referral }: LetterSurroundings): boolean =>
  referral.status === 'none' || !tells.every((content) => mayTellGp(referral.consents, content));

/** The practice that the person has now, where known. */
export const practiceNow = ({ referral }: LetterSurroundings): string | undefined => (referral.status === 'none' ? undefined : referral.practice);
