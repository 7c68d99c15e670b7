import { workingDays } from '../play/pause.js';
import { assessed, reached, takenUp } from './common.js';
import type { Opening, Story } from './story.js';

/** Just come in. */
export const awaitsAcceptance = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
  };

/** Accepted, and nobody has decided the stage: by and by overdue. */
export const awaitsTriage = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield workingDays(0);
    await c.referral.accepted();
  };

/** Triaged and allocated, and nobody has rung. */
export const awaitsContact = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
  };

/** Rung twice without an answer. */
export const isHardToReach = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield workingDays(1);
    await c.triage.called('no-answer');
    yield workingDays(2);
    await c.triage.called('voicemail');
  };

/** Has an appointment in the days to come. */
export const isBooked = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    await c.assessment.booked(14);
  };

/** Has a plan, and a course of treatment under way. */
export const isInSupport = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c, 'not-fit');
    await c.assessment.planAgreed(['return-with-adjustments'], ['self-management'], ['counselling']);
    const counselling = await c.orders('counselling', 6, 'telephone');
    yield* counselling.sessions(2, 4);
    await counselling.booked(40);
  };

/** Was asked something that has not been answered yet. */
export const isAskedFor = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield workingDays(1);
    await c.referral.informationRequested('employment', 'fit-note');
  };

/** May be somebody who has an open case already: a person has to look. */
export const mayBeTheSame = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    const second = c.another();
    await second.referral.from('secondary-care', { consents: ['gp'] });
  };

/** The GP may be told, but which practice it is nobody knows: the letters wait. */
export const practiceUnknown = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    yield* assessed(c);
  };
