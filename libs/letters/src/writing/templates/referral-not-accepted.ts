import { milestoneOf, nameOf, referredOn, type CaseFacts } from '../case-facts.js';
import { listOf, textOf, type LetterBody } from '../letter-body.js';
import { dayInWords } from '../words/plain.js';
import { NOT_ACCEPTED_WORDS } from '../words/referral-words.js';
import type { Template } from './template.js';

/** A referral is not taken: why, and where the person can go instead. */
export const referralNotAccepted: Template = { version: 1, write };

function write(facts: CaseFacts): LetterBody {
  const { reason, failedCriteria, signposting } = milestoneOf(facts, 'ReferralNotAccepted').data;
  const { telephone } = facts.programme.wording;
  const bySelf = facts.referral.source === 'self';
  const places = signposting.map(({ name, kind }) => (kind === 'programme' ? `${name} (takes referrals)` : name));
  return {
    title: 'Referral not accepted',
    opening: `We cannot take the referral of ${nameOf(facts)} of ${dayInWords(referredOn(facts))}, because ${NOT_ACCEPTED_WORDS[reason]}.`,
    forTheGp: [
      ...(bySelf ? [] : [places.length > 0 ? 'Please tell the person, and point them to one of the places below.' : 'Please tell the person.']),
      `If something has changed or we have it wrong, please refer again or ring us on ${telephone}: a new referral is looked at afresh.`,
    ],
    weWill: bySelf ? ['tell the person, and where they can go instead'] : [],
    sections: {
      advice: [
        ...listOf(places, 'Where the person can go instead'),
        ...listOf(
          failedCriteria.map(({ plainWords }) => plainWords),
          'What the programme asks for and the referral does not meet (as the person would read it)',
        ),
        ...(places.length === 0 ? textOf(`We can help to find another service: ring ${telephone}.`) : []),
      ],
    },
  };
}
