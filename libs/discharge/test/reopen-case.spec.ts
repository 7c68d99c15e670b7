import { describe, expect, it } from '@jest/globals';
import { dischargeStanding } from '#discharge/contract';
import { discharge, type ReopenCase } from '#discharge';
import { given, recorded } from '#support/decisions.js';
import { aCaseOffSick, aCaseOfSomebodyWhoDied, discharged, morningOf, notReached, reopened } from './discharge-stories.js';

const toReopen = (reason: ReopenCase['reason'] = 'relapse'): ReopenCase => ({ type: 'ReopenCase', reason, note: 'Rang the service' });

describe('reopening a case', () => {
  it('takes a reason', () => {
    given(discharge, aCaseOffSick())
      .events(discharged('2026-04-01'))
      .at(morningOf('2026-05-01'))
      .when(toReopen())
      .then({ type: 'CaseReopened', data: { reason: 'relapse' }, personal: { note: 'Rang the service' } });
  });

  it('leaves the case without its old closing date', () => {
    expect(dischargeStanding(recorded('discharge', [discharged('2026-04-01'), reopened('2026-04-08')]))).toEqual({
      status: 'open',
      reopenedAt: morningOf('2026-04-08'),
    });
    expect(dischargeStanding(recorded('discharge', [discharged('2026-04-01'), reopened('2026-04-08'), discharged('2026-06-01')]))).toEqual({
      status: 'discharged',
      dischargedAt: morningOf('2026-06-01'),
    });
  });

  it('refuses a case that is open', () => {
    given(discharge, aCaseOffSick()).when(toReopen()).refused('discharge.not-discharged');
    given(discharge, aCaseOffSick())
      .events(discharged('2026-04-01'), reopened('2026-04-08'))
      .at(morningOf('2026-05-01'))
      .when(toReopen())
      .refused('discharge.not-discharged');
  });

  it('refuses a time before the discharge, and takes the moment of it', () => {
    const story = given(discharge, aCaseOffSick()).events(discharged('2026-04-01')).at(morningOf('2026-05-01'));
    story.effective('2026-04-01T08:59:59.999Z').when(toReopen()).refused('discharge.reopening-before-discharge', 'effectiveAt');
    story.effective(morningOf('2026-04-01')).when(toReopen()).then({ type: 'CaseReopened' });
  });

  it('refuses a time at or before a follow-up of the discharge', () => {
    const story = given(discharge, aCaseOffSick()).events(discharged('2026-04-01'), notReached('2026-04-29', 4)).at(morningOf('2026-05-10'));
    story.effective(morningOf('2026-04-29')).when(toReopen()).refused('discharge.reopening-before-follow-up', 'effectiveAt');
    story.effective('2026-04-29T09:00:00.001Z').when(toReopen()).then({ type: 'CaseReopened' });
  });

  it('refuses a reason that is not in the vocabulary', () => {
    given(discharge, aCaseOffSick())
      .events(discharged('2026-04-01'))
      .at(morningOf('2026-05-01'))
      .when(toReopen('whim' as 'other'))
      .refused('discharge.value-not-allowed', 'reason');
  });

  it('refuses a case whose referral does not stand, or whose person died', () => {
    given(discharge, aCaseOffSick({ referral: { status: 'none' } }))
      .when(toReopen())
      .refused('case.not-found');
    given(discharge, aCaseOfSomebodyWhoDied())
      .events(discharged('2026-04-01'))
      .at(morningOf('2026-05-01'))
      .when(toReopen())
      .refused('case.person-died');
  });

  it('refuses a case that was discharged because the person died', () => {
    given(discharge, aCaseOffSick())
      .events(discharged('2026-04-20', 'died'))
      .at(morningOf('2026-05-01'))
      .when(toReopen())
      .refused('discharge.reopening-after-death');
  });
});

describe('rebooking after a missed appointment', () => {
  const missed = discharged('2026-04-10', 'did-not-attend');

  it("reopens the case until the last of the programme's days, by the London calendar", () => {
    const story = given(discharge, aCaseOffSick()).events(missed);
    story
      .at('2026-04-24T22:59:59.999Z')
      .when(toReopen('rebooked'))
      .then({ type: 'CaseReopened', data: { reason: 'rebooked' } });
    story.at('2026-04-24T23:00:00.000Z').when(toReopen('rebooked')).refused('discharge.rebook-window-over', 'reason');
  });

  it('is no reason after another kind of discharge', () => {
    given(discharge, aCaseOffSick())
      .events(discharged('2026-04-10', 'completed'))
      .at(morningOf('2026-04-12'))
      .when(toReopen('rebooked'))
      .refused('discharge.not-after-missed-appointment', 'reason');
  });

  it('leaves other reasons open after those days', () => {
    given(discharge, aCaseOffSick()).events(missed).at(morningOf('2026-08-01')).when(toReopen('relapse')).then({ type: 'CaseReopened' });
  });
});
