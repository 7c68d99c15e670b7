import type { Event, Uuid } from '#kernel';
import type { StructuredLetter } from '../writing/structured-letter.js';
import type { LetterIdentity } from './identity.js';
import type { HeldReason, RejectionReason, SupersededReason, Transport, UndeliverableReason } from './vocabulary.js';
import type { Content } from './what-may-be-told.js';

/** What a later version does to the one that was sent before. */
export interface LetterChange {
  /** The letter that was sent. */
  of: Uuid;
  /** `withdrawn`: it told of something that did not happen, and this letter says so. */
  how: 'corrected' | 'withdrawn';
}

/** Words about a fact. Personal, always. */
interface Note {
  note?: string;
}

/** What happens to one letter, from the milestone that calls for it to the practice's answer. */
export type LetterEvent =
  /** A milestone calls for a letter. `practice`: the person's practice at that moment, where known. */
  | Event<'LetterDue', LetterIdentity & { personId: Uuid; practice?: string; change?: LetterChange }>
  /**
   * The letter is written, from the log up to and including the position `writtenFrom`. `contentHash` is a keyed hash of what
   * it tells, without its date and version. `tells`: what it tells beside what makes it go; absent: nothing.
   */
  | Event<
      'LetterDrafted',
      { templateVersion: number; writtenFrom: string; contentHash: string; practice?: string; tells?: readonly Content[] },
      { letter: StructuredLetter }
    >
  | Event<'LetterHeld', { why: HeldReason }>
  /** A held letter can go, to this practice. It is written anew, for it may have been held for long. */
  | Event<'LetterReleased', { practice: string }>
  | Event<'LetterSent', { transport: Transport; practice: string }>
  | Event<'LetterDelivered', Record<never, never>, Note>
  | Event<'LetterRejected', { reason: RejectionReason }, Note>
  | Event<'LetterUndeliverable', { reason: UndeliverableReason }, Note>
  /** The letter no longer counts; `by` names the one that stands in its place, if one does. */
  | Event<'LetterSuperseded', { because: SupersededReason; by?: Uuid }>;

/** One kind of event, by its name. */
export type EventOf<T extends LetterEvent['type']> = Extract<LetterEvent, { type: T }>;
