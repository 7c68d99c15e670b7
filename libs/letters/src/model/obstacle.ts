import { isPracticeCode } from '#kernel';
import type { LetterKind } from '#programmes/contract';
import { consentCovers, type ConsentTerms } from '#referral/contract';
import type { LetterSurroundings } from './context.js';
import type { HeldReason } from './vocabulary.js';

type Content = ConsentTerms['content'][number];

/**
 * What a consent towards the GP must let be told, for each kind of letter; any one of those named. That a referral
 * arrived, or was not taken, may be told under any consent towards the GP.
 */
const TELLS: Readonly<Record<LetterKind, readonly Content[]>> = {
  'referral-received': [],
  'referral-not-accepted': [],
  'appointment-made': ['progress'],
  'did-not-attend': ['progress'],
  'unable-to-contact': ['progress'],
  'assessment-report': ['assessment-report'],
  'plan-agreed': ['function-and-adjustments', 'progress'],
  progress: ['progress'],
  discharge: ['outcome'],
  'follow-up': ['outcome'],
};

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
  const tells = TELLS[kind];
  const allowed =
    tells.length === 0 ? consentCovers(referral.consents, 'gp') : tells.some((content) => consentCovers(referral.consents, 'gp', content));
  if (!allowed) return 'no-consent';
  if (referral.practice === undefined || practice === undefined || !isPracticeCode(practice)) return 'practice-unknown';
  return practice === referral.practice ? undefined : 'practice-changed';
}

/** The practice that the person has now, where known. */
export const practiceNow = ({ referral }: LetterSurroundings): string | undefined => (referral.status === 'none' ? undefined : referral.practice);
