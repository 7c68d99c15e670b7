import { Choice, Identifier, PracticeCode, QueryWhole, requestProblem, Text } from '#http';
import { LETTER_KINDS, type LetterKind } from '#programmes/contract';
import { HELD_REASONS, LETTER_STATUSES, type HeldReason, type LetterStatus } from '../model/vocabulary.js';

/** Which letters to list, and where to go on. */
export class LetterQuery {
  @PracticeCode({ about: 'Only letters to this GP practice.', optional: true })
  practice?: string;

  @Identifier({ about: 'Only letters of this case.', optional: true })
  case?: string;

  @Choice(LETTER_KINDS, { about: 'Only letters of this kind.', optional: true })
  kind?: LetterKind;

  @Choice(LETTER_STATUSES, {
    about: 'Only letters that stand so. `held` is the list of letters that somebody may have to do something about.',
    example: 'held',
    optional: true,
  })
  status?: LetterStatus;

  @Choice(HELD_REASONS, { about: 'Only letters held for this reason.', example: 'practice-unknown', optional: true })
  heldBecause?: HeldReason;

  @QueryWhole({ about: 'The most letters to answer with; 50 unless said.', min: 1, max: 200, example: 50, optional: true })
  limit?: number;

  @Text({ about: 'Where to go on: `next` of the page before.', example: 'MDAwMDAwMDAwMDAwMDA0Mg', max: 40, optional: true })
  cursor?: string;
}

/** A place in the list as clients carry it, without a meaning to them. */
export const cursorOf = (position: string): string => Buffer.from(position).toString('base64url');

/** The place that a cursor stands for; absent: none was given. @throws ProblemException if nobody gave out such a cursor */
export function placeOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (/^\d{16}$/.test(text)) return text;
  throw requestProblem('request.invalid', [{ field: 'cursor', code: 'field.invalid', message: 'cursor must be the `next` of an earlier page.' }]);
}
