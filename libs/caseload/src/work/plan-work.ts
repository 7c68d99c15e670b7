import { addDays, londonDate } from '#kernel';
import { last, type CaseFile } from '../file/case-file.js';
import { dayOf } from '../file/circumstances.js';
import { atOnce, whenItsDayComes, type Work } from './work.js';

/** Working days from the assessment to the plan. */
const PLAN_WITHIN = 5;

/** The plan that an assessment leads to, and the reviews that it names. */
export function planWork(file: CaseFile): Work[] {
  const { assessment, triage, calendar } = file;
  if (assessment.planAgreedAt === undefined) {
    const assessed = last(file, 'AssessmentCompleted');
    if (!assessed || (triage.status === 'decided' && triage.stage === 'A')) return [];
    return [atOnce('plan-due', assessed, { dueOn: calendar.addWorkingDays(dayOf(assessed), PLAN_WITHIN) })];
  }
  const set = last(file, 'PlanAgreed', 'PlanRevised', 'PlanReviewed');
  const { reviewDate } = assessment;
  return set && reviewDate ? [whenItsDayComes('plan-review-due', set, { opensOn: reviewDate, dueOn: reviewDate })] : [];
}

/** The end of the weeks of support that a programme offers, counted from acceptance or from the last reopening. */
export function capWork(file: CaseFile): Work[] {
  const begun = last(file, 'CaseReopened') ?? last(file, 'ReferralAccepted');
  const { maxWeeks } = file.programme;
  if (maxWeeks === undefined || !begun) return [];
  const dueOn = addDays(londonDate(begun.effectiveAt), maxWeeks * 7);
  return [whenItsDayComes('cap-reached', begun, { opensOn: dueOn, dueOn })];
}
