import { workingDays } from '../play/pause.js';
import { followedUp, reached, takenUp, triaged } from './common.js';
import { about, usual, type Opening, type Story } from './story.js';

/** A criterion is missed: the referrer is answered at once, with where to go instead. */
export const notEligible = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
  };

/** Staff do not take the referral. */
export const notTaken = (opening: Opening, reason: 'no-capacity' | 'unsuitable' | 'already-supported' | 'person-declined'): Story =>
  async function* (c) {
    await opening(c);
    yield usual(c, 2);
    await c.referral.declined(reason);
  };

/** The person goes back to work before anybody has looked. */
export const withdrawnByPerson = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield usual(c, 1);
    await c.referral.accepted();
    yield workingDays(0);
    await c.referral.withdrawn('person', 'returned-to-work');
  };

/** The referrer meant somebody else. */
export const withdrawnByReferrer = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield workingDays(1);
    await c.referral.withdrawn('referrer', 'referred-in-error');
  };

/** Something is missing, is asked for, and comes. */
export const informationComes = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield usual(c, 1);
    await c.referral.informationRequested('practice', 'absence');
    yield usual(c, 5);
    await c.referral.informationSupplied({ practice: c.desk.person.practice });
    yield* takenUp(c, 'A');
    yield* reached(c);
    yield about(c, 3);
    await c.ending.works('at-work', 30);
    await c.ending.discharged('completed', { from: 5, to: 9 });
    yield* followedUp(c, 'at-work', 30);
  };

/** The employment specialists find that the person has a job to keep and passes them to the staged service; the clock runs on. */
export const transferredToStagedService = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield usual(c, 2);
    await c.referral.accepted();
    yield workingDays(1);
    await c.referral.transferredTo('staged-work-health', 'better-fit');
    yield* triaged(c, 'A');
    yield* reached(c);
    yield about(c, 3);
    await c.ending.works('at-work', 30);
    await c.ending.discharged('completed', { from: 5, to: 9 });
    yield* followedUp(c, 'at-work', 30);
  };
