import { expect, test } from '@jest/globals';
import { BelievedEnd } from '../src/postgres/believed-end.js';

const settled = (end: number): BelievedEnd => {
  const believed = new BelievedEnd();
  believed.landed(end, { after: believed.send(1), count: 1 }, true);
  return believed;
};

test('nothing is believed before it was seen where the log ends, with nothing under way', () => {
  const believed = new BelievedEnd();
  expect(believed.isSettled).toBe(false);
  believed.landed(7, { after: undefined, count: 1 }, false);
  expect(believed.send(1)).toBeUndefined();
  believed.landed(7, { after: undefined, count: 1 }, true);
  expect(believed.isSettled).toBe(true);
  expect(believed.send(1)).toBe(7);
});

test('what is sent goes after what was sent before it, back or not', () => {
  const believed = settled(7);
  expect([believed.send(3), believed.send(2)]).toEqual([7, 10]);
  believed.landed(10, { after: 7, count: 3 }, false);
  expect(believed.send(1)).toBe(12);
});

test.each([
  ['is elsewhere', 11],
  ['is not there', undefined],
])('what was sent and %s ends the belief, for a while', (_, last) => {
  const believed = settled(7);
  believed.landed(last, { after: believed.send(3), count: 3 }, true);
  let vain = 0;
  while (believed.send(1) === undefined) {
    believed.landed(20 + vain, { after: undefined, count: 1 }, true);
    vain++;
  }
  expect(vain).toBe(9);
  expect(believed.send(0)).toBe(29);
});
