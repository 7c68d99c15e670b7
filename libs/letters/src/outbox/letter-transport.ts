import type { Uuid } from '#kernel';
import type { Transport } from '../model/vocabulary.js';
import type { StructuredLetter } from '../writing/structured-letter.js';

/** Where a letter goes: the practice's ODS code, and the letter's id, under which a repeat is recognised. */
export interface LetterAddress {
  practice: string;
  letterId: Uuid;
}

/** A way for letters to leave the service. */
export interface LetterTransport {
  readonly name: Transport;
  /** Whether this letter was handed over already. */
  holds(to: LetterAddress): Promise<boolean>;
  /** Hands a letter over. Doing it again with the same letter changes nothing. @throws if it could not be handed over */
  send(to: LetterAddress, letter: StructuredLetter): Promise<void>;
  /** Removes what is still there of a letter; nothing, if nothing is. */
  remove(to: LetterAddress): Promise<void>;
}
