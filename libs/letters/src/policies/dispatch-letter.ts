import { isPracticeCode } from '#kernel';
import { findLetter } from '../case-letters.js';
import { isErased, LettersModuleCommand, surroundingsOf } from '../handled-letters.js';
import { letterOfStream } from '../model/identity.js';
import { obstacleTo } from '../model/obstacle.js';
import { openDraft } from '../open-draft.js';
import type { Reaction } from './letter-parts.js';

/**
 * Sends a letter that is written, if at this moment it may go. The letter is handed over before that is recorded, since a record of
 * something that did not happen would be worse than handing the same letter over again under the same id: what is already
 * there is recorded and not sent anew, whatever has changed since, for it cannot be unsent.
 */
export const dispatchLetter: Reaction = async ({ streams, vault, transport, clock }, event, envelope) => {
  const { caseId, eventId } = event;
  const letterId = letterOfStream(event.stream);
  const found = await findLetter(streams, letterId);
  const surroundings = caseId === null ? undefined : await surroundingsOf(streams, caseId);
  if (caseId === null || !surroundings || found?.letter.status !== 'queued' || found.letter.draftId !== eventId) return [];
  const target = { caseId, partId: letterId };
  const { practice, personId } = found.letter;
  const hold = [new LettersModuleCommand(target, { type: 'ReconsiderLetter' }, envelope('hold', clock.now()))];
  const sent = [new LettersModuleCommand(target, { type: 'RecordSent', transport: transport.name }, envelope('sent', clock.now()))];
  const address = practice !== undefined && isPracticeCode(practice) ? { practice, letterId } : undefined;
  if (address && (await transport.holds(address))) return sent;
  const letter = await openDraft(vault, found.events);
  if (!address || !letter || letter === 'erased' || obstacleTo(found.letter, surroundings)) return hold;
  await transport.send(address, letter);
  if (!(await isErased(streams, personId))) return sent;
  // Erased while it was handed over: the erasure may have looked before the letter was there.
  await transport.remove(address);
  return hold;
};
