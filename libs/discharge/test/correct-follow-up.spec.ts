import { describe, it } from '@jest/globals';
import type { FactCorrected } from '#kernel';
import { discharge } from '#discharge';
import { given, pastEventId } from '#support/decisions.js';
import {
  aCaseOffSick,
  aCaseOfSomebodyWhoDied,
  corrected,
  correctedIn,
  correcting,
  discharged,
  morningOf,
  notReached,
  reopened,
  toFollowUp,
  worked,
} from './discharge-stories.js';

describe('correcting a work status', () => {
  const story = () => correctedIn(aCaseOffSick(), worked('2026-03-20', 'at-work', 20));

  it('changes status, hours, evidence, note and time, or strikes it out', () => {
    story()
      .when(correcting(0, { status: 'off-sick', hoursPerWeek: null, evidence: 'fit-note' }))
      .then(corrected);
    story()
      .when(correcting(0, { note: 'Part-time' }))
      .then({ ...corrected, personal: { note: 'Part-time' } });
    story()
      .when(correcting(0, {}, morningOf('2026-03-18')))
      .then({ ...corrected, data: { newEffectiveAt: morningOf('2026-03-18') } });
    story()
      .when(correcting(0))
      .then({ ...corrected, data: { struckOut: true } });
  });

  it('refuses what could not have been entered', () => {
    story()
      .when(correcting(0, { status: 'off-sick' }))
      .refused('discharge.hours-without-work', 'facts.hoursPerWeek');
    story()
      .when(correcting(0, { hoursPerWeek: 500 }))
      .refused('correction.value-not-valid', 'facts.hoursPerWeek');
    story()
      .when(correcting(0, { status: { code: '01' } }))
      .refused('correction.value-not-valid', 'facts.status');
    correctedIn(aCaseOfSomebodyWhoDied(), worked('2026-03-20', 'at-work'))
      .when(correcting(0, {}, morningOf('2026-04-21')))
      .refused('case.person-died', 'effectiveAt');
  });
});

describe('correcting a follow-up', () => {
  const past = [discharged('2026-04-01'), notReached('2026-04-29', 4), notReached('2026-07-01', 13)] as const;
  const story = (context = aCaseOffSick()) => correctedIn(context, ...past);

  it('turns "not reached" into a word about work, and back', () => {
    story()
      .when(correcting(1, { status: 'at-work', hoursPerWeek: 20, evidence: 'employer' }))
      .then(corrected);
    const reached = {
      type: 'FollowUpRecorded',
      data: { weeks: 4, status: 'at-work', evidence: 'person' },
      at: morningOf('2026-04-29'),
    } as const;
    correctedIn(aCaseOffSick(), past[0], reached)
      .when(correcting(1, { status: 'not-reached', evidence: null }))
      .then(corrected);
    correctedIn(aCaseOffSick(), past[0], reached)
      .when(correcting(1, { status: 'not-reached' }))
      .refused('discharge.not-reached-with-facts', 'facts.evidence');
  });

  it('strikes it out, so that the point can be made again', () => {
    story().when(correcting(1)).then(corrected);
    const struckOut: FactCorrected = {
      type: 'FactCorrected',
      data: { corrects: pastEventId(1), correctedType: 'FollowUpRecorded', reason: 'entered-in-error', facts: {}, struckOut: true },
    };
    given(discharge, aCaseOffSick())
      .events(...past, struckOut)
      .at(morningOf('2026-08-01'))
      .when(toFollowUp(4))
      .then({ type: 'FollowUpRecorded' });
  });

  it('refuses a word about work without evidence', () => {
    story()
      .when(correcting(1, { status: 'at-work' }))
      .refused('discharge.evidence-missing', 'facts.evidence');
  });

  it('refuses a point that is not planned, was made, or is not open at that time', () => {
    story()
      .when(correcting(1, { weeks: 5 }))
      .refused('discharge.follow-up-not-planned', 'facts.weeks');
    story()
      .when(correcting(2, { weeks: 4 }))
      .refused('discharge.follow-up-already-recorded', 'facts.weeks');
    story()
      .when(correcting(1, { weeks: 26 }))
      .refused('discharge.follow-up-too-early', 'facts.weeks');
    story()
      .when(correcting(2, {}, morningOf('2026-06-23')))
      .refused('discharge.follow-up-too-early', 'facts.weeks');
    story()
      .when(correcting(1, {}, morningOf('2026-03-31')))
      .refused('discharge.not-discharged', 'effectiveAt');
  });

  it('refuses to move a late entry into the time when the case was open again', () => {
    correctedIn(aCaseOffSick(), discharged('2026-04-01'), reopened('2026-05-01'), notReached('2026-04-29', 4))
      .when(correcting(2, {}, morningOf('2026-05-01')))
      .refused('discharge.not-discharged', 'effectiveAt');
  });

  it('refuses a time after the person died', () => {
    correctedIn(aCaseOfSomebodyWhoDied(), discharged('2026-03-10'), notReached('2026-04-07', 4))
      .when(correcting(1, {}, morningOf('2026-04-21')))
      .refused('case.person-died', 'effectiveAt');
  });
});

describe('correcting a satisfaction', () => {
  const rated = { type: 'SatisfactionRecorded', data: { from: 'gp', score: 2 }, at: morningOf('2026-04-01') } as const;

  it('changes who, score, comment and time, or strikes it out', () => {
    correctedIn(aCaseOffSick(), rated)
      .when(correcting(0, { from: 'person', score: 5, comment: 'Kind' }))
      .then(corrected);
    correctedIn(aCaseOffSick(), rated).when(correcting(0)).then(corrected);
  });

  it('refuses what could not have been entered', () => {
    correctedIn(aCaseOffSick(), rated)
      .when(correcting(0, { score: 9 }))
      .refused('correction.value-not-valid', 'facts.score');
    correctedIn(aCaseOffSick(), rated)
      .when(correcting(0, { from: 'cat' }))
      .refused('correction.value-not-valid', 'facts.from');
    correctedIn(aCaseOffSick(), rated)
      .when(correcting(0, {}, morningOf('2026-03-01')))
      .refused('effective.before-referral', 'effectiveAt');
  });
});
