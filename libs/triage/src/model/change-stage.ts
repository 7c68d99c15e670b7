import { known, type Decision, type Instant, type Refusal } from '#kernel';
import { STAGES, type Stage } from '#programmes/contract';
import type { ChangeStage } from './commands.js';
import { requireAcceptedFact, requireStaff, type TriageAt } from './context.js';
import type { StepDirection, TriageEvent } from './events.js';
import { requireOffered } from './offered.js';
import { refuseTriage } from './refusals.js';
import type { TriageState } from './state.js';

/** Steps a decided case up or down; which of the two follows from the stages. */
export function changeStage(command: ChangeStage, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireAcceptedFact(at) ?? requireStaff(at);
  if (refused) return refused;
  if (state.status !== 'decided') return refuseTriage('triage.not-decided');
  const { to, reason, assessmentMode, note } = command;
  const misplaced =
    requireOffered(at.programme, { stage: to, assessmentMode }, 'to', state.assessmentMode) ?? requireAnotherStage(state, to, at.effectiveAt);
  if (misplaced) return misplaced;
  const data = known({ direction: stepDirection(state.stage, to), from: state.stage, to, reason, assessmentMode });
  return [{ type: 'StageChanged', data, personal: known({ note }) }];
}

/** Up is towards more support: from A to B or C, from B to C. */
export const stepDirection = (from: Stage, to: Stage): StepDirection => (STAGES.indexOf(to) > STAGES.indexOf(from) ? 'up' : 'down');

/** Refuses a step to the stage that the case is at, and one from before that stage began. */
export function requireAnotherStage(state: Extract<TriageState, { status: 'decided' }>, to: Stage, effectiveAt: Instant): Refusal | undefined {
  if (to === state.stage) return refuseTriage('triage.same-stage', { field: 'to' });
  if (effectiveAt >= state.stageSince) return undefined;
  return refuseTriage('triage.before-current-stage', { field: 'effectiveAt', because: `It began at ${state.stageSince}.` });
}
