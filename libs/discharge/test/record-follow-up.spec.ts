import { describe, expect, it } from '@jest/globals';
import { followUpDates } from '#discharge/contract';
import { discharge, type RecordFollowUp } from '#discharge';
import { given } from '#support/decisions.js';
import { aCaseOffSick, aCaseOfSomebodyWhoDied, discharged, morningOf, notReached, reopened, toFollowUp } from './discharge-stories.js';

const onFirstOfApril = discharged('2026-04-01');

describe('recording a follow-up', () => {
  it('keeps the point and where the person stands in work', () => {
    given(discharge, aCaseOffSick())
      .events(onFirstOfApril)
      .at(morningOf('2026-04-29'))
      .when({ ...toFollowUp(4), note: 'Going well' })
      .then({
        type: 'FollowUpRecorded',
        data: { weeks: 4, status: 'at-work', hoursPerWeek: 20, evidence: 'person' },
        personal: { note: 'Going well' },
      });
  });

  it('keeps that nobody was reached, and nothing about work with it', () => {
    const story = given(discharge, aCaseOffSick()).events(onFirstOfApril).at(morningOf('2026-04-29'));
    const { decision } = story.when({ type: 'RecordFollowUp', weeks: 4, status: 'not-reached' });
    expect(decision).toEqual([{ type: 'FollowUpRecorded', data: { weeks: 4, status: 'not-reached' }, personal: {} }]);
    story
      .when({ type: 'RecordFollowUp', weeks: 4, status: 'not-reached', hoursPerWeek: 20 } as RecordFollowUp)
      .refused('discharge.not-reached-with-facts', 'hoursPerWeek');
  });

  it('refuses a case that was never discharged', () => {
    given(discharge, aCaseOffSick()).when(toFollowUp()).refused('discharge.not-discharged', 'effectiveAt');
  });

  it('opens one week before its date: the 22nd of April for 4 weeks after the 1st, in London', () => {
    const story = given(discharge, aCaseOffSick()).events(onFirstOfApril);
    story.at('2026-04-21T22:59:59.999Z').when(toFollowUp(4)).refused('discharge.follow-up-too-early', 'weeks');
    story.at('2026-04-21T23:00:00.000Z').when(toFollowUp(4)).then({ type: 'FollowUpRecorded' });
  });

  it('stays open after its date', () => {
    given(discharge, aCaseOffSick()).events(onFirstOfApril).at(morningOf('2026-12-01')).when(toFollowUp(4)).then({ type: 'FollowUpRecorded' });
  });

  it('refuses a point that the programme does not have', () => {
    given(discharge, aCaseOffSick())
      .events(onFirstOfApril)
      .at(morningOf('2026-12-01'))
      .when(toFollowUp(8))
      .refused('discharge.follow-up-not-planned', 'weeks');
  });

  it('is made once per point, reached or not', () => {
    const story = given(discharge, aCaseOffSick()).events(onFirstOfApril, notReached('2026-04-29', 4)).at(morningOf('2026-07-01'));
    story.when(toFollowUp(4)).refused('discharge.follow-up-already-recorded', 'weeks');
    story.when(toFollowUp(13)).then({ type: 'FollowUpRecorded' });
  });

  it('refuses a word about work without evidence, and a status that is not in the vocabulary', () => {
    const story = given(discharge, aCaseOffSick()).events(onFirstOfApril).at(morningOf('2026-04-29'));
    story.when({ type: 'RecordFollowUp', weeks: 4, status: 'at-work' } as RecordFollowUp).refused('discharge.evidence-missing', 'evidence');
    story.when({ ...toFollowUp(4), status: 'busy' } as unknown as RecordFollowUp).refused('discharge.value-not-allowed', 'status');
  });

  it('refuses hours of somebody who is not at work', () => {
    given(discharge, aCaseOffSick())
      .events(onFirstOfApril)
      .at(morningOf('2026-04-29'))
      .when({ type: 'RecordFollowUp', weeks: 4, status: 'off-sick', hoursPerWeek: 10, evidence: 'person' })
      .refused('discharge.hours-without-work', 'hoursPerWeek');
  });

  it('refuses a time after the person died, and a case whose referral does not stand', () => {
    given(discharge, aCaseOfSomebodyWhoDied()).events(onFirstOfApril).at(morningOf('2026-04-29')).when(toFollowUp(4)).refused('case.person-died');
    given(discharge, aCaseOffSick({ referral: { status: 'none' } }))
      .when(toFollowUp(4))
      .refused('case.not-found');
  });
});

describe('follow-ups of a case that was reopened', () => {
  const reopenedInMay = [onFirstOfApril, notReached('2026-04-29', 4), reopened('2026-05-10')] as const;

  it('wait for the next discharge', () => {
    given(discharge, aCaseOffSick())
      .events(...reopenedInMay)
      .at(morningOf('2026-07-01'))
      .when(toFollowUp(13))
      .refused('discharge.not-discharged', 'effectiveAt');
  });

  it('start anew with it', () => {
    const story = given(discharge, aCaseOffSick()).events(...reopenedInMay, discharged('2026-06-01'));
    story.at(morningOf('2026-06-21')).when(toFollowUp(4)).refused('discharge.follow-up-too-early', 'weeks');
    story.at(morningOf('2026-06-22')).when(toFollowUp(4)).then({ type: 'FollowUpRecorded' });
  });

  it('can still be entered late for the first discharge', () => {
    given(discharge, aCaseOffSick())
      .events(onFirstOfApril, reopened('2026-05-10'))
      .at(morningOf('2026-07-01'))
      .effective(morningOf('2026-04-29'))
      .when(toFollowUp(4))
      .then({ type: 'FollowUpRecorded' });
  });
});

describe('the dates of follow-ups', () => {
  it('count weeks from the London day of the discharge', () => {
    expect(followUpDates('2026-03-31T23:30:00.000Z', [13, 4])).toEqual([
      { weeks: 4, opensOn: '2026-04-22', dueOn: '2026-04-29' },
      { weeks: 13, opensOn: '2026-06-24', dueOn: '2026-07-01' },
    ]);
  });
});
