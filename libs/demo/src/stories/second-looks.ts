import { days, workingDays } from '../play/pause.js';
import { assessed, finished, followedUp, reached, takenUp, thanked } from './common.js';
import { about, usual, type Opening, type Story } from './story.js';

/** The practice system sends the message twice, and then once more with the absence corrected. */
export const sentAgainAndAmended = (opening: Opening, { reviewed = true } = {}): Story =>
  async function* (c) {
    await opening(c);
    yield workingDays(0);
    await c.referral.redelivered();
    yield* takenUp(c, 'A');
    yield workingDays(1);
    await c.referral.amended((intake) => ({ ...intake, facts: { ...intake.facts, absenceStartedOn: c.desk.daysAgo(30) } }));
    if (!reviewed) return;
    yield workingDays(1);
    await c.referral.amendmentReviewed();
    yield* reached(c);
    yield about(c, 2);
    await c.ending.works('at-work', 30);
    await c.ending.discharged('completed', { from: 5, to: 10 });
    yield* followedUp(c, 'at-work', 30);
  };

/** Practice and Jobcentre refer the same person: by the verified NHS number somebody sees that it is one. */
export const samePersonTwice = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield workingDays(2);
    const second = c.another();
    await second.referral.from('jobcentre');
    yield usual(c, 1);
    await second.referral.duplicateResolved('duplicate', c.desk.caseId);
    yield* reached(c);
    yield about(c, 3);
    await c.ending.works('at-work', 25);
    await c.ending.discharged('completed', { from: 5, to: 10 });
    yield* followedUp(c, 'at-work', 25);
  };

/** Two people of the same name and birth date: somebody asks, and they are two. The first goes back to work by themself. */
export const twoOfTheSameName = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield workingDays(1);
    await c.referral.accepted();
    const other = c.another(c.desk.namesake());
    await other.referral.bySelf({ consents: ['gp'] });
    yield usual(c, 1);
    await other.referral.duplicateResolved('separate', c.desk.caseId);
    await c.referral.withdrawn('person', 'returned-to-work');
    yield* takenUp(other, 'A');
    yield* reached(other);
    yield about(other, 3);
    await other.ending.works('at-work-with-adjustments', 20);
    await other.ending.discharged('completed', { from: 5, to: 10 });
    yield* followedUp(other, 'at-work', 30);
  };

/** Helped once, and months later referred again: a new case with a new clock, linked to the old. */
export const referredAgain = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield* reached(c);
    yield about(c, 2);
    await c.ending.works('at-work', 37);
    await c.ending.discharged('completed', { from: 6, to: 10 });
    yield* thanked(c);
    yield about(c, 16);
    const again = c.another();
    await again.referral.fromGp({ consents: ['gp'] });
    yield* takenUp(again, 'B');
    yield* reached(again);
    yield* assessed(again);
    await again.assessment.planAgreed(['return-to-usual-duties'], ['self-management']);
    yield about(again, 4);
    await again.ending.works('at-work', 37);
    yield* finished(again);
    yield* followedUp(again, 'at-work', 37);
  };

/** Declines support and has their identity erased; the figures stay. */
export const isErased = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield usual(c, 3);
    await c.triage.called('declined');
    await c.ending.discharged('declined');
    yield days(20);
    await c.erased();
  };
