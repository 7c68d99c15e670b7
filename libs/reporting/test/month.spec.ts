import { expect, test } from '@jest/globals';
import { monthsOf, runsOf, stretchOf } from '#reporting';

const stretchesOf = (from: string, to: string): string[] => monthsOf(from, to).map(stretchOf);

test('a period is its months, the first and the last by their days where they are not whole', () => {
  expect(stretchesOf('2025-12-16', '2026-03-31')).toEqual(['2025-12-16/2025-12-31', '2026-01', '2026-02', '2026-03']);
  expect(stretchesOf('2028-02-01', '2028-02-28')).toEqual(['2028-02-01/2028-02-28']);
  expect(stretchesOf('2028-02-01', '2028-02-29')).toEqual(['2028-02']);
  expect(stretchesOf('2026-05-05', '2026-05-05')).toEqual(['2026-05-05/2026-05-05']);
});

test('stretches that follow each other are one run of days, in whatever order; what lies between others is left out', () => {
  expect(runsOf(['2026-02', '2025-12-16/2025-12-31', '2026-01'])).toEqual([{ from: '2025-12-16', to: '2026-02-28' }]);
  expect(runsOf(['2025-06-15/2025-06-30', '2026-06-01/2026-06-14'])).toEqual([
    { from: '2025-06-15', to: '2025-06-30' },
    { from: '2026-06-01', to: '2026-06-14' },
  ]);
});
