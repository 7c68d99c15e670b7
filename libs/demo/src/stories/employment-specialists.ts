import { workingDays } from '../play/pause.js';
import { assessed, followedUp, reached, takenUp, thanked } from './common.js';
import { about, usual, type Opening, type Story } from './story.js';

/** Out of work and in mental-health care: an employment specialist finds a job with the person, and stays on. */
export const findsWork = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c, 'not-needed');
    await c.assessment.planAgreed(['find-work'], ['work-search', 'apply-to-access-to-work'], ['employment-specialist']);
    const specialist = await c.orders('employment-specialist', 12);
    yield* specialist.sessions(c.chance.between(5, 7), 3, 7);
    const hours = c.chance.between(8, 24);
    await c.ending.works('at-work', hours, 'payslip');
    yield about(c, 4);
    await c.assessment.planReviewed('achieved', ['find-work']);
    await specialist.completed();
    c.assessment.better(0.3);
    await c.assessment.measured('discharge');
    await c.ending.discharged('completed', { from: 6, to: 10 });
    yield* thanked(c);
    yield* followedUp(c, 'at-work', hours, 1);
  };

/** Still out of work at the end. */
export const findsNoWork = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c, 'not-needed');
    await c.assessment.planAgreed(['find-work', 'training-or-volunteering'], ['work-search'], ['employment-specialist']);
    const specialist = await c.orders('employment-specialist', 12);
    yield* specialist.sessions(5, 4, 8);
    await specialist.completed('not-achieved');
    await c.ending.works(c.chance.pick(['unemployed', 'volunteering', 'student']));
    c.assessment.better(0.1);
    await c.assessment.measured('discharge');
    await c.ending.discharged('completed', { from: 3, to: 8 });
    yield* followedUp(c, 'unemployed');
  };

/** Keeps a job that was at risk, with talking therapy from outside. */
export const keepsTheJob = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c, 'may-be-fit');
    await c.assessment.planAgreed(['stay-in-work'], ['talk-to-manager', 'regular-meetings'], ['psychological-therapy']);
    const therapy = await c.orders('psychological-therapy', 6, 'video');
    yield usual(c, 5);
    await therapy.accepted();
    yield* therapy.sessions(5, c.chance.between(15, 30), 5);
    await therapy.completed('partly-achieved');
    yield workingDays(2);
    await c.ending.works('at-work', 30);
    c.assessment.better(0.25);
    await c.assessment.measured('discharge');
    await c.ending.discharged('completed', { from: 6, to: 10 });
    yield* thanked(c);
    yield* followedUp(c, 'at-work', 30);
  };
