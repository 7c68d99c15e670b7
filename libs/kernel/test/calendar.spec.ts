import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, workingCalendar } from '#kernel';

/** Easter 2026: Friday 3 and Monday 6 April are bank holidays. */
const calendar = workingCalendar((date) => date === '2026-04-03' || date === '2026-04-06');

describe('working days', () => {
  test('are Monday to Friday without bank holidays', () => {
    const week = ['2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06', '2026-04-07'];
    expect(week.map(calendar.isWorkingDay)).toEqual([true, false, false, false, false, true]);
  });

  test.each([
    ['the day after', '2026-03-31', 1, '2026-04-01'],
    ['over Easter', '2026-04-02', 1, '2026-04-07'],
    ['over a weekend', '2026-03-27', 2, '2026-03-31'],
    ['none, on a working day: that day', '2026-04-02', 0, '2026-04-02'],
    ['none, on Good Friday: the next working day', '2026-04-03', 0, '2026-04-07'],
    ['one after a Saturday: the Monday', '2026-03-28', 1, '2026-03-30'],
  ])('%s', (_, from, days, day) => expect(calendar.addWorkingDays(from, days)).toBe(day));

  test.each([
    ['the same day', '2026-04-02', '2026-04-02', 0],
    ['over Easter', '2026-04-02', '2026-04-07', 1],
    ['up to a Saturday', '2026-03-26', '2026-03-28', 1],
    ['backwards', '2026-04-07', '2026-04-02', 0],
  ])('between two days: %s', (_, from, to, days) => expect(calendar.workingDaysBetween(from, to)).toBe(days));

  test('adding and counting agree, and a target is a working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 60 }), (start, days) => {
        const from = addDays('2026-01-01', start);
        const due = calendar.addWorkingDays(from, days);
        expect(calendar.isWorkingDay(due)).toBe(true);
        expect(calendar.workingDaysBetween(from, due)).toBe(days);
      }),
    );
  });
});
