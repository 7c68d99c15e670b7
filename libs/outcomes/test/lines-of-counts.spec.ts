import { expect, test } from '@jest/globals';
import { Counts } from '#reporting';
import { FIGURES } from '../src/index.js';
import type { CountedGroup } from '../src/reports/count-cases.js';
import { linesOfCounts } from '../src/reports/lines-of-counts.js';
import { ROWS } from '../src/reports/tally.js';

const COUNTED_BY = { by: ['provider' as const], filters: {} };
const ASKED = { by: [], filters: {}, today: '2026-06-01' };

function ofTwoProviders(): Counts {
  const counts = new Counts();
  for (const [provider, n] of [
    ['PRV01', 3],
    ['PRV09', 4],
  ] as const) {
    const group: CountedGroup = ['cases', '', null, null, provider];
    for (const name of [ROWS, `${FIGURES.findIndex(({ definition }) => definition.id === 'people')} people`])
      counts.add(JSON.stringify(group), name, n);
  }
  return counts;
}

const people = (asked: Parameters<typeof linesOfCounts>[2], counted: Parameters<typeof linesOfCounts>[1] = COUNTED_BY) =>
  linesOfCounts([ofTwoProviders()], counted, asked, FIGURES).find(({ figure }) => figure === 'people')?.people;

test('counts are narrowed to the values asked for', () => {
  expect([people(ASKED), people({ ...ASKED, filters: { provider: ['PRV01'] } })]).toEqual([7, 3]);
});

test('what was not counted by is not answered as if it did not matter', () => {
  const practice = { ...ASKED, filters: { practice: ['A81001'] } };
  expect(() => people(practice)).toThrow('Nothing was counted by practice');
  expect(() => people({ ...ASKED, by: ['ageBand'] })).toThrow('Nothing was counted by ageBand');
  // Where these values alone were counted, there is nothing left to narrow; other values were not counted.
  expect(people(practice, { ...COUNTED_BY, filters: practice.filters })).toBe(7);
  expect(() => people(practice, { ...COUNTED_BY, filters: { practice: ['A81002'] } })).toThrow('Nothing was counted by practice');
});
