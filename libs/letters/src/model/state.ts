import type { Decider, Instant, Uuid } from '#kernel';
import type { LetterCommand } from './commands.js';
import type { LetterChange, LetterEvent } from './events.js';
import type { LetterIdentity } from './identity.js';
import type { DeliveryResult, HeldReason, SupersededReason, Transport } from './vocabulary.js';
import type { Content } from './what-may-be-told.js';

/** What holds of a letter whatever has become of it. */
interface About extends LetterIdentity {
  personId: Uuid;
  dueAt: Instant;
  /** The practice that it is addressed to; absent: not known. */
  practice?: string;
  change?: LetterChange;
}

/** The letter as it was last written. */
export interface Draft {
  /** The event that holds it. */
  draftId: Uuid;
  draftedAt: Instant;
  contentHash: string;
  /** What it tells beside what makes it go. */
  tells: readonly Content[];
}

/** How and when a letter went out. */
export interface Sending {
  sentAt: Instant;
  transport: Transport;
  contentHash: string;
}

/** What was heard of a letter after it was sent. */
export interface Delivery {
  result: DeliveryResult;
  at: Instant;
  reason?: string;
}

export type Due = About & { status: 'due' };
export type Queued = About & Draft & { status: 'queued' };
export type Held = About & { status: 'held'; why: HeldReason };
export type Sent = About & { status: 'sent'; sending: Sending; delivery?: Delivery };
export type Superseded = About & { status: 'superseded'; because: SupersededReason; by?: Uuid; sending?: Sending; delivery?: Delivery };

/** Where a letter is: called for, written and about to go, held back, sent, or no longer counting. */
export type LetterState = { status: 'none' } | Due | Queued | Held | Sent | Superseded;

/** A letter that has been called for, whatever became of it. */
export type Letter = Exclude<LetterState, { status: 'none' }>;

export const notCalledFor: LetterState = { status: 'none' };

/** How a letter went out, if it did. */
export const sendingOf = (letter: LetterState): Sending | undefined => ('sending' in letter ? letter.sending : undefined);

/** Whether a letter may still go out. */
export const isPending = (letter: LetterState): letter is Due | Queued | Held =>
  letter.status === 'due' || letter.status === 'queued' || letter.status === 'held';

/** Whether a letter tells the practice to disregard an earlier one. */
export const takesBack = ({ change }: Letter): boolean => change?.how === 'withdrawn';

const about = ({ kind, milestone, version, personId, dueAt, practice, change }: Letter): About => ({
  kind,
  milestone,
  version,
  personId,
  dueAt,
  ...(practice === undefined ? {} : { practice }),
  ...(change ? { change } : {}),
});

const known =
  (change: (letter: Letter) => LetterState) =>
  (state: LetterState): LetterState =>
    state.status === 'none' ? state : change(state);

const heard = (delivery: Delivery) =>
  known((letter) => (letter.status === 'sent' || letter.status === 'superseded' ? { ...letter, delivery } : letter));

/** How each event changes where a letter stands. */
export const evolve: Decider<LetterState, LetterCommand, LetterEvent>['evolve'] = {
  LetterDue: (_, { data, effectiveAt }) => ({ status: 'due', ...data, dueAt: effectiveAt }),
  LetterDrafted: (state, { eventId, data: { contentHash, practice, tells = [] }, effectiveAt }) =>
    known((letter) => ({
      ...about(letter),
      ...(practice === undefined ? {} : { practice }),
      status: 'queued',
      draftId: eventId,
      draftedAt: effectiveAt,
      contentHash,
      tells,
    }))(state),
  LetterHeld: (state, { data }) => known((letter) => ({ ...about(letter), status: 'held', why: data.why }))(state),
  LetterReleased: (state, { data }) => known((letter) => ({ ...about(letter), status: 'due', practice: data.practice }))(state),
  LetterSent: (state, { data: { transport, practice }, effectiveAt }) =>
    known((letter) => {
      const contentHash = letter.status === 'queued' ? letter.contentHash : '';
      return { ...about(letter), practice, status: 'sent', sending: { sentAt: effectiveAt, transport, contentHash } };
    })(state),
  LetterDelivered: (state, { effectiveAt }) => heard({ result: 'delivered', at: effectiveAt })(state),
  LetterRejected: (state, { data, effectiveAt }) => heard({ result: 'rejected', at: effectiveAt, reason: data.reason })(state),
  LetterUndeliverable: (state, { data, effectiveAt }) => heard({ result: 'undeliverable', at: effectiveAt, reason: data.reason })(state),
  LetterSuperseded: (state, { data: { because, by } }) =>
    known((letter) => ({
      ...about(letter),
      status: 'superseded',
      because,
      ...(by ? { by } : {}),
      ...('sending' in letter && letter.sending ? { sending: letter.sending } : {}),
      ...('delivery' in letter && letter.delivery ? { delivery: letter.delivery } : {}),
    }))(state),
};
