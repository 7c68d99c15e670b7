import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { anAcceptedReferral, anOpenCase } from '#support/stories.js';
import type { Past } from '#support/decisions.js';
import type { EventOf } from '../src/model/events.js';
import { measureIt, story } from './support.js';

const baseline = (score?: number): Past<EventOf<'MeasureRecorded'>> => ({
  type: 'MeasureRecorded',
  data: {
    instrument: 'gad-7',
    version: '1',
    answers: [1, 1, 1, 1, 1, 1, 1],
    occasion: 'baseline',
    ...(score === undefined ? { noScoreBecause: 'too-many-missing' } : { score }),
  },
});

const discharged = anOpenCase({ discharge: { status: 'discharged', dischargedAt: '2026-03-13T09:00:00.000Z' } });

describe('recording a measure', () => {
  it('scores the answers, in the newest version unless told otherwise', () => {
    story()
      .when(measureIt({ note: 'Filled in at home' }))
      .then({
        type: 'MeasureRecorded',
        data: { instrument: 'gad-7', version: '1', score: 14, occasion: 'baseline' },
        personal: { note: 'Filled in at home' },
      });
  });

  it('has no score, and says why, when too many answers are missing', () => {
    const { decision } = story().when(measureIt({ answers: [2, null, 2, null, 2, null, 2] }));
    expect(isRefusal(decision) ? decision : decision[0]!.data).toEqual({
      instrument: 'gad-7',
      version: '1',
      answers: [2, null, 2, null, 2, null, 2],
      occasion: 'baseline',
      noScoreBecause: 'too-many-missing',
    });
  });

  it('has no score where the instrument has none', () => {
    story()
      .when(measureIt({ instrument: 'eq-5d-5l', answers: [1, 1, 2, 3, 1, 70] }))
      .then({ type: 'MeasureRecorded', data: { noScoreBecause: 'needs-value-set' } });
    story()
      .when(measureIt({ instrument: 'ons4', answers: [7, 7, 7, 3] }))
      .then({ type: 'MeasureRecorded', data: { noScoreBecause: 'separate-items' } });
  });

  it('refuses an answer out of range and names it', () => {
    story()
      .when(measureIt({ answers: [2, 2, 2, 4, 2, 2, 2] }))
      .refused('assessment.answer-out-of-range', 'answers[3]');
    story()
      .when(measureIt({ answers: [-1, 2, 2, 2, 2, 2, 2] }))
      .refused('assessment.answer-out-of-range', 'answers[0]');
    story()
      .when(measureIt({ answers: [2, 2, 2, 2, 2, 2, 1.5] }))
      .refused('assessment.answer-out-of-range', 'answers[6]');
  });

  it('refuses another number of answers', () => {
    story()
      .when(measureIt({ answers: [2, 2] }))
      .refused('assessment.answers-wrong-count', 'answers');
  });

  it('refuses a version that does not exist', () => {
    story()
      .when(measureIt({ version: '99' }))
      .refused('assessment.instrument-unknown', 'version');
  });

  it('has one baseline with a score; one without may be taken again', () => {
    story().events(baseline(7)).when(measureIt()).refused('assessment.baseline-recorded', 'occasion');
    story()
      .events(baseline(7))
      .when(measureIt({ occasion: 'review' }))
      .then({ type: 'MeasureRecorded' });
    story()
      .events(baseline(7))
      .when(measureIt({ instrument: 'wsas', answers: [1, 1, 1, 1, 1] }))
      .then({ type: 'MeasureRecorded' });
    story().events(baseline()).when(measureIt()).then({ type: 'MeasureRecorded' });
  });

  it('takes a follow-up after the discharge and nothing else', () => {
    story(discharged)
      .when(measureIt({ occasion: 'follow-up' }))
      .then({ type: 'MeasureRecorded', data: { occasion: 'follow-up' } });
    story(discharged)
      .when(measureIt({ occasion: 'review' }))
      .refused('case.discharged');
    story(discharged)
      .effective('2026-03-13T08:59:00.000Z')
      .when(measureIt({ occasion: 'discharge' }))
      .then({ type: 'MeasureRecorded' });
  });

  it('refuses a follow-up before the discharge, or about somebody who has died', () => {
    story()
      .when(measureIt({ occasion: 'follow-up' }))
      .refused('assessment.follow-up-before-discharge', 'occasion');
    story(discharged)
      .effective('2026-03-13T08:59:00.000Z')
      .when(measureIt({ occasion: 'follow-up' }))
      .refused('assessment.follow-up-before-discharge');
    story({ ...discharged, referral: anAcceptedReferral({ diedAt: '2026-03-14T00:00:00.000Z' }) })
      .when(measureIt({ occasion: 'follow-up' }))
      .refused('case.person-died');
  });
});
