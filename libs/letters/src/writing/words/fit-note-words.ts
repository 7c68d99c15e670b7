import { addDays, type LocalDate } from '#kernel';
import type { FitNoteAdjustment, FitNoteAdvice } from '#assessment/contract';
import type { FitNote } from '#referral/contract';
import { andList, dayInWords } from './plain.js';

/** The statements of a fit note in the words of the form (Med3). */
export const STATEMENT_WORDS: Readonly<Record<FitNoteAdvice['statement'], string>> = {
  'not-fit': 'not fit for work',
  'may-be-fit': 'may be fit for work taking account of the advice',
  'not-needed': 'no further fit note is needed',
};

/** The boxes of a fit note in the words of the form (Med3). */
export const ADJUSTMENT_BOXES: Readonly<Record<FitNoteAdjustment, string>> = {
  'phased-return': 'a phased return to work',
  'altered-hours': 'altered hours',
  'amended-duties': 'amended duties',
  'workplace-adaptation': 'workplace adaptations',
};

/** A list of boxes: "a phased return to work and amended duties". */
export const boxesInWords = (adjustments: readonly FitNoteAdjustment[]): string =>
  andList(adjustments.map((adjustment) => ADJUSTMENT_BOXES[adjustment]));

/** A fit note that the person has: "not fit for work, from 2 March 2026 to 29 March 2026". */
export function fitNoteInWords({ statement, from, to, adjustments }: FitNote): string {
  const boxes = adjustments.length === 0 ? '' : ` (${boxesInWords(adjustments)})`;
  const dates = [from && `from ${dayInWords(from)}`, to && `to ${dayInWords(to)}`].filter(Boolean).join(' ');
  return [STATEMENT_WORDS[statement] + boxes, dates].filter(Boolean).join(', ');
}

/**
 * The days that the next fit note is advised for: from the day after the present note ends, or the day of the assessment;
 * up to the day before the person is expected back, if it says "not fit". Otherwise its end is for the GP to set.
 */
export function advisedDays(
  { statement }: FitNoteAdvice,
  assessedOn: LocalDate,
  presentUntil: LocalDate | undefined,
  expectedReturnOn: LocalDate | undefined,
): { from: LocalDate; to?: LocalDate } {
  const from = presentUntil !== undefined && presentUntil >= assessedOn ? addDays(presentUntil, 1) : assessedOn;
  const to = statement === 'not-fit' && expectedReturnOn !== undefined ? addDays(expectedReturnOn, -1) : undefined;
  return to !== undefined && to >= from ? { from, to } : { from };
}
