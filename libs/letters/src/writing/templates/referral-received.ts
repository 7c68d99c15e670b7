import { targetDueOn, type WaitMeasure } from '#programmes/contract';
import { nameOf, referredOn, sends, type CaseFacts } from '../case-facts.js';
import { factsOf, type LetterBody } from '../letter-body.js';
import { fitNoteInWords } from '../words/fit-note-words.js';
import { andList, capital, dayInWords } from '../words/plain.js';
import { SOURCE_WORDS, STAGE_WORDS } from '../words/referral-words.js';
import { workAtReferral } from '../words/work-words.js';
import type { Template } from './template.js';

/** A referral has arrived: what happens next, and by when. */
export const referralReceived: Template = { version: 2, write };

function write(facts: CaseFacts): LetterBody {
  const { programme, referral, history, milestone } = facts;
  const accepted = history.referral.some((e) => e.type === 'ReferralAccepted' && e.commandId === milestone.commandId);
  const ifNot = sends(facts, 'referral-not-accepted') ? ', and will tell you if it does not' : '';
  const standing = accepted ? 'It is accepted.' : `We are checking that the programme fits${ifNot}.`;
  return {
    title: 'Referral received',
    opening: `${arrival(facts)} ${standing}`,
    forTheGp: [],
    weWill: [
      `speak to them${aimFor(facts, 'referral-to-first-contact')}`,
      ...(programme.assessmentModes.length > 0 && programme.clocks.targets['referral-to-assessment'] !== undefined
        ? [`assess them${aimFor(facts, 'referral-to-assessment')}, if they need it`]
        : []),
      ...steps(facts),
    ],
    sections: {
      social: factsOf({ Work: workAtReferral(referral), 'Fit note': referral.fitNote && capital(fitNoteInWords(referral.fitNote)) }),
      referrer: factsOf({
        'Referred to': programme.name,
        'Support asked for': referral.requestedStage && STAGE_WORDS[referral.requestedStage],
        'Referred by': referrerInWords(facts),
      }),
    },
  };
}

function referrerInWords({ who, referral }: CaseFacts): string {
  const { profession, organisation } = referral.referrer;
  if (referral.source === 'self') return 'The person themself';
  return [who.referrerName, professionInWords(profession), organisation].filter(Boolean).join(', ');
}

const STEPS = [
  ['assessment-report', 'with the report of the assessment'],
  ['plan-agreed', 'when a plan is agreed'],
  ['discharge', 'when the case is closed'],
] as const;

/** When the practice hears from us again. */
function steps(facts: CaseFacts): string[] {
  const told = STEPS.filter(([kind]) => sends(facts, kind)).map(([, when]) => when);
  if (told.length === STEPS.length) return ['write to you at each step'];
  return told.length === 0 ? [] : [`write to you ${andList(told)}`];
}

/** Thanks to those who referred; news to a practice that did not. */
function arrival(facts: CaseFacts): string {
  const { referral } = facts;
  const on = dayInWords(referredOn(facts));
  if (referral.referrer.organisation === referral.practice) return `Thank you for referring ${nameOf(facts)}. The referral reached us on ${on}.`;
  if (referral.source === 'self') return `${nameOf(facts)} referred themself to us on ${on} and wishes you to know.`;
  return `${nameOf(facts)} was referred to us by ${SOURCE_WORDS[referral.source]}; the referral reached us on ${on}.`;
}

/** " by 9 March 2026 (our aim)", if the programme aims at a day. */
function aimFor({ programme, referral }: CaseFacts, measure: WaitMeasure): string {
  const due = targetDueOn(programme, measure, referral.noticeReceivedOn);
  return due === undefined ? '' : ` by ${dayInWords(due)} (our aim)`;
}

const professionInWords = (profession: string | undefined): string | undefined => (profession === 'gp' ? 'GP' : profession?.replaceAll('-', ' '));
