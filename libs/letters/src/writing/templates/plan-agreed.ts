import { addresseeOf, type Addressee, type PlanFacts } from '#assessment/contract';
import { mayTell, milestoneOf, nameOf, wordsIn, type CaseFacts } from '../case-facts.js';
import { factsOf, listOf, textOf, type LetterBody } from '../letter-body.js';
import { andList, capital, dayInWords, dayOf } from '../words/plain.js';
import { adjustmentInWords, GOAL_WORDS, INTERVENTION_WORDS, RECOMMENDATION_WORDS } from '../words/plan-words.js';
import type { Template } from './template.js';

/** A return-to-work plan is agreed, or agreed anew: who does what, and by when. */
export const planAgreed: Template = { version: 2, write };

function write(facts: CaseFacts): LetterBody {
  const planned = milestoneOf(facts, 'PlanAgreed', 'PlanRevised');
  const { goals, interventionsNeeded, targetDate, reviewDate } = planned.data;
  const revised = planned.type === 'PlanRevised';
  const aim = andList(goals.map((goal) => GOAL_WORDS[goal]));
  const by = targetDate === undefined ? '' : `, by ${dayInWords(targetDate)}`;
  const kinds = mayTell(facts, 'progress') ? interventionsNeeded.map((kind) => INTERVENTION_WORDS[kind]) : [];
  const atWork = mayTell(facts, 'function-and-adjustments') ? recommended(planned.data, 'employer').map(capital) : [];
  return {
    title: revised ? 'Return-to-work plan revised' : 'Return-to-work plan agreed',
    opening: `We ${revised ? 'revised the' : 'agreed a'} return-to-work plan with ${nameOf(facts)} on ${dayOf(planned.effectiveAt)}.${aim === '' ? '' : ` The aim: ${aim}${by}.`}`,
    forTheGp: recommended(planned.data, 'gp').map((action) => `Please ${action}.`),
    weWill: [...(kinds.length > 0 ? [`arrange ${andList(kinds)}`] : []), `review the plan with them by ${dayInWords(reviewDate)}`],
    theyWill: recommended(planned.data, 'person'),
    sections: {
      advice: [
        ...textOf(wordsIn(facts, 'goalsInWords')),
        ...textOf(wordsIn(facts, 'recommendationsInWords')),
        ...listOf(atWork, 'What is recommended at work (an employer is told of it only if the person agrees)'),
        ...adjustmentsAgreed(facts),
      ],
    },
  };
}

/** What a plan recommends to somebody, in phrases. */
export const recommended = ({ recommendations }: PlanFacts, addressee: Addressee): string[] =>
  recommendations.filter((recommendation) => addresseeOf(recommendation) === addressee).map((recommendation) => RECOMMENDATION_WORDS[recommendation]);

/** What the employer has been asked for, and what they said to it; nothing unless the practice may be told. */
export function adjustmentsAgreed(facts: CaseFacts) {
  const { employer } = facts;
  if (employer.status === 'none' || !mayTell(facts, 'function-and-adjustments')) return [];
  const { phasedReturn } = employer;
  return factsOf({
    'Adjustments at work': capital(employer.adjustments.map(adjustmentInWords).join(', ')),
    'Phased return': phasedReturn && `From ${dayInWords(phasedReturn.startsOn)}: ${phasedReturn.hoursByWeek.join(', ')} hours in successive weeks`,
  });
}
