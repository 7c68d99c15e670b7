import { followedUp, triaged, reached, thanked } from './common.js';
import { about, usual, type Opening, type Story } from './story.js';

/** Twelve weeks in a group in Northern Ireland, and a way back into work. */
export const twelveWeeks = (opening: Opening, { back }: { back: boolean }): Story =>
  async function* (c) {
    await opening(c);
    yield* triaged(c, 'C', 'face-to-face');
    yield* reached(c);
    await c.assessment.booked(c.chance.between(5, 12));
    yield c.assessment.untilSeen();
    await c.assessment.attended();
    await c.assessment.completed('not-fit');
    await c.assessment.planAgreed([back ? 'return-with-adjustments' : 'manage-health-at-work'], ['self-management'], ['condition-management-group']);
    const group = await c.orders('condition-management-group', 8, 'group');
    yield* group.sessions(c.chance.between(5, 7), 4, 6);
    await group.completed(back ? 'achieved' : 'partly-achieved');
    await c.ending.works(back ? 'at-work-with-adjustments' : 'unemployed', back ? 20 : undefined);
    yield usual(c, 3);
    c.assessment.better(back ? 0.3 : 0.1);
    await c.assessment.measured('discharge');
    await c.ending.discharged(back ? 'completed' : 'duration-cap', { from: 4, to: 10 });
    yield* thanked(c);
    yield* followedUp(c, back ? 'at-work' : 'unemployed', back ? 20 : undefined);
  };

/** Comes a few times and stays away. */
export const leavesTheGroup = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* triaged(c, 'C', 'face-to-face');
    yield* reached(c);
    await c.assessment.booked(8);
    yield c.assessment.untilSeen();
    await c.assessment.attended();
    await c.assessment.completed('not-fit');
    const group = await c.orders('condition-management-group', 8, 'group');
    yield* group.sessions(2, 4, 5);
    yield about(c, 3);
    await c.ending.discharged('disengaged');
    yield* followedUp(c, 'off-sick', undefined, 0.3);
  };
