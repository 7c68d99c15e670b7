import { describe, expect, it, test } from '@jest/globals';
import { isRefusal } from '#kernel';
import { periodOf, sealedReport } from '../src/index.js';

const NOW = '2026-06-30T23:30:00.000Z';

describe('the period of a report', () => {
  it('ends today in London at the latest, or on the day as of which it is known', () => {
    expect(periodOf({ from: '2026-01-01', to: '2026-12-31' }, NOW)).toEqual({ from: '2026-01-01', to: '2026-07-01', today: '2026-07-01' });
    const knownAt = '2026-03-31T22:59:00.000Z';
    expect(periodOf({ from: '2026-01-01', to: '2026-12-31', knownAt }, NOW)).toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
      today: '2026-03-31',
      knownAt,
    });
  });

  it('is its last day alone where no first is given', () =>
    expect(periodOf({ to: '2026-02-03' }, NOW)).toMatchObject({ from: '2026-02-03', to: '2026-02-03' }));

  it.each([
    [{ from: '2026-02-02', to: '2026-02-01' }, 'report.period-reversed'],
    [{ from: '2026-08-01', to: '2026-08-31' }, 'report.period-reversed'],
    [{ from: '2016-01-01', to: '2026-02-01' }, 'report.period-too-long'],
    [{ from: '2026-01-01', to: '2026-02-01', knownAt: '2026-07-01T00:00:00.000Z' }, 'report.known-in-future'],
  ])('%j is refused with %s', (asked, code) => {
    const answer = periodOf(asked, NOW);
    expect(isRefusal(answer) && answer.code).toBe(code);
  });
});

test('a report has the same hash whenever the same is said, and another if anything else is', () => {
  const said = { report: 'outcomes', figures: [{ people: 5 }], position: '0000000000000007' };
  const { hash } = sealedReport(said);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(sealedReport({ ...said, position: '0000000000000009', knownAt: NOW }).hash).toBe(hash);
  expect(sealedReport({ ...said, figures: [{ people: 6 }] }).hash).not.toBe(hash);
});
