import type { FactCorrected, Recorded, Uuid } from '#kernel';
import type { Envelopes } from '#projections';
import { personStanding, type PersonEvent } from '#people/contract';
import type { ConsentRecipient } from '#referral/contract';
import { lettersOf, type FoundLetter } from '../case-letters.js';
import { LettersModuleCommand } from '../handled-letters.js';
import { isPending } from '../model/state.js';
import { sent } from './dispatch-letter.js';
import { wasHandedOver } from './handed-over.js';
import type { LetterParts, Reaction } from './letter-parts.js';

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
export const reconsiderLetters: Reaction = async (parts, event, envelope) => {
  const { caseId } = event;
  return caseId === null || !mayChangeDispatch(event) ? [] : await reconsidered(parts, caseId, envelope);
};

/** Looks again at the letters of a case: what is out already is recorded as sent, and the rest is held or released. */
async function reconsidered(parts: LetterParts, caseId: Uuid, envelope: Envelopes): Promise<LettersModuleCommand[]> {
  const pending = (await lettersOf(parts.streams, caseId)).filter(({ letter }) => isPending(letter));
  const again = ({ letterId }: FoundLetter) =>
    new LettersModuleCommand({ caseId, partId: letterId }, { type: 'ReconsiderLetter' }, envelope(`reconsider|${letterId}`, parts.clock.now()));
  return await Promise.all(
    pending.map(async (one) => ((await wasHandedOver(parts, one)) ? sent(parts, caseId, one.letterId, envelope) : again(one))),
  );
}

/** Looks again at every letter of a person whose identity was erased. */
export const reconsiderErased: Reaction = async (parts, event, envelope) => {
  const { cases } = personStanding(await parts.streams.read<PersonEvent>(event.stream));
  return (await Promise.all(cases.map((caseId) => reconsidered(parts, caseId, envelope)))).flat();
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
