import type { LetterKind } from '#programmes/contract';
import { consentCovers, type ConsentTerms } from '#referral/contract';

/** Consents that stand. */
export type Consents = Parameters<typeof consentCovers>[0];

/** What a consent may let a practice be told. */
export type Content = Exclude<ConsentTerms['content'][number], 'everything'>;

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

/** What a letter also tells, each only if the consent covers it too: somebody may let their outcome be told, and not their scores. */
const TELLS_BESIDES: Readonly<Partial<Record<LetterKind, readonly Content[]>>> = {
  'plan-agreed': ['function-and-adjustments', 'progress'],
  progress: ['function-and-adjustments', 'assessment-report'],
  discharge: ['progress', 'function-and-adjustments', 'assessment-report'],
};

/** Whether the person lets their GP be told something. */
export const mayTellGp = (consents: Consents, content: Content): boolean => consentCovers(consents, 'gp', content) !== undefined;

/** Whether the person lets their GP have letters of a kind. */
export const letsGpHave = (consents: Consents, kind: LetterKind): boolean =>
  TELLS[kind].length === 0 ? consentCovers(consents, 'gp') !== undefined : TELLS[kind].some((content) => mayTellGp(consents, content));

/** What a letter of a kind tells beside what makes it go, under these consents. */
export const toldBesides = (consents: Consents, kind: LetterKind): Content[] =>
  (TELLS_BESIDES[kind] ?? []).filter((content) => mayTellGp(consents, content));
