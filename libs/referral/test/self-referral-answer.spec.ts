import { expect, test } from '@jest/globals';
import { THE_CASE } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import type { IntakeOutcome } from '#referral';
import { answerToSelfReferral } from '../src/http/self-referral-answer.js';
import { ANOTHER_CASE, STAGED } from './stories.js';

const unknown: IntakeOutcome = {
  caseId: THE_CASE,
  personId: THE_PERSON,
  programme: STAGED,
  reference: 'SW-C000-0000-0000',
  outcome: 'accepted',
  redelivered: false,
  eligibility: { eligible: true, findings: [] },
  revision: 1,
  position: '0000000000000002',
};

test.each<[string, Partial<IntakeOutcome>]>([
  ['has an open case', { outcome: 'possible-duplicate', otherCases: [ANOTHER_CASE] }],
  ['has had a case', { outcome: 'received', earlierCase: ANOTHER_CASE, revision: 2, position: '0000000000000007' }],
])('nobody learns from a form in the name of somebody else that they %s', (_, known) => {
  expect(answerToSelfReferral({ ...unknown, ...known })).toEqual(answerToSelfReferral(unknown));
  expect(JSON.stringify(answerToSelfReferral({ ...unknown, ...known }))).not.toContain(ANOTHER_CASE);
});

test('who is not eligible is told why, and where to go instead', () => {
  const refused = {
    outcome: 'not-accepted',
    reason: 'not-eligible',
    failedCriteria: [{ criterion: 'age', plainWords: 'For adults.' }],
    signposting: [],
  } as const;
  expect(answerToSelfReferral({ ...unknown, ...refused, failedCriteria: [...refused.failedCriteria], signposting: [] })).toMatchObject(refused);
});
