import type { WorkStatus } from '#discharge/contract';
import { daysBetween } from '#kernel';
import type { AssessmentMode, Stage } from '#programmes/contract';
import type { DemoCase } from '../case/demo-case.js';
import { days, workingDays, type Pause } from '../play/pause.js';
import { usual } from './story.js';

type Part = AsyncGenerator<Pause, void, void>;

/** Staff accept the referral, decide the stage, and give the case to somebody. */
export async function* takenUp(c: DemoCase, stage: Stage, mode?: AssessmentMode): Part {
  yield usual(c, 1);
  await c.referral.accepted();
  yield* triaged(c, stage, mode);
}

/** The stage is decided, and somebody has the case. */
export async function* triaged(c: DemoCase, stage: Stage, mode?: AssessmentMode): Part {
  yield usual(c, 1);
  await c.triage.decided(stage, mode);
  if (c.chance.happens(0.25)) yield workingDays(1);
  await c.triage.allocated();
}

/** Somebody rings until the person answers. */
export async function* reached(c: DemoCase): Part {
  yield usual(c, 2);
  for (let tries = 0; tries < 2 && c.chance.happens(0.3); tries++) {
    await c.triage.called(c.chance.pick(['no-answer', 'voicemail']));
    yield workingDays(c.chance.between(1, 2));
  }
  await c.triage.called('spoke');
}

/** The person comes to an assessment, and it is written up. */
export async function* assessed(c: DemoCase, advice?: 'not-fit' | 'may-be-fit' | 'not-needed'): Part {
  await c.assessment.booked(c.chance.between(2, 6));
  yield c.assessment.untilSeen();
  await c.assessment.attended(c.chance.weighted({ '5': 9, '6': 1 }));
  yield usual(c, 1);
  await c.assessment.completed(advice);
}

/** At the end of support: the measures once more, mostly better, then the discharge. */
export async function* finished(c: DemoCase): Part {
  c.assessment.better(c.chance.happens(0.9) ? 0.1 + c.chance.next() * 0.35 : -0.1);
  await c.assessment.measured('discharge');
  await c.ending.discharged('completed', { from: 5, to: 10 });
  yield* thanked(c);
}

/** Some say how satisfied they are. */
export async function* thanked(c: DemoCase): Part {
  if (!c.chance.happens(0.5)) return;
  yield usual(c, 4);
  await c.ending.satisfied('person', c.chance.pick([2, 3, 4, 4, 5, 5]));
  if (c.chance.happens(0.15)) await c.ending.satisfied('gp', c.chance.between(3, 5));
}

/**
 * At each follow-up point of the programme somebody asks the person where they stand; not all are reached, and at times it
 * is done late.
 *
 * @param reached how likely somebody is to be reached, from 0 to 1
 */
export async function* followedUp(c: DemoCase, status: WorkStatus, hoursPerWeek?: number, reached = 0.8): Part {
  for (const weeks of c.desk.followUpWeeks) {
    const late = c.chance.happens(0.1) ? c.chance.between(8, 20) : c.chance.between(0, 3);
    yield days(weeks * 7 - daysBetween(c.ending.dischargedOn, c.desk.today) + late);
    if (c.chance.happens(reached)) await c.ending.followedUp(weeks, status, hoursPerWeek);
    else await c.ending.notReachedAt(weeks);
  }
}
