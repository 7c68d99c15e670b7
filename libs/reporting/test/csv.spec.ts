import { parse } from 'csv-parse/sync';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csv } from '../src/index.js';

/** What another program reads in it: records of RFC 4180, strictly. */
const read = (text: string): string[][] => parse(text, { record_delimiter: '\r\n', relax_column_count: false, skip_empty_lines: false });

/** What a spreadsheet takes for the beginning of a formula, or of something that hides one. */
const FORMULA = /^[=+\-@\t\r\n]/;

describe('a table as CSV', () => {
  it('is read by another program as it was written', () => {
    const header = ['name', 'value'];
    const rows = [
      ['with "quotes", commas\r\nand lines', 3],
      ['', undefined],
      ['*', -0.5],
      [' blanks ', 0],
    ];
    expect(read(csv(header, rows))).toEqual([header, ['with "quotes", commas\r\nand lines', '3'], ['', ''], ['*', '-0.5'], [' blanks ', '0']]);
  });

  it('whatever the texts are: the same number of fields in every record, and the text itself in each', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 }), (rows) => {
        const unsafe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
        expect(read(csv(['a', 'b'], rows))).toEqual([['a', 'b'], ...rows.map((row) => row.map(unsafe))]);
      }),
    ));

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://example.test","x")', '="a",b'])(
    'holds no text that a spreadsheet would work out: %j',
    (text) => {
      const [, [field] = []] = read(csv(['a'], [[text]]));
      expect(field).toBe(`'${text}`);
    },
  );

  it('leaves negative numbers numbers', () => expect(csv(['a'], [[-3]])).toBe('a\r\n-3\r\n'));
});
