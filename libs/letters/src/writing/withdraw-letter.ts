import type { LocalDate } from '#kernel';
import { nameOf, type Subject } from './case-facts.js';
import { SECTIONS } from './sections.js';
import type { StructuredLetter } from './structured-letter.js';
import { dayInWords } from './words/plain.js';
import { distribution, frame, planBlocks, type LetterOrder } from './write-letter.js';

/** Goes up with every change of wording. */
export const WITHDRAWAL_VERSION = 1;

/** Takes back a letter about something that did not happen. What was sent cannot be unsent, so the practice is told. */
export function withdrawLetter(
  order: LetterOrder & { replaces: LocalDate },
  subject: Subject,
  withdrawn: Pick<StructuredLetter, 'title'>,
): StructuredLetter {
  const { telephone } = subject.programme.wording;
  const earlier = `"${withdrawn.title}" of ${dayInWords(order.replaces)}`;
  const words = {
    title: 'Please disregard our earlier letter',
    opening: `Our letter ${earlier} about ${nameOf(subject)} was sent in error: it told you of something that was recorded by mistake. We are sorry.`,
    version: WITHDRAWAL_VERSION,
  };
  const plan = planBlocks({
    forTheGp: [`Please mark ${earlier} in their record as sent in error, and do not act on it.`],
    weWill: [`answer any question on ${telephone}`],
  });
  return frame(order, subject, words, [
    { ...SECTIONS.plan, blocks: plan },
    { ...SECTIONS.distribution, blocks: distribution(order) },
  ]);
}
