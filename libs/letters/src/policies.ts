import type { Recorded } from '#kernel';
import type { Policy } from '#projections';
import { milestoneTypes } from './model/milestones.js';
import { callForCorrection, callForLetter } from './policies/call-for-letter.js';
import { dispatchLetter } from './policies/dispatch-letter.js';
import type { LetterParts, Reaction } from './policies/letter-parts.js';
import { MAY_CHANGE_DISPATCH, reconsiderErased, reconsiderLetters } from './policies/reconsider.js';
import { writeDueLetter } from './policies/write-letter.js';

/** Which reactions answer which events, in this order. */
const REACTIONS: readonly { to: readonly string[]; react: Reaction }[] = [
  { to: milestoneTypes, react: callForLetter },
  { to: ['FactCorrected'], react: callForCorrection },
  { to: ['LetterDue', 'LetterReleased'], react: writeDueLetter },
  { to: ['LetterDrafted'], react: dispatchLetter },
  { to: [...MAY_CHANGE_DISPATCH, 'FactCorrected'], react: reconsiderLetters },
  { to: ['PersonErased'], react: reconsiderErased },
];

/**
 * Calls for letters, writes them and sends them. It is one policy on purpose: a policy answers the events of one case in
 * order, so a correction, a withdrawn consent or a death never overtakes a letter of the same case that is on its way out.
 */
export const letterPolicies = (parts: LetterParts): readonly Policy[] => [
  {
    name: 'letters',
    on: [...new Set(REACTIONS.flatMap(({ to }) => to))],
    async react(event, envelope) {
      const { type } = event as Recorded & { type: string };
      const answering = REACTIONS.filter(({ to }) => to.includes(type));
      return (await Promise.all(answering.map(({ react }) => react(parts, event, envelope)))).flat();
    },
  },
];
