import type { FactCorrected, Recorded } from '#kernel';
import { assessmentWords } from './assessment-words.js';
import { dischargeWords } from './discharge-words.js';
import { employerWords } from './employer-words.js';
import { letterWords, worklistWords } from './letter-words.js';
import { interventionWords } from './intervention-words.js';
import { referralWords } from './referral-words.js';
import { triageWords } from './triage-words.js';
import { list, plain } from './words.js';

const ALL = {
  ...referralWords,
  ...triageWords,
  ...assessmentWords,
  ...interventionWords,
  ...employerWords,
  ...dischargeWords,
  ...letterWords,
  ...worklistWords,
} as unknown as Record<string, (data: object, event: Recorded) => string>;

/** What an event says, as one sentence that holds nothing personal. */
export function inWords(event: Recorded): string {
  if (event.type === 'FactCorrected') return correctionInWords((event as Recorded<FactCorrected>).data);
  const words = ALL[event.type];
  if (!words) throw new Error(`There are no words for ${event.type}`);
  return words(event.data, event);
}

/** Event types that the timeline can put into words. */
export const TYPES_IN_WORDS: readonly string[] = [...Object.keys(ALL), 'FactCorrected'];

function correctionInWords({ struckOut, facts, newEffectiveAt, reason, correctedType }: FactCorrected['data']): string {
  const what = correctedType
    .replace(/([A-Z])/g, ' $1')
    .trim()
    .toLowerCase();
  if (struckOut) return `Struck out (${plain(reason)}): ${what}.`;
  const changes = [...Object.keys(facts).map((field) => field.replace(/([A-Z])/g, ' $1').toLowerCase()), ...(newEffectiveAt ? ['time'] : [])];
  return `Corrected (${plain(reason)}): ${what}; changed: ${list(changes, 'personal details')}.`;
}
