import { known, londonDate, type LocalDate } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import type { AgreePlan, Decide, RevisePlan } from './commands.js';
import type { PlanFacts, PlanWords } from './events.js';
import { nextReview, refusePlan } from './plan-dates.js';
import { refuse } from './refusals.js';
import type { Rule } from './rule.js';
import { firstAssessedAt } from './state.js';

/** Agrees the return-to-work plan. There is one; later ones are revisions of it. */
export const agreePlan: Decide<'AgreePlan'> = (command, state, at) => {
  const closed = requireAcceptedCase(at);
  if (closed) return closed;
  const event = { type: 'PlanAgreed' as const, ...planOf(command, nextReview(at.programme, at.effectiveOn)) };
  return planRule(state, { ...event, effectiveAt: at.effectiveAt }) ?? [event];
};

/** Replaces the plan. A revision entered late, with a newer one on record, is kept but does not move the review date. */
export const revisePlan: Decide<'RevisePlan'> = (command, state, at) => {
  const closed = requireAcceptedCase(at);
  if (closed) return closed;
  const event = { type: 'PlanRevised' as const, ...planOf(command, nextReview(at.programme, at.effectiveOn)) };
  return revisionRule(state, { ...event, effectiveAt: at.effectiveAt }) ?? [event];
};

/** A plan follows an assessment, and is agreed once. */
export const planRule: Rule<'PlanAgreed'> = (state, { data, effectiveAt }) => {
  if (state.status === 'planned') return refuse('assessment.plan-already-agreed');
  const on = londonDate(effectiveAt);
  const assessedAt = firstAssessedAt(state);
  if (assessedAt === undefined || on < londonDate(assessedAt)) return refuse('assessment.plan-before-assessment');
  return refusePlan(data, on);
};

/** A revision needs a plan, and does not come before it. */
export const revisionRule: Rule<'PlanRevised'> = (state, { data, effectiveAt }) => {
  if (state.status !== 'planned') return refuse('assessment.no-plan');
  const on = londonDate(effectiveAt);
  if (on < londonDate(state.plan.agreedAt)) return refuse('assessment.before-plan', { field: 'effectiveAt' });
  return refusePlan(data, on);
};

function planOf(command: AgreePlan | RevisePlan, reviewByDefault: LocalDate): { data: PlanFacts; personal: PlanWords } {
  const {
    goals,
    recommendations,
    interventionsNeeded,
    targetDate,
    reviewDate = reviewByDefault,
    goalsInWords,
    recommendationsInWords,
    note,
  } = command;
  return {
    data: known({ goals, recommendations, interventionsNeeded, targetDate, reviewDate }),
    personal: known({ goalsInWords, recommendationsInWords, note }),
  };
}
