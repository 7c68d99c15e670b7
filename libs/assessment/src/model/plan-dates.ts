import { addDays, type LocalDate, type Refusal } from '#kernel';
import type { Programme } from '#programmes/contract';
import type { PlanFacts } from './events.js';
import { refuse } from './refusals.js';

/** The day of the next review by the programme's interval. */
export const nextReview = (programme: Pick<Programme, 'reviewEveryWeeks'>, from: LocalDate): LocalDate =>
  addDays(from, programme.reviewEveryWeeks * 7);

/** Refuses a plan without goals or with dates that cannot be; `on` is the London day on which it was agreed or revised. */
export function refusePlan(plan: PlanFacts, on: LocalDate): Refusal | undefined {
  if (plan.goals.length === 0) return refuse('assessment.plan-without-goal', { field: 'goals' });
  if (plan.targetDate !== undefined && plan.targetDate < on) return refuse('assessment.target-before-plan', { field: 'targetDate' });
  return refuseReviewDate(plan.reviewDate, on);
}

/** Refuses a next review that is not later than the day it was set on. */
export function refuseReviewDate(reviewDate: LocalDate | undefined, on: LocalDate): Refusal | undefined {
  return reviewDate !== undefined && reviewDate <= on ? refuse('assessment.review-date-not-after', { field: 'reviewDate' }) : undefined;
}
