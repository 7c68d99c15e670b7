import type { RefusalEntry } from '#kernel';

/** Refusals about assessments, measures and plans. */
export const refusedAssessments = {
  'assessment.not-attended': {
    kind: 'conflict',
    message: 'An assessment needs an appointment at which the person was seen. Record that attendance (5 or 6) first.',
  },
  'assessment.before-appointment': { kind: 'invalid', message: 'An assessment cannot be completed before the day of its appointment.' },
  'assessment.already-completed': {
    kind: 'conflict',
    message: 'The assessment of this appointment is on record. Correct it instead, or name another appointment.',
  },
  'assessment.obstacle-not-of-domain': { kind: 'invalid', message: 'This obstacle belongs to another domain.' },
  'assessment.obstacle-twice': { kind: 'invalid', message: 'An obstacle is named once, with one severity.' },
  'assessment.work-ability-out-of-range': {
    kind: 'invalid',
    message: 'Work ability is a whole number from 0 to 10. Leave it out if the person was not asked.',
  },
  'assessment.expected-return-in-past': { kind: 'invalid', message: 'The expected return to work lies before the assessment.' },
  'assessment.advice-contradicts': {
    kind: 'invalid',
    message: 'Adjustments go with the advice that the person may be fit for work, and with that alone.',
  },
  'assessment.instrument-unknown': { kind: 'invalid', message: 'There is no such instrument in that version.' },
  'assessment.answers-wrong-count': { kind: 'invalid', message: 'Give one answer per item, and null for an item that was not answered.' },
  'assessment.answer-out-of-range': { kind: 'invalid', message: 'This answer is not one that the item allows.' },
  'assessment.baseline-recorded': {
    kind: 'conflict',
    message: 'This instrument has a baseline. Record the answers as a review, or correct the baseline.',
  },
  'assessment.follow-up-before-discharge': {
    kind: 'conflict',
    message: 'A follow-up measure belongs after the discharge. Before that, record it as a review or at discharge.',
  },
  'assessment.plan-before-assessment': { kind: 'conflict', message: 'A plan needs a completed assessment that does not come after it.' },
  'assessment.plan-already-agreed': { kind: 'conflict', message: 'A plan was agreed already. Revise it instead.' },
  'assessment.plan-without-goal': { kind: 'invalid', message: 'A plan needs at least one goal.' },
  'assessment.no-plan': { kind: 'conflict', message: 'No plan has been agreed yet.' },
  'assessment.before-plan': { kind: 'invalid', message: 'This lies before the day on which the plan was agreed.' },
  'assessment.target-before-plan': { kind: 'invalid', message: 'The target date lies before the plan.' },
  'assessment.review-date-not-after': { kind: 'invalid', message: 'The next review must come on a later day.' },
  'assessment.goal-not-in-plan': { kind: 'invalid', message: 'This goal is not one of the plan.' },
} as const satisfies Record<string, RefusalEntry>;
