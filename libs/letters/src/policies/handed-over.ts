import { isPracticeCode } from '#kernel';
import type { FoundLetter } from '../case-letters.js';
import type { LetterAddress } from '../outbox/letter-transport.js';
import type { LetterParts } from './letter-parts.js';

/** Where a letter that waits to be sent goes; `undefined` if it does not wait, or nobody knows where it should go. */
export function addressOf({ letterId, letter }: FoundLetter): LetterAddress | undefined {
  const { practice } = letter;
  return letter.status === 'queued' && practice !== undefined && isPracticeCode(practice) ? { practice, letterId } : undefined;
}

/**
 * Whether a letter that waits to be sent is out already: the process died between handing it over and recording that. It cannot
 * be unsent then, so whatever comes is about a letter that was sent.
 */
export async function wasHandedOver({ transport }: Pick<LetterParts, 'transport'>, found: FoundLetter): Promise<boolean> {
  const address = addressOf(found);
  return address !== undefined && (await transport.holds(address));
}
