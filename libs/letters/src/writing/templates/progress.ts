import type { LocalDate } from '#kernel';
import type { MilestoneOf } from '../../model/milestones.js';
import { mayTell, milestoneOf, nameOf, sends, type CaseFacts } from '../case-facts.js';
import { factsOf, type LetterBody } from '../letter-body.js';
import { changesInWords } from '../words/measure-words.js';
import { andList, capital, dayInWords, dayOf } from '../words/plain.js';
import { GOAL_WORDS, PROGRESS_WORDS, supportInWords } from '../words/plan-words.js';
import { adjustmentsAgreed, recommended } from './plan-agreed.js';
import type { Template } from './template.js';

/** A plan was reviewed: how it stands, and what is still asked of the GP. */
export const progress: Template = { version: 2, write };

function write(facts: CaseFacts): LetterBody {
  const { data, effectiveAt } = milestoneOf(facts, 'PlanReviewed');
  const plan = planInForce(facts);
  const asked = plan && data.progress !== 'achieved' ? recommended(plan.data, 'gp') : [];
  return {
    title: 'Progress',
    opening: `We reviewed the return-to-work plan with ${nameOf(facts)} on ${dayOf(effectiveAt)}. It ${PROGRESS_WORDS[data.progress]}.`,
    forTheGp:
      plan && asked.length > 0
        ? [`If not done yet, please ${andList(asked)} (asked in the plan of ${dayOf(plan.effectiveAt)}; no answer is needed).`]
        : [],
    weWill: next(facts, data.reviewDate),
    sections: {
      clinicalSummary: factsOf({
        'Goals reached': capital(andList(data.goalsAchieved.map((goal) => GOAL_WORDS[goal]))),
        'Goals ahead': capital(
          andList((plan?.data.goals ?? []).filter((goal) => !data.goalsAchieved.includes(goal)).map((goal) => GOAL_WORDS[goal])),
        ),
        Support: capital(facts.interventions.map(supportInWords).join('; ')),
      }),
      scales: mayTell(facts, 'assessment-report') ? factsOf(changesInWords(facts.history.assessment)) : [],
      advice: adjustmentsAgreed(facts),
    },
  };
}

/** What the practice can expect after the review. */
function next(facts: CaseFacts, reviewDate: LocalDate | undefined): string[] {
  if (reviewDate !== undefined) return [`review the plan again by ${dayInWords(reviewDate)}`];
  return sends(facts, 'discharge') ? ['write to you when the case is closed'] : [];
}

/** The plan as it stood at the review. */
function planInForce({ history }: CaseFacts): MilestoneOf<'PlanAgreed' | 'PlanRevised'> | undefined {
  return history.assessment.findLast((e): e is MilestoneOf<'PlanAgreed' | 'PlanRevised'> => e.type === 'PlanAgreed' || e.type === 'PlanRevised');
}
