import { followUpDates, workStanding, type WorkOutcome } from '#discharge/contract';
import { mayTell, milestoneOf, nameOf, sends, type CaseFacts } from '../case-facts.js';
import { factsOf, type LetterBody } from '../letter-body.js';
import { changesInWords } from '../words/measure-words.js';
import { andList, capital, dayInWords, dayOf } from '../words/plain.js';
import { supportInWords } from '../words/plan-words.js';
import { DISCHARGE_WORDS, outcomeInWords, WORK_STATUS_WORDS, workAtReferral } from '../words/work-words.js';
import { adjustmentsAgreed } from './plan-agreed.js';
import type { Template } from './template.js';

/** The case is closed: with which outcome, and what follows. */
export const discharge: Template = { version: 2, write };

function write(facts: CaseFacts): LetterBody {
  const { data, effectiveAt } = milestoneOf(facts, 'CaseDischarged');
  const { programme, referral, history } = facts;
  const { outcome } = data;
  const { telephone } = programme.wording;
  const asked = followUpDates(effectiveAt, programme.followUpWeeks).map(({ weeks, dueOn }) => `${weeks} weeks (${dayInWords(dueOn)})`);
  return {
    title: 'Discharge',
    opening: `We closed the case of ${nameOf(facts)} on ${dayOf(effectiveAt)}, because ${DISCHARGE_WORDS[data.reason]}. Outcome: ${outcomeInWords(outcome)}.`,
    forTheGp: actions(outcome, data.reason, telephone),
    weWill: asked.length === 0 ? [] : [`ask them how work is going after ${andList(asked)}${sends(facts, 'follow-up') ? ', and tell you' : ''}`],
    theyCan: [`ring ${telephone} if work becomes difficult again, or be referred again`],
    sections: {
      clinicalSummary: factsOf({
        'Work at referral': workAtReferral(referral),
        'Work now': outcome.status && capital(WORK_STATUS_WORDS[outcome.status]),
        Support: mayTell(facts, 'progress') ? capital(facts.interventions.map(supportInWords).join('; ')) : undefined,
        'How much it helped': data.benefitRating === undefined ? undefined : `${data.benefitRating} of 10, as they rate it`,
      }),
      scales: mayTell(facts, 'assessment-report') ? factsOf(changesInWords(history.assessment)) : [],
      advice: adjustmentsAgreed(facts),
    },
  };
}

/** What the GP is asked: about fit notes, according to where the person stands, and for somebody nobody reached. */
function actions(outcome: WorkOutcome, reason: string, telephone: string): string[] {
  const standing = outcome.status === undefined ? 'unknown' : workStanding(outcome.status);
  const unreached = reason === 'did-not-attend' || reason === 'unable-to-contact' || reason === 'disengaged';
  return [
    ...(standing === 'off-sick' ? ['Fit notes: they are still off sick, so please go on as you judge right.'] : []),
    ...(unreached ? [`If you see them, please tell them that they can come back to us: ${telephone}.`] : []),
  ];
}
