import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csv } from '#reporting';
import { CSV_COLUMNS, waitingListAsCsv, waitingTimesAsCsv } from '../src/reports/reports-as-csv.js';
import { FactsDatabase, published } from './projection-support.js';
import { ofCase, theCommissioner, waitingList, waitingTimes } from './report-support.js';
import { contacted, log, referred } from './support.js';

const read = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: '\r\n' });

describe('a table as CSV', () => {
  it('quotes what needs it and ends lines with CR LF (RFC 4180)', () => {
    expect(
      csv(
        ['a', 'b'],
        [
          ['plain', 'with, comma'],
          ['say "so"', 'two\nlines'],
          [undefined, 0],
        ],
      ),
    ).toBe('a,b\r\nplain,"with, comma"\r\n"say ""so""","two\nlines"\r\n,0\r\n');
  });

  it.each(['=1+1', '+44', '-cmd', '@sum', '\tx', '\rx'])('lets no spreadsheet take %j for a formula', (text) => {
    expect(
      csv(['a'], [[text]])
        .split('\r\n')[1]
        ?.replace(/^"/, ''),
    ).toMatch(/^'/);
  });

  it('leaves numbers as they are, and bands too', () => expect(csv(['a', 'b'], [[-3, '>1-2']])).toBe('a,b\r\n-3,>1-2\r\n'));
});

describe('a report as CSV', () => {
  let facts: FactsDatabase;
  beforeAll(async () => {
    facts = await FactsDatabase.open();
    await facts.take(
      log([
        ...published(),
        ...ofCase('a', referred('2026-03-02', { practice: '=A1' }), contacted('2026-03-12')),
        ...ofCase('b', referred('2026-03-02')),
      ]),
    );
  });
  afterAll(() => facts.database.close());
  const contact = { measures: ['referral-to-first-contact' as const], groupBy: ['practice' as const] };

  it('has one figure a line, under documented columns', async () => {
    const report = await waitingTimes(facts, ['2026-03-01', '2026-03-31'], contact);
    const lines = waitingTimesAsCsv(report).split('\r\n');
    expect(lines[0]).toBe(
      'report,definition,measure,from,to,practice,population,pauses,statistic,value,countIn,percentileMethod,filters,asAt,knownAt,disclosure,position,hash',
    );
    const about = 'waiting-times,wait-referral-to-first-contact/1,referral-to-first-contact,2026-03-01,2026-03-31';
    const seal = `calendar-days,nearest-rank,provider=PRV01,,,unsuppressed,${report.position},${report.hash}`;
    expect(lines).toContain(`${about},'=A1,completed,,n,1,${seal}`);
    expect(lines).toContain(`${about},'=A1,completed,excluded,median,10,${seal}`);
    expect(lines).toContain(`${about},'=A1,completed,excluded,weeks >1-2,1,${seal}`);
    expect(lines).toContain(`${about},A81001,left,,why discharged,0,${seal}`);
    expect(lines.at(-1)).toBe('');
  });

  it('withholds in CSV what it withholds in JSON', async () => {
    const report = await waitingList(facts, '2026-03-31', { measures: ['referral-to-first-contact'] }, theCommissioner);
    expect(new Set(read(waitingListAsCsv(report)).map(({ value }) => value))).toEqual(new Set(['*']));
  });

  it('says in every line of what it is: the same question in other days, narrowed, or as of another time cannot be taken for it', async () => {
    const asked = {
      ...{
        measures: ['referral-to-first-contact' as const],
        countIn: 'working-days' as const,
        asAt: '2026-03-20',
        knownAt: '2026-12-01T00:00:00.000Z',
      },
      filters: { practice: ['A81001', '=A1'], board: ['QWO'] },
    };
    const reports = [
      waitingTimesAsCsv(await waitingTimes(facts, ['2026-03-01', '2026-03-31'], asked)),
      waitingListAsCsv(await waitingList(facts, '2026-03-31', asked)),
    ];
    for (const lines of reports.map(read)) {
      expect(lines.length).toBeGreaterThan(5);
      for (const line of lines) {
        expect(Object.keys(line)).toEqual(Object.keys(CSV_COLUMNS));
        expect(line).toMatchObject({
          to: '2026-03-20',
          countIn: 'working-days',
          percentileMethod: 'nearest-rank',
          asAt: '2026-03-20',
          knownAt: asked.knownAt,
        });
        expect(line['filters']).toBe('board=QWO;practice=%3DA1,A81001;provider=PRV01');
      }
    }
  });
});
