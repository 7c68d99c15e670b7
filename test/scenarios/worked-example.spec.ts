import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { pageOf } from './worked-example-page.js';
import { playFiveCases, type Told } from './worked-example.js';

const FILE = fileURLToPath(new URL('../../docs/worked-example.md', import.meta.url));

let told: Told;
beforeAll(async () => {
  told = await playFiveCases();
}, 120_000);

test('the five cases come to what was worked out by hand', () => {
  expect(told.before).toMatchObject({
    completed: {
      n: 4,
      pausesExcluded: { median: 4, p75: 7, p90: 8, p95: 8, withinTarget: 3, overTarget: 1, percentWithinTarget: 75 },
      pausesIncluded: { median: 4, p75: 8, p90: 14, p95: 14, withinTarget: 2, overTarget: 2, percentWithinTarget: 50 },
    },
    waiting: { n: 1, pausesExcluded: { median: 22, overTarget: 1 } },
    left: { n: 0 },
  });
  expect(told.after).toMatchObject({
    completed: {
      n: 5,
      pausesExcluded: { median: 4, p75: 7, p90: 7, p95: 7, withinTarget: 5, percentWithinTarget: 100 },
      pausesIncluded: { median: 4, p75: 7, p90: 14, p95: 14, withinTarget: 4, percentWithinTarget: 80 },
    },
    waiting: { n: 0 },
  });
  expect(told.afterAsKnownBefore).toEqual(told.before);
  expect(told.sameHash).toBe(true);
});

test('the commissioner is told of nobody before there are five, nor in the month in which they become five', () => {
  expect([told.commissionerBefore.completed.n, told.commissionerAfter.completed.n, told.commissionerInMay.completed.n]).toEqual(['*', '*', 5]);
  expect(told.commissionerInMay.completed.pausesExcluded).toMatchObject({ withinTarget: 5, percentWithinTarget: 100, overTarget: '*' });
});

test('what was published is explained, person by person, and what an auditor is given holds', () => {
  const people = told.restated.filter(({ of }) => of['statistic'] === 'n').sort((a, b) => (a.of['population']! < b.of['population']! ? -1 : 1));
  expect(people.map(({ of, difference, causes }) => [of['population'], difference, causes])).toEqual([
    ['completed', 1, [{ cause: 'late-entry', entered: 1 }]],
    ['waiting', -1, [{ cause: 'late-entry', left: 1 }]],
  ]);
  expect(told.evidence).toMatchObject({ rows: 5, faults: 0, held: true });
  expect(told.list).toMatchObject({ n: 1, pausesExcluded: { median: 22, overTarget: 1 } });
});

test('every figure of the worked example is what the reports answer: if this fails, see how the page says to write it anew', async () => {
  const page = await format(pageOf(told), { ...(await resolveConfig(FILE)), parser: 'markdown' });
  if (process.env['UPDATE_DOCS']) writeFileSync(FILE, page);
  expect(readFileSync(FILE, 'utf8')).toBe(page);
});
