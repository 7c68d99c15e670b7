import { kindOfWork, type WorklistEvent, type WorklistKind } from '#caseload/contract';
import type { Recorded } from '#kernel';
import type { LetterEvent } from '#letters/contract';
import type { Around } from './around.js';
import { dayInWords, plain, reason, type Words } from './words.js';

type DataOf<T extends LetterEvent['type']> = Extract<LetterEvent, { type: T }>['data'];

const HELD: Readonly<Record<DataOf<'LetterHeld'>['why'], string>> = {
  'person-died': 'the person has died',
  'person-erased': 'the person’s identity was erased',
  'not-in-letter-set': 'the programme sends no such letters',
  'no-consent': 'the person has not agreed that the GP is told',
  'practice-unknown': 'nobody knows the person’s practice',
  'practice-changed': 'the person has another practice now',
};

const SUPERSEDED: Readonly<Record<DataOf<'LetterSuperseded'>['because'], string>> = {
  corrected: 'a corrected version takes its place',
  withdrawn: 'what it tells did not happen',
  overtaken: 'there is nothing left to tell',
  unchanged: 'the correction left its words as they were',
};

export const letterWords: Words<LetterEvent> = {
  LetterDue: (d) => `Letter to the practice due: ${plain(d.kind)}${d.version > 1 ? `, version ${d.version}` : ''}.`,
  LetterDrafted: (_, ...of) => `Letter written: ${kind(...of)}.`,
  LetterHeld: (d, ...of) => `Letter held: ${kind(...of)}; ${HELD[d.why]}.`,
  LetterReleased: (d, ...of) => `Letter can go to practice ${d.practice}: ${kind(...of)}.`,
  LetterSent: (d, ...of) => `Letter sent to practice ${d.practice}: ${kind(...of)}.`,
  LetterDelivered: (_, ...of) => `Letter delivered: ${kind(...of)}.`,
  LetterRejected: (d, ...of) => `Letter sent back by the practice: ${kind(...of)}; ${reason(d.reason)}.`,
  LetterUndeliverable: (d, ...of) => `Letter could not be delivered: ${kind(...of)}; ${reason(d.reason)}.`,
  LetterSuperseded: (d, ...of) => `Letter no longer counts: ${kind(...of)}; ${SUPERSEDED[d.because]}.`,
};

const kind = ({ stream }: Recorded, { kinds }: Around): string => plain(kinds.get(stream) ?? 'a letter');

export const worklistWords: Words<WorklistEvent> = {
  WorklistItemRaised: (d) => `To be done by ${dayInWords(d.dueOn)}: ${work(d)}.`,
  WorklistItemDismissed: (d) => `Taken off the worklist (${reason(d.reason)}): ${work(d)}.`,
};

function work({ kind: what, weeks }: { kind: WorklistKind; weeks?: number }): string {
  const { words } = kindOfWork(what);
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}${weeks === undefined ? '' : ` (${weeks} weeks after discharge)`}`;
}
