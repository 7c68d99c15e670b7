import type { Uuid } from '#kernel';
import type { StructuredLetter } from '../writing/structured-letter.js';
import type { LetterChange } from './events.js';
import type { LetterIdentity } from './identity.js';
import type { RejectionReason, SupersededReason, Transport, UndeliverableReason } from './vocabulary.js';
import type { Content } from './what-may-be-told.js';

/** What was heard of a letter after it was sent. */
export type DeliveryReport =
  { result: 'delivered' } | { result: 'rejected'; reason: RejectionReason } | { result: 'undeliverable'; reason: UndeliverableReason };

export type LetterCommand =
  /** `follows`: there are letters of earlier versions, so this one is called for whatever the letter set says now. */
  | ({ type: 'CallForLetter'; change?: LetterChange; follows?: boolean } & LetterIdentity)
  | {
      type: 'DraftLetter';
      templateVersion: number;
      writtenFrom: string;
      contentHash: string;
      practice?: string;
      tells?: readonly Content[];
      letter: StructuredLetter;
    }
  /** Looks again at whether the letter may go: holds one that may not, releases one that may. */
  | { type: 'ReconsiderLetter' }
  /** A person releases a held letter, to the practice that the person has now. */
  | { type: 'ReleaseLetter' }
  | { type: 'RecordSent'; transport: Transport }
  | ({ type: 'ReportDelivery'; note?: string } & DeliveryReport)
  | { type: 'SupersedeLetter'; because: SupersededReason; by?: Uuid };

/** One kind of command, by its name. */
export type CommandOf<T extends LetterCommand['type']> = Extract<LetterCommand, { type: T }>;
