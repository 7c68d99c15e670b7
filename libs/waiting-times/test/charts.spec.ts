import { describe, expect, it } from '@jest/globals';
import type { Chart } from '#charts';
import { isRefusal, type Refusal } from '#kernel';
import { DEFINITIONS } from '../src/reports/definitions.js';
import type { ShownFigures, ShownLengths, ShownPopulation } from '../src/reports/shown-figures.js';
import { waitingTimesChart } from '../src/reports/wait-charts.js';
import type { Report } from '../src/reports/waiting-times-report.js';

const lengths: ShownLengths = {
  median: 5,
  p75: 8,
  p90: 12,
  p95: 20,
  withinTarget: 15,
  overTarget: 5,
  ofWithTarget: 20,
  percentWithinTarget: 75,
  bands: [],
};
const people = (n: ShownPopulation['n'], bands: ShownLengths['bands'] = []): ShownPopulation => ({
  ...{ n, unknownStart: 0, pausesExcluded: { ...lengths, bands }, pausesIncluded: { ...lengths, bands } },
});
const figures = (group: ShownFigures['group'] = {}): ShownFigures => ({
  ...{ measure: 'referral-to-assessment', group, completed: people(20, [{ band: '>104', n: 20 }]), waiting: people(10, [{ band: '0-1', n: 10 }]) },
  ...{ left: { ...people(5), why: {} as ShownFigures['left']['why'] }, restarted: 0, notNeeded: 0 },
});
const report = (over: Partial<Report<ShownFigures>> = {}): Report<ShownFigures> => ({
  ...{
    report: 'waiting-times',
    from: '2025-12-01',
    to: '2026-02-28',
    position: '0000000000000009',
    filters: {},
    groupBy: [],
    countIn: 'calendar-days',
  },
  ...{
    percentileMethod: 'nearest-rank',
    disclosure: 'unsuppressed',
    definitions: [DEFINITIONS['referral-to-assessment']],
    figures: [figures()],
    hash: 'abc',
  },
  ...over,
});
const drawn = (chart: Chart | Refusal): Chart => {
  if (isRefusal(chart)) throw new Error(chart.code);
  return chart;
};

describe('the chart of waiting times', () => {
  it('shows who completed and who still waits by weekly band, with target, median and 90th percentile at their days', () => {
    const target = { programme: 'staged-service', measure: 'referral-to-assessment', days: 10, countIn: 'working-days' } as const;
    expect(drawn(waitingTimesChart(report(), [target, { ...target, programme: 'another' }])).panels).toMatchObject([
      {
        populations: [{ weeks: [{ week: 105, n: 20 }] }, { weeks: [{ week: 1, n: 10 }] }],
        marks: [
          { kind: 'target', label: 'target 10 working days', days: 14 },
          { kind: 'median', days: 5 },
          { kind: 'p90', days: 12 },
        ],
        mayWithhold: false,
      },
    ]);
  });

  it('leaves lengths in working days unmarked: its axis is of calendar weeks', () =>
    expect(drawn(waitingTimesChart(report({ countIn: 'working-days' }), [])).panels).toMatchObject([{ marks: [] }]));

  it.each([
    ['unsuppressed', undefined],
    ['suppress-under-5-round-5', '*'],
  ])('month by month, a month that is not listed is nobody or withheld (%s)', (disclosure, missing) => {
    const shown = [figures({ month: '2025-12' }), figures({ month: '2026-02' })];
    const { panels } = drawn(waitingTimesChart(report({ groupBy: ['month'], figures: shown, disclosure }), []));
    expect(panels).toMatchObject([
      { as: 'lines', points: ['2025-12', '2026-01', '2026-02'], series: [{ values: [5, missing, 5] }, { values: [12, missing, 12] }] },
      { as: 'columns', series: [{ values: [20, missing, 20] }, { values: [10, missing, 10] }, { values: [5, missing, 5] }] },
    ]);
  });

  it('says as at which day it is, and what the report has its readers know', () => {
    const { about, notes } = drawn(waitingTimesChart(report({ asAt: '2026-02-14', note: 'Some are left out.' }), []));
    expect(about[0]).toBe('1 December 2025 to 28 February 2026 · as at 14 February 2026');
    expect(notes).toContain('Some are left out.');
    expect(drawn(waitingTimesChart(report(), [])).notes).not.toContain(undefined);
  });

  it('is refused where it would hold more groups than can be read', () => {
    const groups = (n: number) => Array.from({ length: n }, (_, i) => figures({ practice: `A8100${i}` }));
    expect(drawn(waitingTimesChart(report({ groupBy: ['practice'], figures: groups(12) }), [])).panels).toHaveLength(12);
    expect(waitingTimesChart(report({ groupBy: ['practice'], figures: groups(100) }), [])).toMatchObject({ code: 'report.chart-too-large' });
  });

  it.each([
    ['unsuppressed', 'There is nothing to show.'],
    ['suppress-1-7-round-5', 'There is nothing that may be shown: nobody, or all of it is withheld.'],
  ])('says so where there is nothing to show (%s)', (disclosure, note) =>
    expect(drawn(waitingTimesChart(report({ figures: [], disclosure }), [])).notes).toContain(note),
  );
});
