import type { CaseFacts } from '../case-facts.js';
import type { LetterBody } from '../letter-body.js';

/**
 * How one kind of letter is written. `version` goes up with every change of wording, so that each letter can be told to
 * come from the words that were in force.
 */
export interface Template {
  version: number;
  write(facts: CaseFacts): LetterBody;
}
