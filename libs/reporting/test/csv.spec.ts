import { parse } from 'csv-parse/sync';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ABOUT_COLUMNS, aboutCells, csv } from '../src/index.js';

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

describe('of what a table is', () => {
  const report = { position: '0000000000000009', disclosure: 'unsuppressed', hash: 'abc' };
  const filtersIn = (filters: Record<string, readonly string[]>) => aboutCells({ ...report, filters })[0];
  const value = fc.string({ unit: fc.constantFrom('a', 'B', '0', '-', ' ', '%', ',', ';', '=', '"', 'é', '>') });
  const someFilters = fc.dictionary(fc.constantFrom('board', 'programme', 'provider', 'sex'), fc.uniqueArray(value, { minLength: 1, maxLength: 4 }));

  it('stands in every line, under the same columns: what was not asked for is empty', () => {
    const of = (more: object) =>
      Object.fromEntries(Object.keys(ABOUT_COLUMNS).map((name, i) => [name, aboutCells({ ...report, filters: {}, ...more })[i]]));
    expect(of({})).toEqual({ ...report, filters: '' });
    const asked = { asAt: '2026-03-31', knownAt: '2026-04-01T00:00:00.000Z' };
    expect(of({ ...asked, filters: { provider: ['PRV02', 'PRV01'], board: ['QWO'] } })).toEqual({
      ...{ ...report, ...asked },
      filters: 'board=QWO;provider=PRV01,PRV02',
    });
  });

  it('has one text for the same filters, in whichever order they are told', () =>
    fc.assert(
      fc.property(someFilters, (filters) => {
        const backwards = Object.fromEntries(
          Object.entries(filters)
            .reverse()
            .map(([name, values]) => [name, [...values, ...values].reverse()]),
        );
        expect(filtersIn(backwards)).toBe(filtersIn(filters));
      }),
    ));

  it('can be read back into the filters, whatever their values are', () =>
    fc.assert(
      fc.property(someFilters, (filters) => {
        const [, [, field = ''] = []] = read(csv(['a', 'filters'], [['', filtersIn(filters)]]));
        const told = field.split(';').flatMap((each) => {
          const [name = '', values = ''] = each.split('=');
          return each === '' ? [] : [[name, values.split(',').map(decodeURIComponent)] as const];
        });
        expect(Object.fromEntries(told)).toEqual(Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, values.toSorted()])));
      }),
    ));
});
