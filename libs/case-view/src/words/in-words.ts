import type { Recorded } from '#kernel';
import type { Around } from './around.js';
import { assessmentWords } from './assessment-words.js';
import { dischargeWords } from './discharge-words.js';
import { employerWords } from './employer-words.js';
import { letterWords, worklistWords } from './letter-words.js';
import { interventionWords } from './intervention-words.js';
import { personWords } from './person-words.js';
import { referralWords } from './referral-words.js';
import { triageWords } from './triage-words.js';

const ALL = {
  ...referralWords,
  ...triageWords,
  ...assessmentWords,
  ...interventionWords,
  ...employerWords,
  ...dischargeWords,
  ...letterWords,
  ...worklistWords,
  ...personWords,
} as unknown as Record<string, (data: object, event: Recorded, around: Around) => string>;

/** What an event says, in words that hold nothing personal; a correction is told by `correctionInWords`. */
export function inWords(event: Recorded, around: Around): string {
  const words = ALL[event.type];
  if (!words) throw new Error(`There are no words for ${event.type}`);
  return words(event.data, event, around);
}

/** Event types that the timeline can put into words. */
export const TYPES_IN_WORDS: readonly string[] = [...Object.keys(ALL), 'FactCorrected'];
