import { expect, it } from '@jest/globals';
import { suppressUnder5Round5, Withholding } from '../src/index.js';
import { inTurns, toTheEnd, type Steps } from '../src/steps.js';

/** Longer than others may have to wait. */
const LONG = 15;

function* longSteps(many: number): Steps<number> {
  for (let i = 0; i < many; i++) {
    const until = performance.now() + LONG;
    while (performance.now() < until);
    yield;
  }
  return many;
}

it('others have their turn between long steps', async () => {
  let turns = 0;
  const others = setInterval(() => turns++, 1);
  expect(toTheEnd(longSteps(3))).toBe(3);
  expect(turns).toBe(0);
  expect(await inTurns(longSteps(5))).toBe(5);
  clearInterval(others);
  expect(turns).toBeGreaterThan(1);
});

it('what is withheld is the same, worked out beforehand or when it is asked', async () => {
  const values = ['a', 'b', 'c', 'd', 'e'];
  const months = ['2026-01', '2026-02', '2026-03'];
  const rows = months.flatMap((month, m) => values.map((value, v) => ({ values: [value], counts: { n: (7 * v + 5 * m) % 13 }, month })));
  const of = () => new Withholding(suppressUnder5Round5, { axes: [1], rows, parts: [] });
  const periods = [...months.map((month) => ({ first: month, last: month })), { first: '2026-01', last: '2026-03' }];
  const [one, other] = [of(), of()];
  await Promise.all([one.workOut(periods), other.workOut(periods.toReversed())]);
  const told = (withholding: Withholding) => periods.map((period) => values.map((value) => withholding.withholds('n', [[value]], period)));
  expect(told(one)).toEqual(told(of()));
  expect(told(other)).toEqual(told(one));
  expect(told(one).flat()).toContain(true);
});
