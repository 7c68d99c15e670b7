import { requestProblem } from '#http';
import type { Actor, Uuid } from '#kernel';
import { sendingOf, type Letter } from '../model/state.js';
import type { LetterFilter } from '../read/letter-list.js';

/**
 * The letters that somebody may see of those they ask for. Staff see all; a practice those that went out to it; a person
 * those that went out about them. What is held for want of consent is nobody's business outside the service.
 *
 * @throws ProblemException 403 if a practice asks for another's letters
 */
export function visible(actor: Actor, asked: LetterFilter): LetterFilter {
  if (actor.role === 'person') return { ...asked, personId: actor.id, sentOnly: true };
  if (actor.role !== 'gp-practice') return asked;
  if (asked.practice !== undefined && asked.practice !== actor.organisation) throw requestProblem('access.forbidden');
  return { ...asked, practice: actor.organisation, sentOnly: true };
}

/** Whether somebody may read this letter. */
export function mayRead(actor: Actor, letter: Letter & { personId: Uuid }): boolean {
  if (actor.role !== 'gp-practice' && actor.role !== 'person') return true;
  if (sendingOf(letter) === undefined) return false;
  return actor.role === 'person' ? letter.personId === actor.id : letter.practice === actor.organisation;
}
