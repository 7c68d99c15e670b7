import type { WorklistEvent } from '#caseload/contract';
import type { LetterEvent } from '#letters/contract';
import { dayInWords, plain, type Words } from './words.js';

export const letterWords: Words<LetterEvent> = {
  LetterDue: (d) => `A letter to the practice is due: ${plain(d.kind)}${d.version > 1 ? `, version ${d.version}` : ''}.`,
  LetterDrafted: () => 'The letter was written.',
  LetterHeld: (d) => `The letter is held: ${plain(d.why)}.`,
  LetterReleased: (d) => `The letter can go, to practice ${d.practice}.`,
  LetterSent: (d) => `The letter was sent to practice ${d.practice}, by ${plain(d.transport)}.`,
  LetterDelivered: () => 'The letter was delivered.',
  LetterRejected: (d) => `The practice sent the letter back: ${plain(d.reason)}.`,
  LetterUndeliverable: (d) => `The letter could not be delivered: ${plain(d.reason)}.`,
  LetterSuperseded: (d) => `The letter no longer counts: ${plain(d.because)}.`,
};

export const worklistWords: Words<WorklistEvent> = {
  WorklistItemRaised: (d) =>
    `Fell due on ${dayInWords(d.dueOn)} and was not done: ${plain(d.kind)}${d.weeks === undefined ? '' : ` at ${d.weeks} weeks`}.`,
  WorklistItemDismissed: (d) => `Taken off the worklist: ${plain(d.kind)} (${plain(d.reason)}).`,
};
