import { pictureOf } from '../case/clinical-pictures.js';
import { workingDays } from '../play/pause.js';
import { assessed, finished, followedUp, reached, takenUp, triaged } from './common.js';
import { about, usual, type Opening, type Story } from './story.js';

/** A case manager, therapy, the employer at the table, and a return by degrees. */
export const supportedStepByStep = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c, 'not-fit');
    await c.ending.works('off-sick', undefined, 'fit-note');
    const therapy = pictureOf(c.desk.condition).therapy;
    await c.assessment.planAgreed(['phased-return', 'resolve-workplace-issue'], ['self-management', 'regular-meetings'], [therapy]);
    const course = await c.orders(therapy, 6, 'video');
    await c.employer.opened();
    await c.employer.contacted();
    yield* course.sessions(c.chance.between(4, 6), c.chance.between(4, 15));
    await course.completed(c.chance.pick(['achieved', 'partly-achieved']));
    await c.assessment.planReviewed('on-track');
    await c.employer.reportOffered('phased-return', 'altered-hours');
    yield usual(c, 2);
    await c.employer.reportReleased();
    await c.employer.adjustmentsProposed('phased-return', 'altered-hours');
    yield usual(c, 4);
    await c.employer.answered('accepted', 'modified');
    await c.employer.phasedReturnAgreed(8, 12, 16, 20, 25);
    yield about(c, 1);
    await c.employer.implemented(0);
    await c.employer.implemented(1);
    await c.ending.works('at-work-with-adjustments', 16, 'employer');
    yield about(c, 4);
    await c.assessment.planReviewed('achieved', ['phased-return']);
    yield* finished(c);
    yield* followedUp(c, 'at-work', 25, 1);
  };

/** A visit to the workplace and a mediation clear the way. */
export const visitedAndMediated = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C', 'face-to-face');
    yield* reached(c);
    yield* assessed(c, 'may-be-fit');
    await c.assessment.planAgreed(
      ['resolve-workplace-issue', 'return-with-adjustments'],
      ['workplace-mediation', 'workplace-assessment'],
      ['workplace-visit', 'workplace-mediation'],
    );
    await c.employer.opened();
    await c.employer.contacted();
    const visit = await c.orders('workplace-visit', 1);
    yield* visit.sessions(1, 6);
    await c.employer.workplaceVisited();
    await visit.completed();
    const mediation = await c.orders('workplace-mediation', 2);
    yield* mediation.sessions(2, 5, 6);
    await c.employer.mediated(c.chance.pick(['agreement', 'partial-agreement']));
    await mediation.completed('partly-achieved');
    await c.employer.adjustmentsProposed('workplace-adaptation');
    yield usual(c, 5);
    await c.employer.answered('accepted');
    await c.employer.implemented(0);
    await c.ending.works('at-work-with-adjustments', 32, 'employer');
    await c.assessment.planRevised(['return-with-adjustments'], ['regular-meetings']);
    yield about(c, 4);
    await c.assessment.planReviewed('achieved', ['return-with-adjustments']);
    yield* finished(c);
    yield* followedUp(c, 'at-work-with-adjustments', 32);
  };

/** In the middle of it the person no longer wants the employer told: liaison stops until they think better of it. */
export const takesEmployerConsentBack = (opening: Opening, { forGood = false } = {}): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c);
    await c.employer.opened();
    await c.employer.contacted();
    await c.employer.reportOffered('altered-hours');
    yield usual(c, 3);
    await c.referral.consentWithdrawn('employer');
    yield about(c, 3);
    if (forGood) await c.employer.closed('consent-withdrawn');
    else {
      await c.referral.consentGiven('employer');
      yield about(c, 1);
      await c.employer.contacted('replied');
    }
    await c.ending.works('at-work', 20);
    yield about(c, 2);
    yield* finished(c);
    yield* followedUp(c, 'at-work', 22);
  };

/** More is in the way than one assessment can clear: the case steps up, and later down again. */
export const stepsUpAndDown = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'B', 'telephone');
    yield* reached(c);
    yield* assessed(c, 'not-fit');
    await c.triage.steppedTo('C', 'clinical-advice');
    await c.triage.reallocated('step-change');
    await c.assessment.planAgreed(['resolve-personal-obstacle', 'phased-return'], ['local-support'], ['debt-and-money-advice']);
    const advice = await c.orders('debt-and-money-advice', 2, 'telephone');
    yield usual(c, 4);
    await advice.accepted();
    yield* advice.sessions(2, 8, 8);
    await advice.completed('partly-achieved');
    await c.triage.steppedTo('B', 'needs-less-support');
    await c.ending.works('at-work', 24);
    yield about(c, 3);
    await c.assessment.planReviewed('achieved', ['resolve-personal-obstacle']);
    yield* finished(c);
    yield* followedUp(c, 'at-work', 30);
  };

/** The pain clinic has no room, another order goes through; the person waits, and asks for a pause. */
export const waitsForThePainClinic = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    await c.triage.paused('illness-or-treatment', 14);
    yield about(c, 2);
    await c.triage.resumed();
    yield* assessed(c);
    await c.assessment.planAgreed(['manage-health-at-work'], ['graded-activity'], ['pain-management']);
    const first = await c.orders('pain-management', 6);
    yield usual(c, 4);
    await first.declined('no-capacity');
    yield workingDays(1);
    const clinic = await c.orders('pain-management', 4);
    yield usual(c, 5);
    await clinic.accepted();
    yield* clinic.sessions(4, 18, 5);
    await clinic.completed('partly-achieved');
    await c.ending.works('at-work-with-adjustments', 20);
    yield about(c, 2);
    yield* finished(c);
    yield* followedUp(c, 'at-work-with-adjustments', 24);
  };

/** Something said on the telephone, or hard to judge, takes the triage to a clinician. */
export const aClinicianDecides = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield usual(c, 1);
    await c.referral.accepted();
    yield workingDays(0);
    const risk = c.chance.happens(0.5);
    if (risk) await c.triage.riskFlagged('self-harm');
    else await c.triage.escalated(c.chance.pick(['complex-condition', 'treatment-or-medication', 'fitness-for-work-question']));
    yield* triaged(c, 'C', 'face-to-face');
    yield* reached(c);
    yield* assessed(c, 'not-fit');
    if (risk) await c.triage.riskCleared('self-harm');
    await c.assessment.planAgreed(['return-to-usual-duties'], ['treatment-review'], ['counselling']);
    const coaching = await c.orders('occupational-therapy', 2);
    await coaching.booked(6);
    yield workingDays(1);
    await coaching.stopped('person-chose-to-stop');
    const counselling = await c.orders('counselling', 6, 'telephone');
    await counselling.booked(5);
    yield workingDays(2);
    await counselling.booked(6, { moves: true });
    yield workingDays(1);
    await counselling.cancelled('provider');
    yield* counselling.sessions(4, 5);
    await counselling.completed();
    await c.ending.works('at-work', 30);
    yield about(c, 2);
    yield* finished(c);
    yield* followedUp(c, 'at-work', 30);
  };

/** The programme's weeks of support are used up before the person is back. */
export const theWeeksAreUp = (opening: Opening): Story =>
  async function* (c) {
    await opening(c);
    yield* takenUp(c, 'C');
    yield* reached(c);
    yield* assessed(c, 'not-fit');
    await c.assessment.planAgreed(['return-with-adjustments'], ['specialist-referral'], ['occupational-therapy']);
    const therapy = await c.orders('occupational-therapy', 4);
    yield* therapy.sessions(4, 10, 10);
    await therapy.completed('not-achieved');
    yield about(c, 5);
    await c.assessment.planReviewed('behind');
    yield about(c, 8);
    await c.ending.works('off-sick');
    await c.ending.discharged('duration-cap', { from: 0, to: 6 });
    yield* followedUp(c, 'long-term-sick');
  };
