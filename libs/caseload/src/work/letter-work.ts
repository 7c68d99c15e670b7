import type { Happened } from '#kernel';
import type { HeldReason } from '#letters/contract';
import type { CaseEvent } from '../file/case-events.js';
import { all, type CaseFile } from '../file/case-file.js';
import { dayOf } from '../file/circumstances.js';
import { atOnce, type Work } from './work.js';

/** Working days to see to a letter. */
const SEE_TO_WITHIN = 2;

/** Reasons for holding a letter that a person can do something about; the others are as they should be. */
const TO_SEE_TO: readonly HeldReason[] = ['practice-unknown', 'practice-changed'];

/** Letters that wait for a practice, or that came back. */
export function letterWork(file: CaseFile): Work[] {
  const news = all(
    file,
    'LetterDue',
    'LetterDrafted',
    'LetterHeld',
    'LetterReleased',
    'LetterSent',
    'LetterDelivered',
    'LetterRejected',
    'LetterUndeliverable',
    'LetterSuperseded',
  );
  const latest = [...Map.groupBy(news, ({ stream }) => stream).values()].flatMap((letter) => letter.slice(-1));
  return latest
    .filter(needsSeeingTo)
    .map((letter) => atOnce('letter-held', letter, { dueOn: file.calendar.addWorkingDays(dayOf(letter), SEE_TO_WITHIN) }));
}

const needsSeeingTo = (event: Happened<CaseEvent>): boolean =>
  event.type === 'LetterRejected' || event.type === 'LetterUndeliverable' || (event.type === 'LetterHeld' && TO_SEE_TO.includes(event.data.why));
