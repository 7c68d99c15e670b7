import { describe, expect, it } from '@jest/globals';
import { LEFT_OUT_OF_DAY, LEFT_OUT_OF_PERIOD, noteOf } from '../src/index.js';

describe('the note of a report from which groups may be left out', () => {
  it.each([
    ['unsuppressed', ['sex'], {}],
    ['suppress-under-5-round-5', [], {}],
    ['suppress-under-5-round-5', ['sex'], { note: LEFT_OUT_OF_PERIOD }],
    ['suppress-1-7-round-5+suppress-under-5-round-5', ['month'], { note: LEFT_OUT_OF_PERIOD }],
  ])('under %s, by %j', (disclosure, groupBy, told) => expect(noteOf(LEFT_OUT_OF_PERIOD, { groupBy, disclosure })).toEqual(told));

  it('tells of periods only where there is one', () => {
    expect(LEFT_OUT_OF_PERIOD.startsWith(LEFT_OUT_OF_DAY)).toBe(true);
    expect(LEFT_OUT_OF_DAY).not.toContain('eriod');
  });
});
