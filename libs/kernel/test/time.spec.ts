import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addDays,
  addDaysToInstant,
  atLondonTime,
  daysBetween,
  isLocalDate,
  londonDate,
  londonDateTime,
  parseInstant,
  startOfDay,
  VirtualClock,
} from '#kernel';

describe('days in London', () => {
  test.each([
    ['winter: London is UTC', '2026-01-15T23:59:59.999Z', '2026-01-15'],
    ['summer: the last hour of a UTC day is tomorrow', '2026-06-30T23:30:00.000Z', '2026-07-01'],
    ['summer: just before midnight in London', '2026-06-30T22:59:59.999Z', '2026-06-30'],
    ['the night on which the clocks go forward', '2026-03-29T00:59:59.999Z', '2026-03-29'],
    ['the evening after the clocks went forward', '2026-03-29T23:00:00.000Z', '2026-03-30'],
    ['the evening before the clocks go back', '2026-10-24T23:00:00.000Z', '2026-10-25'],
    ['the evening after the clocks went back', '2026-10-25T23:00:00.000Z', '2026-10-25'],
  ])('%s', (_, instant, day) => expect(londonDate(instant)).toBe(day));

  test('read as a London wall clock', () => {
    expect(londonDateTime('2026-07-01T08:05:00.000Z')).toBe('2026-07-01 09:05');
    expect(londonDateTime('2026-12-01T08:05:00.000Z')).toBe('2026-12-01 08:05');
  });

  test.each([
    ['2026-01-01', '2026-01-01T00:00:00.000Z'],
    ['2026-03-29', '2026-03-29T00:00:00.000Z'],
    ['2026-03-30', '2026-03-29T23:00:00.000Z'],
    ['2026-10-25', '2026-10-24T23:00:00.000Z'],
    ['2026-10-26', '2026-10-26T00:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => expect(startOfDay(day)).toBe(instant));

  test('every day begins on that day, and just after the day before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), (n) => {
        const day = addDays('1975-01-01', n);
        const begins = Date.parse(startOfDay(day));
        expect(londonDate(new Date(begins).toISOString())).toBe(day);
        expect(londonDate(new Date(begins - 1).toISOString())).toBe(addDays(day, -1));
      }),
    );
  });

  test.each([
    ['a summer morning', '2026-07-01', 9 * 60 + 30, '2026-07-01T08:30:00.000Z'],
    ['a winter morning', '2026-12-01', 9 * 60 + 30, '2026-12-01T09:30:00.000Z'],
    ['half past one on the night when it does not exist', '2026-03-29', 90, '2026-03-29T01:30:00.000Z'],
    ['half past one on the night when it comes twice', '2026-10-25', 90, '2026-10-25T01:30:00.000Z'],
    ['half past midnight on that night', '2026-10-25', 30, '2026-10-24T23:30:00.000Z'],
  ])('%s', (_, day, minutes, instant) => expect(atLondonTime(day, minutes)).toBe(instant));
});

describe('arithmetic of days', () => {
  test('a year has 365 days, a leap year 366, whatever the clocks do', () => {
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(daysBetween('2028-01-01', '2029-01-01')).toBe(366);
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
    expect(daysBetween('2026-03-30', '2026-03-30')).toBe(0);
  });

  test('adding and counting agree', () => {
    fc.assert(fc.property(fc.integer({ min: -40_000, max: 40_000 }), (n) => expect(daysBetween('2026-03-02', addDays('2026-03-02', n))).toBe(n)));
  });

  test('a day later is 24 hours later, also over a change of the clocks', () =>
    expect(addDaysToInstant('2026-03-28T12:00:00.000Z', 1)).toBe('2026-03-29T12:00:00.000Z'));
});

describe('what is written', () => {
  test.each([
    ['2026-03-02T09:30:00Z', '2026-03-02T09:30:00.000Z'],
    ['2026-03-02T09:30Z', '2026-03-02T09:30:00.000Z'],
    ['2026-03-02T09:30:00+01:00', '2026-03-02T08:30:00.000Z'],
    ['2026-03-02T00:30:00+01:00', '2026-03-01T23:30:00.000Z'],
    ['2026-03-02T09:30:00.1234567-05:30', '2026-03-02T15:00:00.123Z'],
  ])('%s is a moment', (text, instant) => expect(parseInstant(text)).toBe(instant));

  test.each([
    ['no offset', '2026-03-02T09:30:00'],
    ['a day that does not exist', '2026-02-30T09:30:00Z'],
    ['an hour that does not exist', '2026-03-02T25:00:00Z'],
    ['a day alone', '2026-03-02'],
    ['words', 'yesterday'],
    ['a year that would sort before all others', '9999-12-31T23:59:59-01:00'],
    ['a year before the first', '0001-01-01T00:00:00+01:00'],
    ['the year 0, which a database refuses', '0000-06-01T00:00:00Z'],
  ])('%s is none', (_, text) => expect(parseInstant(text)).toBeUndefined());

  test('what is a moment sorts as text as it does in time', () => {
    const written = fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(written, written, (a, b) => {
        const [first, second] = [parseInstant(a.toISOString())!, parseInstant(b.toISOString())!];
        expect(first < second).toBe(a.getTime() < b.getTime());
      }),
    );
  });

  test('a day must exist', () => {
    expect(['2028-02-29', '0001-01-01', '9999-12-31'].map(isLocalDate)).toEqual([true, true, true]);
    expect(['2026-02-29', '2026-13-01', '2026-3-2', '0000-01-01', '2026-03-02T00:00:00Z', ''].map(isLocalDate)).not.toContain(true);
  });
});

test('a clock that is moved by hand never runs backwards', () => {
  const clock = new VirtualClock('2026-03-02T09:00:00.000Z');
  clock.advanceDays(2);
  expect(clock.now()).toBe('2026-03-04T09:00:00.000Z');
  expect(() => clock.moveTo('2026-03-04T08:59:59.999Z')).toThrow('cannot go back');
  expect(clock.now()).toBe('2026-03-04T09:00:00.000Z');
});
