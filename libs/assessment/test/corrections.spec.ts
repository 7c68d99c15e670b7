import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { assessment } from '../src/index.js';
import { factChecks } from '../src/model/correctable.js';
import {
  assessed,
  attended,
  booked,
  cancelled,
  correctIt,
  OTHER_APPOINTMENT,
  planAgreed,
  recordIt,
  story,
  strikeOut,
  THE_APPOINTMENT,
  upToThePlan,
} from './support.js';

describe('what can be corrected', () => {
  it('is everything that a person typed, checked on the way in', () => {
    const open = Object.entries(assessment.correctable).map(([type, rule]) => [type, rule === 'never' ? [] : rule.data]);
    expect(open).toEqual(Object.entries(factChecks).map(([type, checks]) => [type, Object.keys(checks)]));
  });

  it('is not what follows from it', () => {
    story()
      .events(booked())
      .when(correctIt(0, { appointmentId: OTHER_APPOINTMENT }))
      .refused('correction.field-not-correctable', 'facts.appointmentId');
  });

  it.each([
    [0, 'mode', 'by-pigeon'],
    [0, 'startsAt', 'tomorrow'],
    [0, 'durationMinutes', 0],
    [0, 'practitioner', null],
    [1, 'code', '2'],
    [2, 'workAbility', 11],
    [2, 'obstacles', [{ domain: 'health', code: 'pain' }]],
    [2, 'obstacles', [{ domain: 'health', code: 'pain', severity: 'mild', note: 'words' }]],
    [2, 'fitNoteAdvice', { statement: 'perhaps', adjustments: [] }],
    [3, 'goals', 'get well'],
    [3, 'reviewDate', '2026-02-30'],
  ] as const)('takes no value that the field cannot have (event %i, %s)', (n, field, value) => {
    story()
      .events(...upToThePlan())
      .when(correctIt(n, { [field]: value }))
      .refused('correction.value-not-valid', `facts.${field}`);
  });
});

describe('correcting an appointment', () => {
  it('changes what was typed', () => {
    story()
      .events(booked())
      .when(correctIt(0, { mode: 'video', place: 'Online' }))
      .then({ type: 'FactCorrected', data: { facts: { mode: 'video' } }, personal: { place: 'Online' } });
  });

  it('cannot move it past its attendance', () => {
    story()
      .events(booked(), attended())
      .when(correctIt(0, { startsAt: '2026-03-11T10:00:00.000Z' }))
      .refused('assessment.attendance-before-appointment', 'facts');
    story()
      .events(booked(), attended())
      .when(correctIt(0, { startsAt: '2026-03-09T10:00:00.000Z' }))
      .then({ type: 'FactCorrected' });
  });

  it('cannot put it before its booking, or its notice before that', () => {
    story()
      .events(booked())
      .when(correctIt(0, { startsAt: '2026-03-01T10:00:00.000Z' }))
      .refused('assessment.booking-in-past');
    story()
      .events(booked())
      .when(correctIt(0, { noticeGivenOn: '2026-03-01' }))
      .refused('assessment.notice-before-booking');
    story()
      .events(booked())
      .when(correctIt(0, { noticeGivenOn: null }))
      .then({ type: 'FactCorrected' });
  });

  it('cannot strike it out while its attendance stands', () => {
    story().events(booked(), attended()).when(strikeOut(0)).refused('assessment.appointment-not-found', 'facts');
    story()
      .events(booked())
      .when(strikeOut(0))
      .then({ type: 'FactCorrected', data: { struckOut: true } });
  });

  it('cannot make it replace one that has been attended', () => {
    const other = booked(
      { appointmentId: OTHER_APPOINTMENT, startsAt: '2026-03-20T10:00:00.000Z', noticeGivenOn: '2026-03-12' },
      '2026-03-12T09:00:00.000Z',
    );
    story()
      .events(booked(), attended(), other)
      .when(correctIt(2, { replaces: THE_APPOINTMENT }))
      .refused('assessment.attendance-recorded', 'facts');
  });

  it('gives the old appointment back when its move is struck out', () => {
    const moved = booked({ appointmentId: OTHER_APPOINTMENT, replaces: THE_APPOINTMENT, startsAt: '2026-03-20T10:00:00.000Z' });
    const struck = story().events(booked(), moved).when(strikeOut(1));
    const correction = isRefusal(struck.decision) ? [] : struck.decision;
    story()
      .events(booked(), moved, ...correction)
      .when(recordIt())
      .then({ type: 'AttendanceRecorded' });
  });
});

describe('correcting a cancellation', () => {
  it('can change who cancelled, together with the reason', () => {
    story()
      .events(booked(), cancelled())
      .when(correctIt(1, { by: 'provider' }))
      .refused('assessment.reason-not-of-party', 'facts');
    story()
      .events(booked(), cancelled())
      .when(correctIt(1, { by: 'provider', reason: 'venue-unavailable' }))
      .then({ type: 'FactCorrected' });
  });

  it('cannot move it past the start, where it would have been a DNA', () => {
    story()
      .events(booked(), cancelled())
      .when(correctIt(1, {}, { newEffectiveAt: '2026-03-10T10:00:00.000Z' }))
      .refused('assessment.cancelled-after-start');
  });

  it('can be struck out, so that attendance can be recorded', () => {
    const { decision } = story().events(booked(), cancelled()).when(strikeOut(1));
    const correction = isRefusal(decision) ? [] : decision;
    story()
      .events(booked(), cancelled(), ...correction)
      .when(recordIt())
      .then({ type: 'AttendanceRecorded' });
  });
});

describe('correcting attendance', () => {
  it('turns a DNA into a late arrival that was seen', () => {
    story()
      .events(booked(), attended({ code: '3' }))
      .when(correctIt(1, { code: '6' }))
      .then({ type: 'FactCorrected', data: { correctedType: 'AttendanceRecorded', facts: { code: '6' } } });
  });

  it('cannot unsee somebody who was assessed', () => {
    story()
      .events(...upToThePlan())
      .when(correctIt(1, { code: '3' }))
      .refused('assessment.not-attended', 'facts');
    story()
      .events(...upToThePlan())
      .when(strikeOut(1))
      .refused('assessment.not-attended', 'facts');
  });

  it('cannot move it before the day of the appointment', () => {
    const toTheEve = correctIt(1, {}, { newEffectiveAt: '2026-03-09T23:59:00.000Z' });
    story().events(booked(), attended()).when(toTheEve).refused('assessment.attendance-before-appointment');
  });

  it('cannot pass it to an appointment that was cancelled or moved', () => {
    const other = booked({ appointmentId: OTHER_APPOINTMENT });
    const moved = booked({ appointmentId: OTHER_APPOINTMENT, replaces: THE_APPOINTMENT });
    const toTheOther = correctIt(2, { appointmentId: OTHER_APPOINTMENT });
    const toTheOld = correctIt(2, { appointmentId: THE_APPOINTMENT });
    story().events(booked(), other, attended()).when(toTheOther).then({ type: 'FactCorrected' });
    story()
      .events(booked(), moved, attended({ appointmentId: OTHER_APPOINTMENT }))
      .when(toTheOld)
      .refused('assessment.appointment-superseded');
    story()
      .events(other, cancelled({ appointmentId: OTHER_APPOINTMENT }), attended(), booked())
      .when(toTheOther)
      .refused('assessment.appointment-cancelled');
  });

  it('keeps arrival and code in agreement', () => {
    const late = attended({ code: '6', arrivedAt: '2026-03-10T10:20:00.000Z' });
    story()
      .events(booked(), late)
      .when(correctIt(1, { code: '3' }))
      .refused('assessment.arrival-contradicts-code');
    story()
      .events(booked(), late)
      .when(correctIt(1, { code: '3', arrivedAt: null }))
      .then({ type: 'FactCorrected' });
  });
});

describe('correcting an assessment', () => {
  it('changes findings and words', () => {
    story()
      .events(...upToThePlan())
      .when(correctIt(2, { workAbility: 3, summary: 'Neck, not back' }))
      .then({ type: 'FactCorrected', data: { facts: { workAbility: 3 } }, personal: { summary: 'Neck, not back' } });
  });

  it('cannot contradict itself, come before its appointment, or leave its plan alone', () => {
    story()
      .events(...upToThePlan())
      .when(correctIt(2, { expectedReturnOn: '2026-03-01' }))
      .refused('assessment.expected-return-in-past');
    story()
      .events(...upToThePlan())
      .when(correctIt(2, { obstacles: [{ domain: 'personal', code: 'pain', severity: 'mild' }] }))
      .refused('assessment.obstacle-not-of-domain');
    story()
      .events(...upToThePlan())
      .when(correctIt(2, {}, { newEffectiveAt: '2026-03-09T10:00:00.000Z' }))
      .refused('assessment.before-appointment');
    story()
      .events(...upToThePlan())
      .when(correctIt(2, {}, { newEffectiveAt: '2026-03-13T10:00:00.000Z' }))
      .refused('assessment.plan-before-assessment');
    story()
      .events(...upToThePlan())
      .when(strikeOut(2))
      .refused('assessment.plan-before-assessment', 'facts');
    story().events(booked(), attended(), assessed()).when(strikeOut(2)).then({ type: 'FactCorrected' });
  });
});

describe('correcting a measure', () => {
  const measured = {
    type: 'MeasureRecorded',
    data: { instrument: 'gad-7', version: '1', answers: [1, 1, 1, 1, 1, 1, 1], score: 7, occasion: 'baseline' },
  } as const;
  const factsOf = (facts: Record<string, unknown>) => {
    const { decision } = story().events(measured).when(correctIt(0, facts));
    return isRefusal(decision) ? decision : (decision[0]!.data as { facts: unknown }).facts;
  };

  it('brings the score along', () => {
    const answers = [3, 1, 1, 1, 1, 1, 1];
    expect(factsOf({ answers })).toEqual({ answers, score: 9 });
  });

  it('takes the score out where too few answers remain', () => {
    const answers = [3, null, null, null, 1, 1, 1];
    expect(factsOf({ answers })).toEqual({ answers, score: null, noScoreBecause: 'too-many-missing' });
  });

  it('leaves the score alone where only the occasion was wrong', () => {
    expect(factsOf({ occasion: 'review' })).toEqual({ occasion: 'review' });
  });

  it('cannot set the score, or answers that the instrument does not allow', () => {
    story()
      .events(measured)
      .when(correctIt(0, { score: 3 }))
      .refused('correction.field-not-correctable');
    story()
      .events(measured)
      .when(correctIt(0, { answers: [4, 1, 1, 1, 1, 1, 1] }))
      .refused('assessment.answer-out-of-range');
    story()
      .events(measured)
      .when(correctIt(0, { answers: 'none' }))
      .refused('correction.value-not-valid', 'facts.answers');
    story()
      .events(measured)
      .when(correctIt(0, { instrument: 'phq-9' }))
      .refused('assessment.answers-wrong-count');
    story()
      .events(measured)
      .when(correctIt(0, { version: '99' }))
      .refused('assessment.instrument-unknown');
  });

  it('cannot make a second baseline', () => {
    const review = { ...measured, data: { ...measured.data, occasion: 'review' as const } };
    story()
      .events(measured, review)
      .when(correctIt(1, { occasion: 'baseline' }))
      .refused('assessment.baseline-recorded');
    story().events(measured).when(strikeOut(0)).then({ type: 'FactCorrected' });
  });
});

describe('correcting a plan', () => {
  const reviewed = {
    type: 'PlanReviewed',
    data: { progress: 'on-track', goalsAchieved: ['phased-return'], reviewDate: '2026-04-20' },
    at: '2026-03-14T10:00:00.000Z',
  } as const;
  const revised = { ...planAgreed({}, '2026-03-13T10:00:00.000Z'), type: 'PlanRevised' } as const;

  it('changes goals, dates and words', () => {
    story()
      .events(...upToThePlan())
      .when(correctIt(3, { goals: ['find-work'], targetDate: '2026-06-01', goalsInWords: 'A new post' }))
      .then({ type: 'FactCorrected', data: { facts: { goals: ['find-work'], targetDate: '2026-06-01' } }, personal: { goalsInWords: 'A new post' } });
  });

  it('cannot come before the assessment, lose its goals, or be reviewed before it is made', () => {
    story()
      .events(...upToThePlan())
      .when(correctIt(3, {}, { newEffectiveAt: '2026-03-09T10:00:00.000Z' }))
      .refused('assessment.plan-before-assessment');
    story()
      .events(...upToThePlan())
      .when(correctIt(3, { goals: [] }))
      .refused('assessment.plan-without-goal');
    story()
      .events(...upToThePlan())
      .when(correctIt(3, { reviewDate: '2026-03-12' }))
      .refused('assessment.review-date-not-after');
  });

  it('cannot take from under a review or revision what that rests on', () => {
    story()
      .events(...upToThePlan(), reviewed)
      .when(strikeOut(3))
      .refused('assessment.no-plan');
    story()
      .events(...upToThePlan(), revised)
      .when(strikeOut(3))
      .refused('assessment.no-plan');
    story()
      .events(...upToThePlan(), reviewed)
      .when(correctIt(3, { goals: ['find-work'] }))
      .refused('assessment.goal-not-in-plan');
    story()
      .events(...upToThePlan(), reviewed)
      .when(strikeOut(4))
      .then({ type: 'FactCorrected' });
    story()
      .events(...upToThePlan(), revised)
      .when(strikeOut(4))
      .then({ type: 'FactCorrected' });
  });

  it('cannot move a review or revision before the plan', () => {
    const before = correctIt(4, {}, { newEffectiveAt: '2026-03-11T10:00:00.000Z' });
    story()
      .events(...upToThePlan(), reviewed)
      .when(before)
      .refused('assessment.before-plan');
    story()
      .events(...upToThePlan(), revised)
      .when(before)
      .refused('assessment.before-plan');
  });
});
