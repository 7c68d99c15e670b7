import type { Refusal } from '#kernel';
import type { AssessmentMode, Programme, Stage } from '#programmes/contract';
import { refuseTriage } from './refusals.js';

/** A stage and, unless it is stage A, the way in which the person is to be assessed there. */
export interface StageAndMode {
  stage: Stage;
  assessmentMode?: AssessmentMode;
}

/**
 * Refuses a stage or mode that the programme does not offer, a mode at stage A, and its absence elsewhere unless one
 * is `known` already or the programme assesses nobody. `stageField` is the stage's name in the request.
 */
export function requireOffered(
  programme: Programme,
  { stage, assessmentMode }: StageAndMode,
  stageField: string,
  known?: AssessmentMode,
): Refusal | undefined {
  const { stages, assessmentModes } = programme;
  if (!stages.includes(stage)) return refuseTriage('triage.stage-not-offered', { field: stageField, because: `Offered: ${stages.join(', ')}.` });
  const field = 'assessmentMode';
  if (stage === 'A') return assessmentMode === undefined ? undefined : refuseTriage('triage.no-assessment-at-stage-a', { field });
  const offered = { field, because: `Offered: ${assessmentModes.join(', ') || 'none'}.` };
  if (assessmentMode === undefined) {
    return known === undefined && assessmentModes.length > 0 ? refuseTriage('triage.mode-missing', offered) : undefined;
  }
  return assessmentModes.includes(assessmentMode) ? undefined : refuseTriage('triage.mode-not-offered', offered);
}
