import { describe, expect, test } from '@jest/globals';
import { addDays, type LocalDate, type Nation } from '#kernel';
import { calendarOf, targetDueOn } from '#programmes/contract';
import { aStagedProgramme } from '#support/stories.js';

const NATIONS: Nation[] = ['england', 'wales', 'scotland', 'northern-ireland'];

/** The weekdays of a year on which a nation does not work. */
function bankHolidays(nation: Nation, year: number): LocalDate[] {
  const calendar = calendarOf(nation);
  const days: LocalDate[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !calendar.isWorkingDay(day)) days.push(day.slice(5));
  }
  return days;
}

// As published at https://www.gov.uk/bank-holidays.
describe('the bank holidays', () => {
  const englandAndWales: [number, string][] = [
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ];
  test.each(englandAndWales)('of England and of Wales in %d', (year, days) => {
    expect(bankHolidays('england', year)).toEqual(days.split(' '));
    expect(bankHolidays('wales', year)).toEqual(days.split(' '));
  });

  test.each([
    [2022, '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27'],
    [2024, '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26'],
    [2025, '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26'],
    [2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28'],
    [2027, '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28'],
  ])('of Scotland in %d', (year, days) => {
    expect(bankHolidays('scotland', year)).toEqual(days.split(' '));
  });

  test.each([
    [2024, '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26'],
    [2025, '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26'],
    [2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28'],
    [2027, '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28'],
  ])('of Northern Ireland in %d', (year, days) => {
    expect(bankHolidays('northern-ireland', year)).toEqual(days.split(' '));
  });
});

describe('a calendar', () => {
  test.each<[LocalDate, Nation[]]>([
    ['2026-01-02', ['scotland']],
    ['2026-03-17', ['northern-ireland']],
    ['2026-04-03', NATIONS],
    ['2026-04-06', ['england', 'wales', 'northern-ireland']],
    ['2026-06-15', ['scotland']],
    ['2026-07-13', ['northern-ireland']],
    ['2026-08-03', ['scotland']],
    ['2026-08-31', ['england', 'wales', 'northern-ireland']],
    ['2026-11-30', ['scotland']],
    ['2026-12-28', NATIONS],
    ['2026-03-08', NATIONS], // a Sunday
    ['2026-03-15', NATIONS], // Mothering Sunday is a Sunday, and no bank holiday
    ['2026-03-16', []],
  ])('rests on %s in %j', (day, resting) => {
    expect(NATIONS.filter((nation) => !calendarOf(nation).isWorkingDay(day))).toEqual(resting);
  });

  test('is the same each time', () => {
    expect(calendarOf('scotland')).toBe(calendarOf('scotland'));
  });

  test('counts over the turn of a year', () => {
    expect(calendarOf('england').addWorkingDays('2026-12-24', 3)).toBe('2026-12-31');
    expect(calendarOf('scotland').addWorkingDays('2026-12-31', 1)).toBe('2027-01-05');
  });
});

describe('a target', () => {
  const clocks = { ...aStagedProgramme().clocks, targets: { 'referral-to-triage': 2 } };
  const inWorkingDays = { ...clocks, countIn: 'working-days' as const };

  test('in calendar days is due that many days later', () => {
    expect(targetDueOn(aStagedProgramme({ clocks }), 'referral-to-triage', '2026-04-02')).toBe('2026-04-04');
  });

  test.each<[Nation, LocalDate]>([
    ['england', '2026-04-08'],
    ['wales', '2026-04-08'],
    ['northern-ireland', '2026-04-08'],
    ['scotland', '2026-04-07'],
  ])('in working days of %s over Easter is due on %s', (nation, due) => {
    expect(targetDueOn(aStagedProgramme({ nation, clocks: inWorkingDays }), 'referral-to-triage', '2026-04-02')).toBe(due);
  });

  test('in working days that starts on a Saturday begins to count on Monday', () => {
    expect(targetDueOn(aStagedProgramme({ clocks: inWorkingDays }), 'referral-to-triage', '2026-03-07')).toBe('2026-03-10');
  });

  test('that the programme does not set is never due', () => {
    expect(targetDueOn(aStagedProgramme({ clocks }), 'referral-to-assessment', '2026-04-02')).toBeUndefined();
  });
});
