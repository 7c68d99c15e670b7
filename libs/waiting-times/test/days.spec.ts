import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#kernel';
import { calendarOf } from '#programmes/contract';
import { breachDay, daysWaited } from '../src/clocks/days-waited.js';
import { waitBand } from '../src/clocks/wait-band.js';
import { laterWorkingDay, workingDays } from '../src/clocks/working-days.js';

describe('the band of a wait', () => {
  it.each([
    [0, '0-1'],
    [7, '0-1'],
    [8, '>1-2'],
    [14, '>1-2'],
    [126, '>17-18'],
    [127, '>18-19'],
    [728, '>103-104'],
    [729, '>104'],
    [2_000, '>104'],
  ])('of %i days is %s', (days, band) => expect(waitBand(days)).toBe(band));

  const vectors = new URL('../../../../shared/data/lsc-sde__fastrtt/rtt-band-vectors-visible.csv', import.meta.url);
  const lines = existsSync(vectors) ? readFileSync(vectors, 'utf8').trim().split(/\r?\n/).slice(1) : [];
  if (lines.length === 0) it.skip('agrees with the published vectors: the folder of shared examples is not there', () => undefined);
  else
    it.each(lines.map((line) => line.split(',') as [string, string]))('agrees with the published vector: %s days is %s', (days, band) =>
      expect(waitBand(Number(days))).toBe(band),
    );
});

const england = { countIn: 'working-days', nation: 'england' } as const;
const calendar = { countIn: 'calendar-days', nation: 'england' } as const;

describe('days waited', () => {
  it('are working days of the nation: Easter Monday counts in Scotland and not in England', () => {
    expect(daysWaited(england, '2026-04-02', '2026-04-07', []).pausesIncluded).toBe(1);
    expect(daysWaited({ ...england, nation: 'scotland' }, '2026-04-02', '2026-04-07', []).pausesIncluded).toBe(2);
  });

  it('are 0 from a Friday to the Saturday after, in working days', () => {
    expect(daysWaited(england, '2026-03-06', '2026-03-07', []).pausesIncluded).toBe(0);
  });

  it('leave standstills out once, however they overlap', () => {
    const pauses = [
      { from: '2026-03-05', to: '2026-03-12' },
      { from: '2026-03-10', to: '2026-03-15' },
      { from: '2026-03-11', to: '2026-03-13' },
    ];
    expect(daysWaited(calendar, '2026-03-02', '2026-03-22', pauses)).toEqual({ pausesIncluded: 20, pausesExcluded: 10 });
  });

  it('count a standstill only between start and end', () => {
    expect(daysWaited(calendar, '2026-03-02', '2026-03-12', [{ from: '2026-02-01', to: '2026-03-05' }, { from: '2026-03-10' }])).toEqual({
      pausesIncluded: 10,
      pausesExcluded: 5,
    });
  });

  it('are weekdays before there were bank holidays of today, however long ago', () => {
    expect(workingDays('england', '1968-03-01', '1968-03-15')).toBe(10);
    expect(workingDays('england', '0001-01-01', '2026-03-02')).toBe(
      workingDays('england', '0001-01-01', '1971-12-31') + workingDays('england', '1971-12-31', '2026-03-02'),
    );
  });

  it('agree with the calendar of the nation, day by day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('england', 'wales', 'scotland', 'northern-ireland'),
        fc.nat(1200),
        fc.integer({ min: -5, max: 800 }),
        (nation, start, length) => {
          const from = addDays('2024-06-01', start);
          const to = addDays(from, length);
          expect(laterWorkingDay(nation, from, Math.abs(length) % 300)).toBe(calendarOf(nation).addWorkingDays(from, Math.abs(length) % 300));
          expect(workingDays(nation, from, to)).toBe(length < 0 ? 0 : calendarOf(nation).workingDaysBetween(from, to));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the day of the breach', () => {
  it('is the first day on which the wait is longer than the target', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(england, calendar),
        fc.nat(200),
        fc.nat(30),
        fc.array(fc.tuple(fc.nat(60), fc.nat(30)), { maxLength: 3 }),
        (counting, start, target, spans) => {
          const from = addDays('2026-01-01', start);
          const pauses = spans.map(([after, days]) => ({ from: addDays(from, after), to: addDays(from, after + days) }));
          const day = breachDay(counting, from, target, pauses)!;
          expect(daysWaited(counting, from, day, pauses).pausesExcluded).toBe(target + 1);
          expect(daysWaited(counting, from, addDays(day, -1), pauses).pausesExcluded).toBe(target);
        },
      ),
      { numRuns: 100 },
    );
  });
});
