import { Choice, Flag, Identifier, Moment, Part, Parts, Text, Whole } from '#http';
import { known } from '#kernel';
import { LETTER_KINDS } from '#programmes/contract';
import { HELD_REASONS, LETTER_STATUSES, SUPERSEDED_REASONS } from '../model/vocabulary.js';
import type { ListedLetter } from '../read/letter-list.js';
import { LetterContent } from './letter-content.js';

/** A letter without its words. */
export class LetterAnswer {
  @Identifier({ about: 'The letter.' })
  letterId: string;

  @Identifier({ about: 'The case it is of.' })
  caseId: string;

  @Choice(LETTER_KINDS, { about: 'What it tells of.' })
  kind: string;

  @Whole({ about: 'Version: 1, and one more for each correction of what it tells.', min: 1, max: 1_000 })
  version: number;

  @Identifier({ about: 'The event that it tells of.' })
  milestone: string;

  @Text({ about: 'GP practice that it is addressed to. Absent: not known.', max: 10, example: 'A81001', optional: true })
  practice?: string;

  @Choice(LETTER_STATUSES, { about: 'Where it stands.', example: 'sent' })
  status: string;

  @Choice(HELD_REASONS, { about: 'Why it is held.', optional: true })
  heldBecause?: string;

  @Choice(SUPERSEDED_REASONS, { about: 'Why it no longer counts.', optional: true })
  supersededBecause?: string;

  @Identifier({ about: 'The letter that stands in its place.', optional: true })
  supersededBy?: string;

  @Moment({ about: 'When what it tells of happened.' })
  dueAt: string;

  @Moment({ about: 'When it was written.', optional: true })
  draftedAt?: string;

  @Moment({ about: 'When it was sent.', optional: true })
  sentAt?: string;

  @Moment({ about: 'When it was delivered, sent back or found undeliverable.', optional: true })
  settledAt?: string;

  @Text({ about: 'Why it was sent back or could not be delivered.', example: 'person-not-known', optional: true })
  deliveryReason?: string;

  @Text({ about: 'Log position of the latest that happened to it.', example: '0000000000000042' })
  position: string;
}

/** A letter with its words. */
export class OpenedLetterAnswer extends LetterAnswer {
  @Flag({ about: 'True once the identity of the person was erased, and the words of the letter with it.', example: false })
  erased: boolean;

  @Part(() => LetterContent, { about: 'The letter. Absent: not written yet, or erased.', optional: true })
  letter?: LetterContent;
}

export class LettersAnswer {
  @Parts(() => LetterAnswer, { about: 'Letters, the one called for last first.', max: 200 })
  letters: LetterAnswer[];

  @Text({ about: 'Where the next page begins. Absent: this is the last.', example: 'MDAwMDAwMDAwMDAwMDA0Mg', max: 40, optional: true })
  next?: string;
}

/** A letter as lists give it. */
export function letterAnswer(row: ListedLetter): LetterAnswer {
  return known({
    letterId: row.letter_id,
    caseId: row.case_id,
    kind: row.kind,
    version: row.version,
    milestone: row.milestone,
    practice: row.practice ?? undefined,
    status: row.status,
    heldBecause: row.held_because ?? undefined,
    supersededBecause: row.superseded_because ?? undefined,
    supersededBy: row.superseded_by ?? undefined,
    dueAt: row.due_at,
    draftedAt: row.drafted_at ?? undefined,
    sentAt: row.sent_at ?? undefined,
    settledAt: row.settled_at ?? undefined,
    deliveryReason: row.delivery_reason ?? undefined,
    position: row.last_position,
  });
}
