import { workingDays } from '../play/pause.js';
import { assessed, reached, takenUp } from './common.js';
import { about, type Opening, type Story } from './story.js';

/** Missed the assessment, and the days in which they may rebook are over: somebody has to decide. */
export const didNotRebook = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    await c.assessment.booked(4);
    yield c.assessment.untilSeen();
    await c.assessment.didNotAttend();
  };

/** Had an appointment, and nobody has recorded who came. */
export const attendanceNotRecorded = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    await c.assessment.booked(2);
  };

/** Ordered from outside, and the supplier has not answered, or has said no. */
export const awaitsASupplier = (opening: Opening, { declined = false } = {}): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c);
    await c.assessment.planAgreed(['manage-health-at-work'], ['graded-activity'], ['pain-management']);
    const clinic = await c.orders('pain-management', 6);
    if (!declined) return;
    yield workingDays(3);
    await clinic.declined('no-capacity');
  };

/** Treatment is agreed, and no session is booked. */
export const awaitsASession = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    yield* assessed(c);
    await c.assessment.planAgreed(['return-to-usual-duties'], ['graded-activity'], ['physiotherapy']);
    await c.orders('physiotherapy', 4);
  };

/** Rung and written to as often as the programme asks for: what now, somebody has to decide. */
export const nobodyAnswers = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    for (const tries of [1, 2, 3]) {
      yield workingDays(2);
      await (tries === 3 ? c.triage.wroteALetter() : c.triage.called('no-answer'));
    }
  };

/** Asked for a pause that should be over. */
export const pausedForTooLong = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    await c.triage.paused('holiday', 10);
  };

/** Has died, and the case is still to be closed. */
export const aDeathToClose = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'A');
    yield* reached(c);
    await c.referral.diedAsReportedBy('spine');
  };

/** Supported for as long as the programme allows, and longer. */
export const overTheCap = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c, 'not-fit');
    await c.assessment.planAgreed(['return-with-adjustments'], ['specialist-referral']);
    for (let reviews = 0; reviews < 7; reviews++) {
      yield about(c, 4);
      await c.assessment.planReviewed('behind');
    }
  };
