import { describe, it } from '@jest/globals';
import { discharge, type RecordSatisfaction } from '#discharge';
import { given } from '#support/decisions.js';
import { aCaseOffSick, aCaseOfSomebodyWhoDied, aCaseWithReferral, discharged, morningOf } from './discharge-stories.js';

const rated = (overrides: Partial<RecordSatisfaction> = {}): RecordSatisfaction => ({
  type: 'RecordSatisfaction',
  from: 'person',
  score: 4,
  ...overrides,
});

describe('recording satisfaction', () => {
  it.each(['person', 'gp', 'employer'] as const)('takes a rating by the %s, and keeps the comment apart', (from) => {
    given(discharge, aCaseOffSick())
      .when(rated({ from, comment: 'Quick and kind' }))
      .then({ type: 'SatisfactionRecorded', data: { from, score: 4 }, personal: { comment: 'Quick and kind' } });
  });

  it('takes a rating after the discharge and after a death', () => {
    given(discharge, aCaseOffSick({ discharge: { status: 'discharged', dischargedAt: morningOf('2026-04-01') } }))
      .events(discharged('2026-04-01'))
      .at(morningOf('2026-05-01'))
      .when(rated())
      .then({ type: 'SatisfactionRecorded' });
    given(discharge, aCaseOfSomebodyWhoDied())
      .at(morningOf('2026-05-01'))
      .when(rated({ from: 'gp' }))
      .then({ type: 'SatisfactionRecorded' });
  });

  it.each([1, 5])('takes a score of %d', (score) => {
    given(discharge, aCaseOffSick()).when(rated({ score })).then({ type: 'SatisfactionRecorded', data: { score } });
  });

  it.each([0, 6, 3.5])('refuses a score of %d', (score) => {
    given(discharge, aCaseOffSick()).when(rated({ score })).refused('discharge.value-not-allowed', 'score');
  });

  it('refuses a rating by anybody else', () => {
    given(discharge, aCaseOffSick())
      .when(rated({ from: 'neighbour' as 'gp' }))
      .refused('discharge.value-not-allowed', 'from');
  });

  it('refuses a case that was not accepted, and a day before the referral', () => {
    given(discharge, aCaseWithReferral({ status: 'received' }))
      .when(rated())
      .refused('case.not-accepted');
    given(discharge, aCaseOffSick()).effective(morningOf('2026-03-01')).when(rated()).refused('effective.before-referral', 'effectiveAt');
  });
});
