import { describe, expect, it } from '@jest/globals';
import { discharge } from '#discharge';
import { given } from '#support/decisions.js';
import { aCaseOffSick, aCaseOfSomebodyWhoDied, aCaseWithReferral, discharged, morningOf, toRecordWork } from './discharge-stories.js';

describe('recording a work status', () => {
  it('keeps status, hours and evidence as facts, and the note apart', () => {
    given(discharge, aCaseOffSick())
      .when(toRecordWork({ status: 'at-work-with-adjustments', hoursPerWeek: 16.5, evidence: 'employer', note: 'Back on light duties' }))
      .then({
        type: 'WorkStatusRecorded',
        data: { status: 'at-work-with-adjustments', hoursPerWeek: 16.5, evidence: 'employer' },
        personal: { note: 'Back on light duties' },
      });
  });

  it('leaves out hours that nobody knows', () => {
    const { decision } = given(discharge, aCaseOffSick()).when(toRecordWork({ hoursPerWeek: undefined }));
    expect(decision).toEqual([{ type: 'WorkStatusRecorded', data: { status: 'at-work', evidence: 'person' }, personal: {} }]);
  });

  it.each([0, 100])('takes %d hours a week', (hoursPerWeek) => {
    given(discharge, aCaseOffSick()).when(toRecordWork({ hoursPerWeek })).then({ type: 'WorkStatusRecorded', data: { hoursPerWeek } });
  });

  it.each([-1, 100.5, Number.NaN])('refuses %d hours a week', (hoursPerWeek) => {
    given(discharge, aCaseOffSick()).when(toRecordWork({ hoursPerWeek })).refused('discharge.value-not-allowed', 'hoursPerWeek');
  });

  it.each(['off-sick', 'self-employed-off-sick', 'volunteering', 'unemployed', 'not-stated'] as const)('refuses hours of somebody %s', (status) => {
    given(discharge, aCaseOffSick())
      .when(toRecordWork({ status, hoursPerWeek: 10 }))
      .refused('discharge.hours-without-work', 'hoursPerWeek');
  });

  it('refuses a status and evidence that are not in the vocabulary', () => {
    const story = given(discharge, aCaseOffSick());
    story.when(toRecordWork({ status: 'busy' as 'at-work' })).refused('discharge.value-not-allowed', 'status');
    story.when(toRecordWork({ evidence: 'rumour' as 'person' })).refused('discharge.value-not-allowed', 'evidence');
  });

  it('takes a status from before the referral: off sick since', () => {
    given(discharge, aCaseOffSick())
      .effective(morningOf('2026-01-12'))
      .when(toRecordWork({ status: 'off-sick' }))
      .then({ type: 'WorkStatusRecorded' });
  });

  it('takes a status from after the discharge', () => {
    given(discharge, aCaseOffSick({ discharge: { status: 'discharged', dischargedAt: morningOf('2026-04-01') } }))
      .events(discharged('2026-04-01'))
      .at(morningOf('2026-05-20'))
      .when(toRecordWork())
      .then({ type: 'WorkStatusRecorded' });
  });

  it('refuses a case that does not exist, was not accepted, or whose referral was withdrawn', () => {
    given(discharge, aCaseOffSick({ referral: { status: 'none' } }))
      .when(toRecordWork())
      .refused('case.not-found');
    given(discharge, aCaseWithReferral({ status: 'received' }))
      .when(toRecordWork())
      .refused('case.not-accepted');
    given(discharge, aCaseWithReferral({ status: 'withdrawn' }))
      .when(toRecordWork())
      .refused('case.referral-closed');
  });

  it('refuses a status from after the person died, and takes one from before', () => {
    const story = given(discharge, aCaseOfSomebodyWhoDied()).at(morningOf('2026-05-01'));
    story.when(toRecordWork()).refused('case.person-died');
    story.effective(morningOf('2026-04-19')).when(toRecordWork()).then({ type: 'WorkStatusRecorded' });
  });
});
