import { targetDueOn, type WaitMeasure } from '#programmes/contract';
import { nameOf, referredOn, type CaseFacts } from '../case-facts.js';
import { factsOf, type LetterBody } from '../letter-body.js';
import { fitNoteInWords } from '../words/fit-note-words.js';
import { dayInWords } from '../words/plain.js';
import { SOURCE_WORDS } from '../words/referral-words.js';
import { workAtReferral } from '../words/work-words.js';
import type { Template } from './template.js';

/** A referral has arrived: what happens next, and by when. */
export const referralReceived: Template = { version: 1, write };

function write(facts: CaseFacts): LetterBody {
  const { programme, referral, history, milestone } = facts;
  const accepted = history.referral.some((e) => e.type === 'ReferralAccepted' && e.commandId === milestone.commandId);
  const by = referral.source === 'self' ? 'referred themself' : `was referred by ${SOURCE_WORDS[referral.source]}`;
  const standing = accepted ? 'The referral is accepted.' : 'We are checking that the programme fits, and tell you if it does not.';
  return {
    title: 'Referral received',
    opening: `${nameOf(facts)} ${by}; notice reached us on ${dayInWords(referredOn(facts))}. ${standing}`,
    forTheGp: [],
    weWill: [
      `speak to them${byDay(facts, 'referral-to-first-contact')}`,
      ...(programme.assessmentModes.length > 0 && programme.clocks.targets['referral-to-assessment'] !== undefined
        ? [`assess them${byDay(facts, 'referral-to-assessment')}, if they need an assessment`]
        : []),
      'write to you at each step',
    ],
    sections: {
      social: factsOf({ Work: workAtReferral(referral), 'Fit note': referral.fitNote && fitNoteInWords(referral.fitNote) }),
      referrer: factsOf({
        'Referred to': programme.name,
        'Support asked for': referral.requestedStage && `stage ${referral.requestedStage}`,
        'Referred by': [facts.who.referrerName, referral.referrer.profession, referral.referrer.organisation].filter(Boolean).join(', '),
      }),
    },
  };
}

/** " by 9 March 2026", if the programme aims at a day. */
function byDay({ programme, referral }: CaseFacts, measure: WaitMeasure): string {
  const due = targetDueOn(programme, measure, referral.noticeReceivedOn);
  return due === undefined ? '' : ` by ${dayInWords(due)}`;
}
