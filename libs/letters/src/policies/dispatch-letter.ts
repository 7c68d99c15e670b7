import type { Uuid } from '#kernel';
import type { Envelopes } from '#projections';
import { findLetter } from '../case-letters.js';
import { isErased, LettersModuleCommand, surroundingsOf } from '../handled-letters.js';
import { letterOfStream } from '../model/identity.js';
import { isStopped } from '../model/hold-and-release.js';
import { obstacleTo, tellsTooMuch } from '../model/obstacle.js';
import { openDraft } from '../open-draft.js';
import { addressOf, wasHandedOver } from './handed-over.js';
import type { LetterParts, Reaction } from './letter-parts.js';

/**
 * Sends a letter that is written, if at this moment it may go. The letter is handed over before that is recorded, since a record of
 * something that did not happen would be worse than handing the same letter over again under the same id: what is already
 * there is recorded and not sent anew, whatever has changed since.
 */
export const dispatchLetter: Reaction = async (parts, event, envelope) => {
  const { streams, vault, transport, clock } = parts;
  const { caseId, eventId } = event;
  const letterId = letterOfStream(event.stream);
  const found = await findLetter(streams, letterId);
  const surroundings = caseId === null ? undefined : await surroundingsOf(streams, caseId);
  if (caseId === null || !surroundings || found?.letter.status !== 'queued' || found.letter.draftId !== eventId) return [];
  if (await wasHandedOver(parts, found)) return [sent(parts, caseId, letterId, envelope)];
  if (isStopped(found.letter, surroundings)) return [];
  const hold = [new LettersModuleCommand({ caseId, partId: letterId }, { type: 'ReconsiderLetter' }, envelope('hold', clock.now()))];
  const address = addressOf(found);
  const letter = await openDraft(vault, found.events);
  if (!address || !letter || letter === 'erased' || obstacleTo(found.letter, surroundings) || tellsTooMuch(found.letter, surroundings)) return hold;
  await transport.send(address, letter);
  if (!(await isErased(streams, found.letter.personId))) return [sent(parts, caseId, letterId, envelope)];
  // Erased while it was handed over: the erasure may have looked before the letter was there.
  await transport.remove(address);
  return hold;
};

/** Records that a letter was handed over. */
export const sent = ({ transport, clock }: LetterParts, caseId: Uuid, letterId: Uuid, envelope: Envelopes): LettersModuleCommand =>
  new LettersModuleCommand(
    { caseId, partId: letterId },
    { type: 'RecordSent', transport: transport.name },
    envelope(`sent|${letterId}`, clock.now()),
  );
