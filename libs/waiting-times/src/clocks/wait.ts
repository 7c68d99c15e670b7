import type { Instant, Uuid } from '#kernel';
import type { InterventionKind, WaitMeasure } from '#programmes/contract';
import type { SeenAt } from './appointments.js';
import type { CaseEvent } from './case-event.js';
import { stageSteps } from './case-marks.js';
import { causedBy, type Mark } from './marks.js';
import { programmeAtMoment, type ReferralOfCase } from './referral-of-case.js';
import type { ClockRule } from './rules.js';
import type { Beginning } from './spells.js';

/** One wait of a case: where it begins, and what happens to it. */
export interface Wait {
  measure: WaitMeasure;
  /** The intervention, where the wait is for one. */
  intervention?: { id: Uuid; kind: InterventionKind };
  beginning: Beginning;
  marks: readonly Mark[];
  /** Whether the person's own pauses hold it up. */
  pausable: boolean;
}

/** The milestone of a wait, reached by an event. */
export const milestone = (event: CaseEvent, rule: ClockRule, at = event.effectiveAt): Mark => ({ ...causedBy(event, rule, at), kind: 'milestone' });

/** The milestone of a wait, reached by being seen. */
export const seen = ({ by, at }: SeenAt, rule: ClockRule): Mark => milestone(by, rule, at);

/** The programme and the stage under which a wait that begins at a moment begins; where no stage was decided by then, the first. */
export function underAt(referral: ReferralOfCase, events: readonly CaseEvent[], at: Instant): Pick<Beginning, 'programme' | 'stage'> {
  const steps = stageSteps(events);
  const stage = (steps.findLast(({ by }) => by.effectiveAt <= at) ?? steps[0])?.stage;
  return { programme: programmeAtMoment(referral, at), ...(stage ? { stage } : {}) };
}
