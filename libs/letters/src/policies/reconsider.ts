import type { FactCorrected, Recorded } from '#kernel';
import { personStanding, personStream, type PersonEvent } from '#people/contract';
import type { ConsentRecipient } from '#referral/contract';
import { lettersOf } from '../case-letters.js';
import { LettersModuleCommand } from '../handled-letters.js';
import { isPending } from '../model/state.js';
import type { Reaction } from './letter-parts.js';

/** Events after which a letter that could go may not, or one that could not may. */
export const MAY_CHANGE_DISPATCH: readonly string[] = [
  'ReferralAmended',
  'InformationSupplied',
  'ReferralTransferred',
  'ConsentGiven',
  'ConsentWithdrawn',
  'PersonDied',
];

/** Looks again at every letter of the case that may still go out. */
export const reconsiderLetters: Reaction = async ({ streams }, event, envelope) => {
  const { caseId } = event;
  if (caseId === null || !mayChangeDispatch(event)) return [];
  const pending = (await lettersOf(streams, caseId)).filter(({ letter }) => isPending(letter));
  return pending.map(
    ({ letterId }) => new LettersModuleCommand({ caseId, partId: letterId }, { type: 'ReconsiderLetter' }, envelope(`reconsider|${letterId}`)),
  );
};

/** Looks again at every letter of a person whose identity was erased. */
export const reconsiderErased: Reaction = async (parts, event, envelope) => {
  const personId = event.stream.slice(personStream('').length);
  const { cases } = personStanding(await parts.streams.read<PersonEvent>(event.stream));
  const found = await Promise.all(cases.map(async (caseId) => (await lettersOf(parts.streams, caseId)).map((one) => ({ ...one, caseId }))));
  return found
    .flat()
    .filter(({ letter }) => isPending(letter) && letter.personId === personId)
    .map(
      ({ caseId, letterId }) =>
        new LettersModuleCommand({ caseId, partId: letterId }, { type: 'ReconsiderLetter' }, envelope(`reconsider|${letterId}`)),
    );
};

function mayChangeDispatch(event: Recorded): boolean {
  const { type, data } = event as { type: string; data: { recipient?: ConsentRecipient } };
  if (type === 'FactCorrected') {
    const { correctedType } = (event as unknown as Recorded<FactCorrected>).data;
    // The practice may be among what was corrected of the referral itself.
    return correctedType === 'ReferralReceived' || MAY_CHANGE_DISPATCH.includes(correctedType);
  }
  if (!MAY_CHANGE_DISPATCH.includes(type)) return false;
  // A consent for somebody else changes nothing about letters to the GP.
  return data.recipient === undefined || data.recipient === 'gp';
}
