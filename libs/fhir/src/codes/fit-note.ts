import type { FitNote, FitNoteStatement } from '#referral/contract';

/** SNOMED CT concepts of what a fit note (Med3) finds. */
export const FIT_NOTE_FINDINGS: ReadonlyMap<string, FitNoteStatement> = new Map([
  ['160910001', 'not-fit'],
  ['225891002', 'may-be-fit'],
]);

/** SNOMED CT UK concepts of the adjustments that a fit note advises. */
export const FIT_NOTE_ADVICE: ReadonlyMap<string, FitNote['adjustments'][number]> = new Map([
  ['775281000000100', 'phased-return'],
  ['775321000000108', 'amended-duties'],
  ['775301000000104', 'altered-hours'],
  ['775351000000103', 'workplace-adaptation'],
]);

/** Words of the questions that ask for a fit note's days. Answers carry no codes of their own, only the question's text. */
export const FIT_NOTE_DAYS: readonly { day: 'assessedOn' | 'from' | 'to'; asks: RegExp }[] = [
  { day: 'assessedOn', asks: /\bassess/i },
  { day: 'from', asks: /\b(from|start)\b/i },
  { day: 'to', asks: /\b(to|until|end)\b/i },
];
