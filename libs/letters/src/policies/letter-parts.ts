import type { Clock, Recorded } from '#kernel';
import type { Streams } from '#handling';
import type { MasterKey } from '#privacy';
import type { Envelopes } from '#projections';
import type { LettersModuleCommand } from '../handled-letters.js';
import type { LetterTransport } from '../outbox/letter-transport.js';
import type { Opening } from '../writing/opened.js';

/** What the letters work with. */
export interface LetterParts {
  streams: Streams;
  vault: Opening;
  /** Keys the hash by which two versions of a letter are compared. */
  master: Pick<MasterKey, 'hash'>;
  transport: LetterTransport;
  clock: Clock;
}

/** Answers one event with commands to letters. */
export type Reaction = (parts: LetterParts, event: Recorded, envelope: Envelopes) => Promise<readonly LettersModuleCommand[]>;
