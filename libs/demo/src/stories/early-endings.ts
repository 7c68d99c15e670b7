import { workingDays } from '../play/pause.js';
import { assessed, finished, followedUp, reached, takenUp } from './common.js';
import { about, usual, type Opening, type Story } from './story.js';

/** Comes to two sessions and is not heard of again. */
export const disengages = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c, 'not-fit');
    await c.assessment.planAgreed(['return-to-usual-duties'], ['self-management'], ['counselling']);
    const counselling = await c.orders('counselling', 6, 'telephone');
    yield* counselling.sessions(2, 4);
    await counselling.booked(4);
    yield counselling.untilHeld();
    await counselling.attended('3');
    yield usual(c, 2);
    await c.triage.called('voicemail');
    yield workingDays(4);
    await c.triage.texted();
    yield about(c, 2);
    await c.ending.discharged('disengaged');
    yield* followedUp(c, 'off-sick', undefined, 0.3);
  };

/** Misses two appointments of which notice was clear; a team lead decides, having looked at vulnerability. */
export const neverComes = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    await c.assessment.booked(5);
    yield c.assessment.untilSeen();
    await c.assessment.didNotAttend();
    yield workingDays(1);
    await c.triage.called('voicemail');
    await c.assessment.booked(6);
    yield c.assessment.untilSeen();
    await c.assessment.didNotAttend();
    yield workingDays(3);
    const { noticeGivenOn, startsAt } = c.assessment.appointment;
    await c.ending.dischargedUnseen('did-not-attend', noticeGivenOn, startsAt.slice(0, 10));
    yield* followedUp(c, 'off-sick', undefined, 0.2);
  };

/** Discharged for not coming, the person rings within the days in which they may rebook, and is seen after all. */
export const comesBackAfterAll = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    await c.assessment.booked(5);
    yield c.assessment.untilSeen();
    await c.assessment.didNotAttend();
    yield workingDays(2);
    const { noticeGivenOn, startsAt } = c.assessment.appointment;
    await c.ending.dischargedUnseen('did-not-attend', noticeGivenOn, startsAt.slice(0, 10));
    yield workingDays(3);
    await c.ending.reopened('rebooked');
    await c.triage.gotInTouch();
    yield* assessed(c);
    await c.assessment.planAgreed(['return-to-usual-duties'], ['self-management']);
    yield about(c, 4);
    await c.ending.works('at-work', 36);
    yield* finished(c);
    yield* followedUp(c, 'at-work', 36);
  };

/** Nobody answers, by any way; the practice is told, a last letter goes out, and the time it names passes. */
export const cannotBeReached = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield usual(c, 2);
    await c.triage.called('no-answer');
    yield workingDays(3);
    await c.triage.called('voicemail');
    yield workingDays(3);
    await c.triage.wroteALetter();
    yield workingDays(5);
    await c.triage.unableToContact();
    const [noticeGivenOn, noticeFor] = [c.desk.today, c.ending.deadline(10)];
    await c.triage.wroteALetter();
    yield workingDays(10);
    await c.ending.dischargedUnseen('unable-to-contact', noticeGivenOn, noticeFor);
    yield* followedUp(c, 'at-work', undefined, 0.15);
  };

/** Thanks, but does not want support. */
export const declinesSupport = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield usual(c, 3);
    await c.triage.called('declined');
    await c.ending.discharged('declined');
    yield* followedUp(c, 'at-work', undefined, 0.4);
  };

/** Moves to where the programme does not work. */
export const movesAway = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    await c.assessment.booked(8);
    yield workingDays(3);
    await c.assessment.cancelledByPerson('no-longer-wanted');
    await c.ending.works('unemployed');
    await c.ending.discharged('moved-away');
    yield* followedUp(c, 'unemployed', undefined, 0.3);
  };

/** What the person needs first is treatment. */
export const notSuitable = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c, 'not-fit');
    await c.ending.works('off-sick');
    await c.ending.discharged('not-suitable');
    yield* followedUp(c, 'off-sick', undefined, 0.7);
  };

/** The family rings: the person has died. Everything stops. */
export const dies = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    await c.assessment.booked(9);
    yield workingDays(4);
    await c.referral.diedAsReportedBy('family');
    yield workingDays(1);
    await c.ending.discharged('died');
  };

/** Back at work, then ill again: the case is opened anew. */
export const relapses = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    yield* assessed(c);
    yield about(c, 3);
    await c.ending.works('at-work', 37);
    yield* finished(c);
    yield about(c, 5);
    await c.ending.reopened('relapse');
    await c.ending.works('off-sick', undefined, 'fit-note');
    await c.triage.called('spoke');
    await c.assessment.booked(4, { purpose: 'review' });
    yield c.assessment.untilSeen();
    await c.assessment.attended();
    await c.assessment.measured('review');
    yield about(c, 4);
    await c.ending.works('at-work-with-adjustments', 28);
    yield* finished(c);
    yield* followedUp(c, 'at-work-with-adjustments', 28);
  };
