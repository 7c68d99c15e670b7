import { known, londonDate } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import type { Decide } from './commands.js';
import type { EventOf } from './events.js';
import { nextReview, refuseReviewDate } from './plan-dates.js';
import { refuse } from './refusals.js';
import type { Rule } from './rule.js';

/** Records a review. Unless everything is achieved, or a day is named, the next one is due after the programme's interval. */
export const reviewPlan: Decide<'ReviewPlan'> = (command, state, at) => {
  const closed = requireAcceptedCase(at);
  if (closed) return closed;
  const { progress, goalsAchieved, note } = command;
  const byDefault = progress === 'achieved' ? undefined : nextReview(at.programme, at.effectiveOn);
  const event: EventOf<'PlanReviewed'> = {
    type: 'PlanReviewed',
    data: known({ progress, goalsAchieved, reviewDate: command.reviewDate ?? byDefault }),
    personal: known({ note }),
  };
  return reviewRule(state, { ...event, effectiveAt: at.effectiveAt }) ?? [event];
};

/** A review needs a plan, does not come before it, and speaks of goals that the plan has or had. */
export const reviewRule: Rule<'PlanReviewed'> = (state, { data, effectiveAt }) => {
  if (state.status !== 'planned') return refuse('assessment.no-plan');
  const on = londonDate(effectiveAt);
  if (on < londonDate(state.plan.agreedAt)) return refuse('assessment.before-plan', { field: 'effectiveAt' });
  const { goals } = state.plan;
  const stray = data.goalsAchieved.findIndex((goal) => !goals.includes(goal));
  if (stray >= 0) return refuse('assessment.goal-not-in-plan', { field: `goalsAchieved[${stray}]` });
  return refuseReviewDate(data.reviewDate, on);
};
