import type { LocalDate, Refusal } from '#kernel';
import type { AssessmentFacts, Obstacle } from './events.js';
import { refuse } from './refusals.js';
import { OBSTACLES, type ObstacleCode } from './vocabulary.js';

/** Refuses findings that contradict themselves; `on` is the London day of the assessment. */
export function refuseFindings(facts: AssessmentFacts, on: LocalDate): Refusal | undefined {
  const { obstacles, workAbility, expectedReturnOn, fitNoteAdvice } = facts;
  if (workAbility !== undefined && !(Number.isInteger(workAbility) && workAbility >= 0 && workAbility <= 10)) {
    return refuse('assessment.work-ability-out-of-range', { field: 'workAbility' });
  }
  if (expectedReturnOn !== undefined && expectedReturnOn < on) return refuse('assessment.expected-return-in-past', { field: 'expectedReturnOn' });
  if (fitNoteAdvice && fitNoteAdvice.statement !== 'may-be-fit' && fitNoteAdvice.adjustments.length > 0) {
    return refuse('assessment.advice-contradicts', { field: 'fitNoteAdvice.adjustments' });
  }
  return refuseObstacles(obstacles);
}

function refuseObstacles(obstacles: readonly Obstacle[]): Refusal | undefined {
  const listed = ({ domain, code }: Obstacle): boolean => (OBSTACLES[domain] as readonly ObstacleCode[]).includes(code);
  const stray = obstacles.findIndex((obstacle) => !listed(obstacle));
  if (stray >= 0) return refuse('assessment.obstacle-not-of-domain', { field: `obstacles[${stray}].domain` });
  const again = obstacles.findIndex(({ code }, i) => obstacles.findIndex((other) => other.code === code) < i);
  return again >= 0 ? refuse('assessment.obstacle-twice', { field: `obstacles[${again}].code` }) : undefined;
}
