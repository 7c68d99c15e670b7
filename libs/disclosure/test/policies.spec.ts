import { describe, expect, it } from '@jest/globals';
import { policyOver, suppress1To7Round5, suppressUnder5Round5, unsuppressed, WITHHELD } from '../src/index.js';

describe('suppress-under-5-round-5', () => {
  it.each([0, 1, 4])('withholds a count of %i, zero too', (n) => expect(suppressUnder5Round5.count(n)).toBe(WITHHELD));

  it.each([
    [5, 5],
    [7, 5],
    [8, 10],
    [12, 10],
    [13, 15],
  ])('shows a count of %i as %i', (n, shown) => expect(suppressUnder5Round5.count(n)).toBe(shown));

  it('withholds a percentage if either part of it is under 5', () => {
    expect(suppressUnder5Round5.percentage(4, 100)).toBe(WITHHELD);
    expect(suppressUnder5Round5.percentage(0, 100)).toBe(WITHHELD);
    expect(suppressUnder5Round5.percentage(4, 4)).toBe(WITHHELD);
    expect(suppressUnder5Round5.percentage(0, 0)).toBe(WITHHELD);
  });

  it('gives a percentage as a whole number from the parts as they are, not as they are shown', () => {
    // 7 of 12 is 58 %; of the shown 5 and 10 it would be 50 %.
    expect(suppressUnder5Round5.percentage(7, 12)).toBe(58);
  });

  it('withholds a median over fewer than 5 people', () => {
    expect(suppressUnder5Round5.statistic(9, 4)).toBe(WITHHELD);
    expect(suppressUnder5Round5.statistic(9, 5)).toBe(9);
  });
});

describe('suppress-1-7-round-5', () => {
  it('shows zero and withholds 1 to 7', () => {
    expect(suppress1To7Round5.count(0)).toBe(0);
    expect(suppress1To7Round5.count(1)).toBe(WITHHELD);
    expect(suppress1To7Round5.count(7)).toBe(WITHHELD);
    expect(suppress1To7Round5.count(8)).toBe(10);
  });

  it('shows no percentage of nobody, and 0 % of many', () => {
    expect(suppress1To7Round5.percentage(0, 0)).toBeUndefined();
    expect(suppress1To7Round5.percentage(0, 40)).toBe(0);
    expect(suppress1To7Round5.percentage(3, 40)).toBe(WITHHELD);
  });

  it('withholds a median on 1 to 7 people', () => {
    expect(suppress1To7Round5.statistic(12, 7)).toBe(WITHHELD);
    expect(suppress1To7Round5.statistic(12, 8)).toBe(12);
    expect(suppress1To7Round5.statistic(undefined, 0)).toBeUndefined();
  });
});

describe('figures over several programmes', () => {
  it('withhold what the policy of any of them withholds', () => {
    const both = policyOver(['suppress-under-5-round-5', 'suppress-1-7-round-5']);
    expect([0, 4, 6, 7, 8].map(both.count)).toEqual([WITHHELD, WITHHELD, WITHHELD, WITHHELD, 10]);
    expect(both.percentage(6, 100)).toBe(WITHHELD);
    expect(both.name).toBe('suppress-1-7-round-5+suppress-under-5-round-5');
  });

  it('follow the one policy that they share', () => {
    expect(policyOver(['suppress-1-7-round-5', 'suppress-1-7-round-5']).count(0)).toBe(0);
  });

  it('follow every policy where there is no programme', () => {
    const none = policyOver([]);
    expect([none.count(0), none.count(6)]).toEqual([WITHHELD, WITHHELD]);
  });
});

it('unsuppressed shows everything, and no percentage of nobody', () => {
  expect([unsuppressed.count(1), unsuppressed.percentage(1, 3), unsuppressed.percentage(0, 0), unsuppressed.statistic(4, 1)]).toEqual([
    1,
    33.3,
    undefined,
    4,
  ]);
});
