import { describe, it } from '@jest/globals';
import { anAcceptedReferral, anOpenCase, aStagedProgramme } from '#support/stories.js';
import type { Past } from '#support/decisions.js';
import type { EventOf } from '../src/model/events.js';
import { agreeIt, assessed, attended, booked, planAgreed, reviewIt, reviseIt, story, upToThePlan } from './support.js';

const untilAssessed = [booked(), attended(), assessed()];

describe('agreeing a plan', () => {
  it('follows the assessment and is reviewed after the interval of the programme', () => {
    story()
      .events(...untilAssessed)
      .when(agreeIt({ targetDate: '2026-05-11', goalsInWords: 'Back at the desk by May' }))
      .then({
        type: 'PlanAgreed',
        data: { goals: ['phased-return'], targetDate: '2026-05-11', reviewDate: '2026-04-13' },
        personal: { goalsInWords: 'Back at the desk by May' },
      });
    story(anOpenCase({ programme: aStagedProgramme({ reviewEveryWeeks: 6 }) }))
      .events(...untilAssessed)
      .when(agreeIt())
      .then({ type: 'PlanAgreed', data: { reviewDate: '2026-04-27' } });
  });

  it('refuses one before any assessment, or before the London day of the first', () => {
    story().events(booked(), attended()).when(agreeIt()).refused('assessment.plan-before-assessment');
    story()
      .events(...untilAssessed)
      .effective('2026-03-09T23:59:59.999Z')
      .when(agreeIt())
      .refused('assessment.plan-before-assessment');
    story()
      .events(...untilAssessed)
      .effective('2026-03-10T00:00:00.000Z')
      .when(agreeIt())
      .then({ type: 'PlanAgreed' });
  });

  it('is agreed once', () => {
    story()
      .events(...upToThePlan())
      .when(agreeIt())
      .refused('assessment.plan-already-agreed');
  });

  it('needs a goal, and dates that come after it', () => {
    const after = story().events(...untilAssessed);
    after.when(agreeIt({ goals: [] })).refused('assessment.plan-without-goal', 'goals');
    after.when(agreeIt({ targetDate: '2026-03-15' })).refused('assessment.target-before-plan', 'targetDate');
    after.when(agreeIt({ targetDate: '2026-03-16' })).then({ type: 'PlanAgreed' });
    after.when(agreeIt({ reviewDate: '2026-03-16' })).refused('assessment.review-date-not-after', 'reviewDate');
    after.when(agreeIt({ reviewDate: '2026-03-17' })).then({ type: 'PlanAgreed', data: { reviewDate: '2026-03-17' } });
  });
});

describe('revising the plan', () => {
  it('replaces it as a whole', () => {
    story()
      .events(...upToThePlan())
      .when(reviseIt({ goals: ['find-work'], recommendations: ['work-search'], interventionsNeeded: [] }))
      .then({
        type: 'PlanRevised',
        data: { goals: ['find-work'], recommendations: ['work-search'], interventionsNeeded: [], reviewDate: '2026-04-13' },
      });
  });

  it('refuses without a plan, before it, and without a goal', () => {
    story()
      .events(...untilAssessed)
      .when(reviseIt())
      .refused('assessment.no-plan');
    story()
      .events(...upToThePlan())
      .effective('2026-03-11T10:00:00.000Z')
      .when(reviseIt())
      .refused('assessment.before-plan', 'effectiveAt');
    story()
      .events(...upToThePlan())
      .when(reviseIt({ goals: [] }))
      .refused('assessment.plan-without-goal', 'goals');
  });
});

describe('reviewing the plan', () => {
  it('says how it stands and when to look again', () => {
    story()
      .events(...upToThePlan())
      .when(reviewIt({ note: 'Going well' }))
      .then({ type: 'PlanReviewed', data: { progress: 'on-track', goalsAchieved: [], reviewDate: '2026-04-13' }, personal: { note: 'Going well' } });
    story()
      .events(...upToThePlan())
      .when(reviewIt({ reviewDate: '2026-03-30' }))
      .then({ type: 'PlanReviewed', data: { reviewDate: '2026-03-30' } });
  });

  it('needs no further review once everything is achieved', () => {
    story()
      .events(...upToThePlan())
      .when(reviewIt({ progress: 'achieved', goalsAchieved: ['phased-return'] }))
      .then({ type: 'PlanReviewed', data: { progress: 'achieved', goalsAchieved: ['phased-return'] } });
  });

  it('speaks of goals that the plan has or had', () => {
    const revised: Past<EventOf<'PlanRevised'>> = { ...planAgreed({ goals: ['find-work'] }, '2026-03-13T10:00:00.000Z'), type: 'PlanRevised' };
    story()
      .events(...upToThePlan())
      .when(reviewIt({ goalsAchieved: ['phased-return', 'find-work'] }))
      .refused('assessment.goal-not-in-plan', 'goalsAchieved[1]');
    story()
      .events(...upToThePlan(), revised)
      .when(reviewIt({ goalsAchieved: ['phased-return', 'find-work'] }))
      .then({ type: 'PlanReviewed' });
  });

  it('refuses without a plan, before it, or with a next review that is not later', () => {
    story()
      .events(...untilAssessed)
      .when(reviewIt())
      .refused('assessment.no-plan');
    story()
      .events(...upToThePlan())
      .effective('2026-03-11T10:00:00.000Z')
      .when(reviewIt())
      .refused('assessment.before-plan', 'effectiveAt');
    story()
      .events(...upToThePlan())
      .when(reviewIt({ reviewDate: '2026-03-16' }))
      .refused('assessment.review-date-not-after', 'reviewDate');
  });
});

describe('a plan on a closed case', () => {
  it('is refused at every step', () => {
    const closed = anOpenCase({ referral: anAcceptedReferral({ status: 'not-accepted' }) });
    for (const command of [agreeIt(), reviseIt(), reviewIt()])
      story(closed)
        .events(...upToThePlan())
        .when(command)
        .refused('case.referral-closed');
  });
});
