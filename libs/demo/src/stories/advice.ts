import { assessed, followedUp, reached, takenUp, thanked } from './common.js';
import { about, usual, type Opening, type Story } from './story.js';

/** A word of advice, and the person goes back to work as it was. */
export const backAfterAdvice = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield* reached(c);
    yield about(c, 2);
    await c.ending.works('at-work', c.chance.between(20, 40));
    yield usual(c, 5);
    await c.ending.discharged('completed', { from: 6, to: 10 });
    yield* thanked(c);
    yield* followedUp(c, 'at-work', c.chance.between(18, 40));
  };

/** The fit note's adjustments are talked through, and the person goes back with them. */
export const backWithAdjustments = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield* reached(c);
    yield about(c, 1);
    await c.ending.works('at-work-with-adjustments', c.chance.between(16, 30), 'employer');
    yield about(c, 2);
    await c.ending.discharged('completed', { from: 6, to: 10 });
    yield* thanked(c);
    yield* followedUp(c, c.chance.pick(['at-work', 'at-work-with-adjustments']), c.chance.between(18, 38));
  };

/** Somebody whose health is getting in the way stays at work. */
export const stayedInWork = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield* reached(c);
    yield about(c, 2);
    await c.ending.works('at-work', c.chance.between(25, 40));
    yield about(c, 1);
    await c.ending.discharged('completed', { from: 5, to: 10 });
    yield* thanked(c);
    yield* followedUp(c, 'at-work', c.chance.between(25, 40));
  };

/** Advice is not enough to go back yet. */
export const stillOffAfterAdvice = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield* reached(c);
    yield about(c, 4);
    await c.ending.works('off-sick');
    await c.ending.discharged('completed', { from: 0, to: 6 });
    yield* followedUp(c, 'off-sick');
  };

/** Advice brings up more than was thought: the case steps up, and the person is assessed. */
export const steppedUpFromAdvice = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield* reached(c);
    yield about(c, 2);
    await c.triage.steppedTo('B', 'needs-more-support', 'telephone');
    yield* assessed(c, 'may-be-fit');
    await c.assessment.planAgreed(['return-with-adjustments'], ['fit-note-as-advised', 'altered-hours']);
    yield about(c, 3);
    await c.ending.works('at-work-with-adjustments', 24);
    await c.assessment.planReviewed('achieved', ['return-with-adjustments']);
    await c.ending.discharged('completed', { from: 5, to: 9 });
    yield* followedUp(c, 'at-work', 30);
  };
