import { daysBetween, known, londonDate, type Happened, type LocalDate, type Uuid } from '#kernel';
import { letterOfStream, type LetterEvent } from '#letters/contract';
import type { BelievedCase } from '../history/case-history.js';
import type { LetterFact, LetterOutcome } from './outcome-facts.js';

/** The letters about a case, in the order in which they were called for. */
export function lettersOf({ letter }: Pick<BelievedCase, 'letter'>): LetterFact[] {
  const byStream = Map.groupBy(letter as readonly Happened[], ({ stream }) => stream) as unknown as Map<string, Happened<LetterEvent>[]>;
  return [...byStream].flatMap(([stream, events]) => letterOf(letterOfStream(stream), events) ?? []);
}

function letterOf(letterId: Uuid, events: readonly Happened<LetterEvent>[]): LetterFact | undefined {
  const due = events.find((event) => event.type === 'LetterDue');
  if (!due) return undefined;
  const { kind, version } = due.data;
  const dueOn = londonDate(due.effectiveAt);
  let practice = due.data.practice;
  let sentOn: LocalDate | undefined;
  let status: LetterOutcome = 'waiting';
  for (const event of events) {
    if ('practice' in event.data && event.data.practice !== undefined) practice = event.data.practice;
    if (event.type === 'LetterSent') sentOn = londonDate(event.effectiveAt);
    status = statusAfter(status, event.type);
  }
  return known({ letterId, kind, version, practice, dueOn, sentOn, days: sentOn && Math.max(0, daysBetween(dueOn, sentOn)), status }) as LetterFact;
}

/** What was sent stays sent, even if a later version took its place. */
function statusAfter(status: LetterOutcome, type: LetterEvent['type']): LetterOutcome {
  switch (type) {
    case 'LetterDue':
    case 'LetterDrafted':
    case 'LetterReleased':
      return 'waiting';
    case 'LetterHeld':
      return 'held';
    case 'LetterSent':
      return 'sent';
    case 'LetterDelivered':
      return 'delivered';
    case 'LetterRejected':
      return 'rejected';
    case 'LetterUndeliverable':
      return 'undeliverable';
    case 'LetterSuperseded':
      return status === 'waiting' || status === 'held' ? 'not-sent' : status;
  }
}
