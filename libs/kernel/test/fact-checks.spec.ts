import { describe, expect, test } from '@jest/globals';
import { isDayFact, isInstantFact, isListOf, isOneOf, isUuidFact, isWholeNumber, known, optional } from '#kernel';

describe('checks of corrected values', () => {
  test.each([
    ['one of', isOneOf(['5', '6']), ['5'], ['2', 5, null, undefined]],
    ['whole number', isWholeNumber(1, 3), [1, 3], [0, 4, 1.5, '2', Number.NaN, null]],
    ['instant', isInstantFact, ['2026-03-05T10:00:00.000Z'], ['2026-03-05T10:00:00Z', '2026-03-05T11:00:00.000+01:00', '2026-03-05', 0]],
    ['day', isDayFact, ['2028-02-29'], ['2026-02-29', '5 March', 20260305]],
    ['identifier', isUuidFact, ['c0000000-0000-4000-8000-000000000001'], ['1', 1]],
    ['list', isListOf(isWholeNumber(0, 9), 1, 2), [[1], [1, 2]], [[], [1, 2, 3], [10], '12', { 0: 1, length: 1 }]],
    ['absent', optional(isDayFact), [undefined, '2026-03-05'], [null, '']],
  ] as const)('%s', (_, check, good: readonly unknown[], bad: readonly unknown[]) => {
    expect(good.map(check)).not.toContain(false);
    expect(bad.map(check)).not.toContain(true);
  });
});

describe('known', () => {
  test('leaves out what is not known, and nothing else', () => {
    expect(Object.keys(known({ a: undefined, b: null, c: false, d: 0, e: '' }))).toEqual(['b', 'c', 'd', 'e']);
  });
});
