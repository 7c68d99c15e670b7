import { londonDate } from '#kernel';
import { milestoneOf, nameOf, sends, type CaseFacts } from '../case-facts.js';
import type { LetterBody } from '../letter-body.js';
import { dayOf, times } from '../words/plain.js';
import type { Template } from './template.js';

/** Nobody could reach the person: what the practice can do, and that the case stays open. */
export const unableToContact: Template = { version: 2, write };

function write(facts: CaseFacts): LetterBody {
  const { attempts, firstAttemptAt, lastAttemptAt } = milestoneOf(facts, 'UnableToContact').data;
  const { telephone } = facts.programme.wording;
  const first = dayOf(firstAttemptAt);
  const when = londonDate(firstAttemptAt) === londonDate(lastAttemptAt) ? `on ${first}` : `between ${first} and ${dayOf(lastAttemptAt)}`;
  return {
    title: 'Unable to contact',
    opening: `We tried ${times(attempts)} ${when} to reach ${nameOf(facts)} and could not. The case stays open; they can ring us at any time on ${telephone}.`,
    forTheGp: [
      `Please check the telephone number and address that you hold for them, and give us any that differ: ${telephone}.`,
      `If you see them, please ask them to ring ${telephone}; they need no new referral.`,
      'If you know of a reason for concern, please tell us.',
    ],
    weWill: [`keep trying${sends(facts, 'discharge') ? ', and tell you if the case is closed' : ''}`],
  };
}
