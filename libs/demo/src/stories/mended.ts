import { WRONG_PRACTICE } from '../people/places.js';
import { workingDays } from '../play/pause.js';
import { assessed, finished, followedUp, reached, takenUp } from './common.js';
import { about, usual, type Story } from './story.js';

/** A clinician keyed "did not attend" for somebody who came late, and somebody notices. */
export const attendanceMended: Story = async function* (c) {
  await c.referral.fromGp({ consents: ['gp'] });
  yield* takenUp(c, 'B');
  yield* reached(c);
  await c.assessment.booked(5);
  yield c.assessment.untilSeen();
  await c.assessment.didNotAttend();
  yield workingDays(1);
  await c.assessment.attendanceCorrected('6');
  await c.assessment.completed('may-be-fit');
  await c.assessment.measureCorrected();
  await c.assessment.planAgreed(['return-to-usual-duties'], ['self-management']);
  yield about(c, 4);
  await c.ending.works('at-work', 35);
  yield* finished(c);
  yield* followedUp(c, 'at-work', 35);
};

/** What was recorded as a full return was one with fewer hours; at the follow-up the person says so. */
export const workStatusMended: Story = async function* (c) {
  await c.referral.byFitNote('gp', { fitNote: 'may-be-fit', consents: ['gp'] });
  yield* takenUp(c, 'A');
  yield* reached(c);
  yield about(c, 2);
  await c.ending.works('at-work', 37);
  yield usual(c, 3);
  await c.ending.discharged('completed', { from: 5, to: 9 });
  yield about(c, 2);
  await c.ending.workCorrected({ status: 'at-work-with-adjustments', hoursPerWeek: 20 });
  yield* followedUp(c, 'at-work-with-adjustments', 20);
};

/** A call was keyed into the wrong case and is struck out. */
export const contactMended: Story = async function* (c) {
  await c.referral.fromGp({ consents: ['gp'] });
  yield* takenUp(c, 'A');
  yield workingDays(1);
  await c.triage.called('voicemail');
  yield workingDays(1);
  await c.triage.attemptStruckOut();
  yield* reached(c);
  yield about(c, 2);
  await c.ending.works('at-work', 30);
  await c.ending.discharged('completed', { from: 5, to: 9 });
  yield* followedUp(c, 'at-work', 30);
};

/** The referral named a practice that is not the person's: letters wait until that is put right. */
export const practiceMended: Story = async function* (c) {
  await c.referral.byTelephone('gp', { practice: WRONG_PRACTICE, consents: ['gp'] });
  yield workingDays(1);
  await c.referral.practiceCorrected();
  yield* takenUp(c, 'A');
  yield* reached(c);
  yield about(c, 2);
  await c.ending.works('at-work', 30);
  await c.ending.discharged('completed', { from: 5, to: 9 });
  yield* followedUp(c, 'at-work', 30);
};

/** Paper catches up weeks later: the return to work, and a call that was made long ago. */
export const enteredLate: Story = async function* (c) {
  await c.referral.byTelephone('employer', { consents: ['employer'], noticeReceivedOn: c.desk.daysAgo(3) });
  yield* takenUp(c, 'B');
  yield about(c, 3);
  await c.enteredLate(14, () => c.triage.called('spoke'));
  yield* assessed(c);
  yield about(c, 6);
  await c.enteredLate(28, () => c.ending.works('at-work', 30, 'payslip'));
  yield* finished(c);
  yield* followedUp(c, 'at-work', 30);
};
