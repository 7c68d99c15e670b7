import { describe, expect, it } from '@jest/globals';
import { suppress1To7Round5, suppressUnder5Round5, Withholding, type Counted, type CountedRow } from '../src/index.js';

const MONTH = { first: '2026-01', last: '2026-01' };
const table = (of: Partial<Counted> & { a?: Record<string, number> } = {}): Counted => ({
  axes: [1],
  rows: [
    { values: ['a'], counts: of.a ?? { n: 6 }, month: '2026-01' },
    { values: ['b'], counts: { n: 20 }, month: '2026-01' },
  ],
  parts: of.parts ?? [],
});

describe('what is remembered of one table', () => {
  it('is not told of another policy', () => {
    const isWithheld = (policy = suppressUnder5Round5) => new Withholding(policy, table()).withholds('n', [['b']], MONTH);
    expect([isWithheld(), isWithheld(suppress1To7Round5), isWithheld()]).toEqual([false, true, false]);
  });

  it('is not told of other counts', () => {
    const isWithheld = (n: number) => new Withholding(suppressUnder5Round5, table({ a: { n } })).withholds('n', [['b']], MONTH);
    expect([isWithheld(6), isWithheld(4), isWithheld(6)]).toEqual([false, true, false]);
  });

  it('is not told of other rows of the same month, given by the month', () => {
    const rows = (n: number) => new Map([['2026-01', table({ a: { n } }).rows as CountedRow[]]]);
    const [few, many] = [rows(4), rows(6)];
    const isWithheld = (of: typeof few) => new Withholding(suppressUnder5Round5, { ...table(), rows: of }).withholds('n', [['b']], MONTH);
    expect([isWithheld(many), isWithheld(few), isWithheld(many)]).toEqual([false, true, false]);
  });

  it('is not told where counts add up in another way', () => {
    const a = { n: 10, soon: 9, late: 1 };
    const parts = [{ total: 'n', parts: ['soon', 'late'] }];
    const isWithheld = (of: Counted) => new Withholding(suppressUnder5Round5, of).withholds('soon', [['a']], MONTH);
    expect([isWithheld(table({ a })), isWithheld(table({ a, parts })), isWithheld(table({ a }))]).toEqual([false, true, false]);
  });
});
