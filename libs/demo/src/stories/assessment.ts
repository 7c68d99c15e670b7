import { workingDays } from '../play/pause.js';
import { assessed, finished, followedUp, reached, takenUp } from './common.js';
import { about, usual, type Opening, type Story } from './story.js';

/** Assessed, some sessions of physiotherapy, and back at work for good. */
export const returnsToWorkAfterPhysio = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    yield* assessed(c);
    await c.assessment.planAgreed(['return-to-usual-duties'], ['graded-activity', 'fit-note-as-advised'], ['physiotherapy']);
    const physio = await c.orders('physiotherapy', 4);
    yield* physio.sessions(c.chance.between(3, 4), c.chance.between(3, 12));
    await physio.completed();
    const hours = c.chance.between(20, 38);
    await c.ending.works('at-work', hours, 'payslip');
    yield about(c, 2);
    await c.assessment.planReviewed('achieved', ['return-to-usual-duties']);
    yield* finished(c);
    yield* followedUp(c, 'at-work', hours, 1);
  };

/** Assessed once, with a report and advice for the next fit note; the rest the practice does. */
export const assessedOnce = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    yield* assessed(c, c.chance.weighted({ 'may-be-fit': 7, 'not-needed': 3 }));
    await c.assessment.planAgreed(['return-with-adjustments'], ['fit-note-as-advised', 'talk-to-manager']);
    yield about(c, 4);
    const hours = c.chance.between(16, 36);
    await c.ending.works(c.chance.pick(['at-work', 'at-work-with-adjustments']), hours);
    yield* finished(c);
    yield* followedUp(c, 'at-work', hours);
  };

/** The person sees the report first, has it changed, and lets the employer have it; the employer changes the job. */
export const employerGetsTheReport = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    yield* assessed(c, 'may-be-fit');
    await c.assessment.planAgreed(['phased-return'], ['phased-return', 'amended-duties', 'talk-to-manager']);
    await c.employer.opened();
    await c.employer.contacted(c.chance.pick(['spoke', 'replied']));
    await c.employer.reportOffered('phased-return', 'amended-duties');
    yield usual(c, 2);
    await c.employer.reportCorrected();
    await c.employer.reportReleased();
    await c.employer.adjustmentsProposed('phased-return', 'amended-duties');
    yield usual(c, 5);
    await c.employer.answered('accepted', c.chance.pick(['accepted', 'modified', 'declined', 'no-reply']));
    await c.employer.phasedReturnAgreed(12, 18, 24, 30);
    yield about(c, 1);
    await c.employer.implemented(0);
    await c.ending.works('at-work-with-adjustments', 18, 'employer');
    yield about(c, 4);
    await c.ending.works('at-work', 30, 'employer');
    await c.employer.closed('adjustments-in-place');
    await c.assessment.planReviewed('achieved', ['phased-return']);
    yield* finished(c);
    if (c.chance.happens(0.4)) await c.ending.satisfied('employer', c.chance.between(3, 5));
    yield* followedUp(c, 'at-work', 30);
  };

/** The person keeps the report to themself, and goes back all the same. */
export const keepsTheReport = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    yield* assessed(c, 'may-be-fit');
    await c.employer.opened();
    await c.employer.reportOffered('altered-hours');
    yield usual(c, 3);
    await c.employer.reportWithheld();
    await c.employer.closed('person-asked-to-end');
    yield about(c, 3);
    await c.ending.works('at-work', 35);
    yield* finished(c);
    yield* followedUp(c, 'at-work', 35);
  };

/** Misses the first appointment, comes to the second. */
export const missesThenComes = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    await c.assessment.booked(c.chance.between(4, 7));
    yield c.assessment.untilSeen();
    await c.assessment.didNotAttend();
    yield workingDays(c.chance.between(1, 3));
    await c.triage.called('spoke');
    yield* assessed(c);
    await c.assessment.planAgreed(['return-to-usual-duties'], ['self-management', 'gp-appointment']);
    yield about(c, 4);
    await c.ending.works('at-work', 37);
    yield* finished(c);
    yield* followedUp(c, 'at-work', 37);
  };

/** First the service calls the appointment off, then the person moves it and arrives late. */
export const movesTheAppointment = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    await c.assessment.booked(5);
    yield workingDays(2);
    await c.assessment.cancelledByProvider();
    await c.assessment.booked(4);
    yield workingDays(1);
    await c.assessment.booked(6, { moves: true });
    yield c.assessment.untilSeen();
    await c.assessment.attended('6');
    await c.assessment.completed('not-needed');
    await c.assessment.planAgreed(['stay-in-work', 'manage-health-at-work'], ['regular-meetings', 'workplace-assessment']);
    yield about(c, 4);
    await c.ending.works('at-work-with-adjustments', 30);
    yield* finished(c);
    yield* followedUp(c, 'at-work-with-adjustments', 30);
  };

/** The person is too unwell for the job they have, and loses it. */
export const losesTheJob = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    yield* assessed(c, 'not-fit');
    await c.assessment.planAgreed(['change-employer'], ['specialist-referral', 'local-support']);
    yield about(c, 5);
    await c.ending.works('unemployed');
    yield* finished(c);
    yield* followedUp(c, 'unemployed');
  };

/** The assessment shows that another service is the right one. */
export const referredOn = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B');
    yield* reached(c);
    yield* assessed(c, 'not-fit');
    yield usual(c, 3);
    await c.ending.works('off-sick');
    await c.ending.discharged('referred-on', { from: 0, to: 7 });
    yield* followedUp(c, 'off-sick');
  };
