import { describe, expect, it } from '@jest/globals';
import { isRefusal, type FactCorrected } from '#kernel';
import { recorded, type Past } from '#support/decisions.js';
import {
  arrivedOnTime,
  assessmentStanding,
  assessmentStream,
  ATTENDANCE_CODES,
  isDna,
  isSeen,
  mayRebook,
  rebookUntil,
  type AttendanceCode,
} from '../src/contract.js';
import type { AssessmentEvent } from '../src/model/events.js';
import { assessed, attended, booked, cancelled, correctIt, OTHER_APPOINTMENT, STARTS_AT, story, THE_APPOINTMENT, upToThePlan } from './support.js';

const standing = (...events: Past<AssessmentEvent | FactCorrected>[]) =>
  assessmentStanding(recorded<AssessmentEvent | FactCorrected>('assessment', events) as Parameters<typeof assessmentStanding>[0], {
    clearNoticeDays: 3,
  });

const codes = (...events: Past<AssessmentEvent>[]) => standing(...events).appointments.map((a) => a.attendance);

describe('the national attendance codes', () => {
  const all = Object.keys(ATTENDANCE_CODES).sort() as AttendanceCode[];

  it('are seven, each in plain words', () => {
    expect(all).toEqual(['0', '2', '3', '4', '5', '6', '7']);
  });

  it('count 5 and 6 as seen, and 3 alone as a DNA', () => {
    expect(all.filter(isSeen)).toEqual(['5', '6']);
    expect(all.filter(isDna)).toEqual(['3']);
    expect([isSeen(undefined), isDna(undefined)]).toEqual([false, false]);
  });

  it('never report a late arrival as on time, nor somebody who has not come as late', () => {
    expect(all.map((code) => [code, arrivedOnTime(code)])).toEqual([
      ['0', undefined],
      ['2', undefined],
      ['3', undefined],
      ['4', undefined],
      ['5', true],
      ['6', false],
      ['7', false],
    ]);
  });
});

describe('the standing of appointments', () => {
  const moved = booked({ appointmentId: OTHER_APPOINTMENT, replaces: THE_APPOINTMENT, startsAt: '2026-03-13T10:00:00.000Z' });

  it('is "not yet" until something is known', () => {
    expect(codes(booked())).toEqual(['0']);
  });

  it('derives 2 and 4 from who cancelled', () => {
    expect(codes(booked(), cancelled())).toEqual(['2']);
    expect(codes(booked(), cancelled({ by: 'provider', reason: 'other' }))).toEqual(['4']);
  });

  it('never counts a moved appointment as attended', () => {
    const { appointments } = standing(booked(), moved, attended({ appointmentId: OTHER_APPOINTMENT }, '2026-03-13T10:30:00.000Z'));
    expect(appointments.map((a) => [a.status, a.attendance])).toEqual([
      ['superseded', undefined],
      ['seen', '5'],
    ]);
    expect(appointments[0]).toMatchObject({ replacedBy: OTHER_APPOINTMENT });
  });

  it('keeps a moved appointment out even if an attendance of it is forced into the log', () => {
    expect(standing(booked(), moved, attended()).appointments[0]!.status).toBe('superseded');
  });

  it('dates an attendance by the appointment, also after the appointment was corrected to an earlier day', () => {
    const events = [booked(), attended()];
    const { decision } = story()
      .events(...events)
      .when(correctIt(0, { startsAt: '2026-03-05T14:00:00.000Z' }));
    const correction = isRefusal(decision) ? [] : (decision as FactCorrected[]);
    expect(standing(...events).appointments[0]).toMatchObject({ status: 'seen', seenAt: '2026-03-10T11:00:00.000Z' });
    expect(standing(...events, ...correction).appointments[0]).toMatchObject({ status: 'seen', seenAt: '2026-03-05T14:00:00.000Z' });
  });

  it('says nothing about a case without events', () => {
    expect(standing()).toEqual({ appointments: [], dnaCount: 0 });
    expect(assessmentStream('c1')).toBe('assessment-c1');
  });
});

describe('DNAs', () => {
  const earlier = booked({ appointmentId: OTHER_APPOINTMENT, startsAt: '2026-03-04T10:00:00.000Z', noticeGivenOn: '2026-03-02' });
  const missedEarlier = attended({ appointmentId: OTHER_APPOINTMENT, code: '3' }, '2026-03-04T11:00:00.000Z');

  it('are missed appointments without notice, and nothing else', () => {
    expect(standing(booked(), attended({ code: '7' })).dnaCount).toBe(0);
    expect(standing(booked(), cancelled()).dnaCount).toBe(0);
    expect(standing(booked(), attended({ code: '3' }), earlier, missedEarlier).dnaCount).toBe(2);
  });

  it('name the last by its appointment, not by the order of entry', () => {
    const { lastDna } = standing(booked(), attended({ code: '3' }), earlier, missedEarlier);
    expect(lastDna).toEqual({ appointmentId: THE_APPOINTMENT, startsAt: STARTS_AT, noticeGivenOn: '2026-03-02', noticeWasClear: true });
  });

  it.each([
    ['2026-03-07', true],
    ['2026-03-08', false],
    [undefined, false],
  ])('tell whether notice on %s was clear three days ahead: %s', (noticeGivenOn, clear) => {
    expect(standing(booked({ noticeGivenOn }), attended({ code: '3' })).lastDna?.noticeWasClear).toBe(clear);
  });

  it('count notice in London days', () => {
    // 23:30 UTC on 30 June is 1 July in London: three days after 28 June.
    const atMidnight = booked({ startsAt: '2026-06-30T23:30:00.000Z', noticeGivenOn: '2026-06-28' });
    expect(standing(atMidnight, attended({ code: '3' }, '2026-06-30T23:45:00.000Z')).lastDna?.noticeWasClear).toBe(true);
  });

  it('leave a window for rebooking, its last day included', () => {
    const programme = { rebookWithinDays: 14 };
    expect(rebookUntil({ startsAt: STARTS_AT }, programme)).toBe('2026-03-24');
    expect(rebookUntil({ startsAt: '2026-06-30T23:30:00.000Z' }, programme)).toBe('2026-07-15');
    expect(mayRebook({ startsAt: STARTS_AT }, programme, '2026-03-24')).toBe(true);
    expect(mayRebook({ startsAt: STARTS_AT }, programme, '2026-03-25')).toBe(false);
  });
});

describe('the standing of assessment and plan', () => {
  it('gives the first assessment by when it happened', () => {
    const second = booked({ appointmentId: OTHER_APPOINTMENT, startsAt: '2026-03-05T10:00:00.000Z' });
    const events = [booked(), attended(), assessed(), second, attended({ appointmentId: OTHER_APPOINTMENT }, '2026-03-05T11:00:00.000Z')];
    expect(standing(...events).assessedAt).toBe('2026-03-10T11:30:00.000Z');
    expect(standing(...events, assessed({ appointmentId: OTHER_APPOINTMENT }, '2026-03-05T12:00:00.000Z')).assessedAt).toBe(
      '2026-03-05T12:00:00.000Z',
    );
  });

  it('gives when the plan was agreed and when it is reviewed next', () => {
    expect(standing(...upToThePlan())).toMatchObject({ planAgreedAt: '2026-03-12T10:00:00.000Z', reviewDate: '2026-04-09' });
  });

  it('follows reviews and revisions by when they happened, not by when they were entered', () => {
    const review = (reviewDate: string | undefined, at: string): Past<AssessmentEvent> => ({
      type: 'PlanReviewed',
      data: { progress: 'on-track', goalsAchieved: [], ...(reviewDate ? { reviewDate } : {}) },
      at,
    });
    const newer = review('2026-05-07', '2026-04-09T10:00:00.000Z');
    expect(standing(...upToThePlan(), newer).reviewDate).toBe('2026-05-07');
    expect(standing(...upToThePlan(), newer, review('2026-04-20', '2026-04-01T10:00:00.000Z')).reviewDate).toBe('2026-05-07');
    expect(standing(...upToThePlan(), newer, review(undefined, '2026-05-07T10:00:00.000Z')).reviewDate).toBeUndefined();
  });

  it('reads a history as corrected', () => {
    const events = upToThePlan();
    const { decision } = story()
      .events(...events)
      .when(correctIt(3, { reviewDate: '2026-04-30' }));
    const correction = isRefusal(decision) ? [] : (decision as FactCorrected[]);
    expect(standing(...events, ...correction).reviewDate).toBe('2026-04-30');
  });
});
