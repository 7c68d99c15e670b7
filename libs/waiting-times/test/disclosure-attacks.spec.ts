import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor, LocalDate } from '#kernel';
import { Attacker } from '#support/attacker.js';
import { aStagedProgramme } from '#support/stories.js';
import { waitingTimesAsCsv } from '../src/reports/reports-as-csv.js';
import { asked, type ReportRequest } from '../src/reports/request.js';
import type { ShownFigures } from '../src/reports/shown-figures.js';
import { FactsDatabase, published } from './projection-support.js';
import { NOW, ofCase, theCommissioner, theTeamLead, waitingList, waitingTimes } from './report-support.js';
import { contacted, log, referred, type Told } from './support.js';

const PRACTICES = ['A81001', 'B82002', 'C83003'];
const AGES = ['35-44', '45-54'] as const;
const MONTHS = ['2026-01', '2026-02', '2026-03'];
const PARTS = ['withinTarget', 'overTarget'] as const;
const POLICIES = [
  ['suppress-under-5-round-5', 5],
  ['suppress-1-7-round-5', 8],
] as const;

/** People who were contacted in a month, within five days or later. */
const CELLS = PRACTICES.flatMap((practice) =>
  AGES.flatMap((ageBand) => MONTHS.flatMap((month) => PARTS.map((part) => ({ practice, ageBand, month, part })))),
);
const caseload = fc.array(fc.oneof(fc.nat(4), fc.constant(0), fc.integer({ min: 0, max: 12 })), { minLength: CELLS.length, maxLength: CELLS.length });

const story = (people: readonly number[]): Told[] =>
  CELLS.flatMap(({ practice, ageBand, month, part }, cell) =>
    Array.from({ length: people[cell]! }, (_, i) =>
      ofCase(`case ${cell}.${i}`, referred(`${month}-02`, { practice, ageBand }), contacted(`${month}-${part === 'withinTarget' ? '04' : '20'}`)),
    ).flat(),
  );

const PERIODS: [LocalDate, LocalDate][] = [
  ...[
    ['2026-01-01', '2026-01-31'] as [string, string],
    ['2026-02-01', '2026-02-28'] as [string, string],
    ['2026-03-01', '2026-03-31'] as [string, string],
  ],
  ...[
    ['2026-01-01', '2026-02-28'] as [string, string],
    ['2026-02-01', '2026-03-31'] as [string, string],
    ['2026-01-01', '2026-03-31'] as [string, string],
  ],
];
const GROUPS = [[], ['practice'], ['ageBand'], ['practice', 'ageBand']] as NonNullable<ReportRequest['groupBy']>[];
const FILTERS: NonNullable<ReportRequest['filters']>[] = [
  {},
  ...PRACTICES.map((practice) => ({ practice: [practice] })),
  ...AGES.map((ageBand) => ({ ageBand: [ageBand] })),
  ...PRACTICES.flatMap((practice) => AGES.map((ageBand) => ({ practice: [practice], ageBand: [ageBand] }))),
  ...PRACTICES.map((left) => ({ practice: PRACTICES.filter((practice) => practice !== left) })),
];
const QUESTIONS = PERIODS.flatMap((period) =>
  FILTERS.flatMap((filters) =>
    GROUPS.filter((groupBy) => groupBy.length === 0 || Object.keys(filters).length < 2).map((groupBy) => ({ period, filters, groupBy })),
  ),
);

type Count = 'n' | (typeof PARTS)[number];
const COUNTS: Count[] = ['n', ...PARTS];

/** What somebody sees of a count: in JSON, and in CSV. */
const inJson = ({ completed }: ShownFigures, count: Count): unknown => (count === 'n' ? completed.n : completed.pausesExcluded[count]);
function inCsv(csv: string, group: ShownFigures['group'], count: Count): string | undefined {
  const rows = csv.split('\r\n').map((line) => line.split(','));
  const column = (name: string): number => rows[0]!.indexOf(name);
  const pauses = count === 'n' ? '' : 'excluded';
  const isIt = (row: string[]): boolean =>
    row[column('population')] === 'completed' &&
    row[column('pauses')] === pauses &&
    row[column('statistic')] === count &&
    Object.entries(group).every(([dimension, value]) => row[column(dimension)] === value);
  return rows.find(isIt)?.[column('value')];
}

describe.each(POLICIES)('%s, over the report itself', (disclosurePolicy, fewest) => {
  let facts: FactsDatabase;
  beforeAll(async () => {
    facts = await FactsDatabase.open();
  });
  afterAll(() => facts.database.close());

  /** The counts of few people that come to light, whatever is asked in JSON and CSV. */
  async function attack(people: readonly number[], who: Actor): Promise<string[]> {
    await facts.take(log([...published(aStagedProgramme({ disclosurePolicy })), ...story(people)]));
    const attacker = new Attacker(CELLS.length);
    const unknowns = (cell: Partial<Record<'practice' | 'ageBand', readonly string[]>>, [from, to]: [string, string], count: Count) =>
      new Map(
        CELLS.flatMap((each, i): [number, number][] => {
          const isIn = (['practice', 'ageBand'] as const).every((dimension) => cell[dimension]?.includes(each[dimension]) ?? true);
          const isAsked = each.month >= from.slice(0, 7) && each.month <= to.slice(0, 7) && (count === 'n' || count === each.part);
          return isIn && isAsked ? [[i, 1]] : [];
        }),
      );
    for (const { period, filters, groupBy } of QUESTIONS) {
      const report = await waitingTimes(facts, period, { measures: ['referral-to-first-contact'], filters, groupBy }, { actor: who });
      const csv = waitingTimesAsCsv(report);
      for (const figures of report.figures) {
        const chosen = Object.fromEntries(Object.entries(figures.group).map(([dimension, value]) => [dimension, [value]]));
        for (const count of COUNTS) {
          expect(inCsv(csv, figures.group, count)).toBe(String(inJson(figures, count)));
          // A rounded count with a whole percentage often gives the count away: whatever is shown counts as known exactly.
          const of = unknowns({ ...filters, ...chosen }, period, count);
          if (inJson(figures, count) !== '*') attacker.learn({ of, sum: [...of.keys()].reduce((sum, i) => sum + people[i]!, 0) });
        }
      }
    }
    attacker.conclude();
    const cells = [undefined, ...PRACTICES].flatMap((practice) =>
      [undefined, ...AGES].flatMap((ageBand) =>
        PERIODS.filter(([from, to]) => from.slice(0, 7) === to.slice(0, 7) || (from < '2026-01-02' && to > '2026-03')).flatMap((period) =>
          COUNTS.map((count) => ({ practice, ageBand, period, count })),
        ),
      ),
    );
    return cells.flatMap(({ practice, ageBand, period, count }) => {
      const of = unknowns({ ...(practice ? { practice: [practice] } : {}), ...(ageBand ? { ageBand: [ageBand] } : {}) }, period, count);
      const few = [...of.keys()].reduce((sum, i) => sum + people[i]!, 0);
      return few > 0 && few < fewest && attacker.tell(of) !== undefined ? [`${count} ${practice} ${ageBand} ${period.join()}`] : [];
    });
  }

  it('gives away nobody to a commissioner who asks everything, and everybody to who sees figures as they are', async () => {
    for (const people of fc.sample(caseload, { numRuns: 1, seed: fewest })) {
      expect(await attack(people, theCommissioner)).toEqual([]);
      expect((await attack(people, theTeamLead)).length).toBeGreaterThan(10);
    }
  }, 240_000);
});

describe('two moments', () => {
  let facts: FactsDatabase;
  beforeAll(async () => {
    facts = await FactsDatabase.open();
  });
  afterAll(() => facts.database.close());
  const MARCH: [string, string] = ['2026-03-01', '2026-03-31'];
  const waited = (name: string): Told[] => ofCase(name, referred('2026-03-02'), contacted('2026-03-04'));
  const contact = { measures: ['referral-to-first-contact' as const] };

  /** Twenty people before the end of September, and more that were entered late, in October. */
  const given = async (late: number) => {
    const early = [...published(), ...Array.from({ length: 20 }, (_, i) => waited(`early ${i}`)).flat()];
    const all = [...early, ...Array.from({ length: late }, (_, i) => waited(`late ${i}`)).flat()];
    await facts.take(
      log(all).map((event, i) =>
        i < early.length ? event : { ...event, recordedAt: `2026-10-05T10:00:${String(i - early.length).padStart(2, '0')}.000Z` },
      ),
    );
  };
  const people = async (late: number, actor: Actor, now: string) => {
    await given(late);
    const { completed } = (await waitingTimes(facts, MARCH, contact, { actor, now })).figures[0]!;
    return completed.n;
  };

  it('of one month do not differ by a few people who were entered late', async () => {
    expect(await people(3, theCommissioner, '2026-10-06T00:00:00.000Z')).toBe(20);
    expect(await people(3, theTeamLead, '2026-10-06T00:00:00.000Z')).toBe(23);
    expect(await people(3, theCommissioner, '2026-11-06T00:00:00.000Z')).toBe(25);
    expect(await people(6, theCommissioner, '2026-10-06T00:00:00.000Z')).toBe(25);
  });

  it('that are past are answered as they were then', async () => {
    const early = [...published(), ...Array.from({ length: 20 }, (_, i) => waited(`early ${i}`)).flat()];
    const later = (name: string, many: number) => Array.from({ length: many }, (_, i) => waited(`${name} ${i}`)).flat();
    const all = log([...early, ...later('late', 3), ...later('later', 7)]);
    const recorded = all.map((event, i) =>
      i < early.length ? event : { ...event, recordedAt: i < early.length + 6 ? '2026-10-05T10:00:00.000Z' : '2026-10-20T10:00:00.000Z' },
    );
    const then = '2026-10-06T00:00:00.000Z';
    await facts.take(recorded.slice(0, early.length + 6));
    const given = await waitingTimes(facts, MARCH, contact, { actor: theCommissioner, now: then });
    await facts.take(recorded);
    const again = await waitingTimes(facts, MARCH, { ...contact, knownAt: then }, { actor: theCommissioner });
    expect(again.hash).toBe(given.hash);
    expect(again.figures[0]?.completed.n).toBe(20);
    expect((await waitingTimes(facts, MARCH, contact, { actor: theCommissioner, now: '2026-10-21T00:00:00.000Z' })).figures[0]?.completed.n).toBe(30);
  });

  it('are told apart no better in a waiting list', async () => {
    const waiting = (name: string): Told[] => ofCase(name, referred('2026-03-02'));
    const early = [...published(), ...Array.from({ length: 20 }, (_, i) => waiting(`early ${i}`)).flat()];
    const all = [...early, ...Array.from({ length: 3 }, (_, i) => waiting(`late ${i}`)).flat()];
    await facts.take(log(all).map((event, i) => (i < early.length ? event : { ...event, recordedAt: '2026-12-05T10:00:00.000Z' })));
    expect((await waitingList(facts, '2026-12-31', contact, theCommissioner)).figures[0]?.n).toBe(20);
  });
});

describe('a reader under a policy asks for whole months', () => {
  it.each([
    [{ from: '2026-03-02', to: '2026-03-31' }, {}, 'from'],
    [{ from: '2026-03-01', to: '2026-03-30' }, {}, 'to'],
    [{ from: '2026-03-01', to: '2026-03-31' }, { asAt: '2026-03-30' }, 'asAt'],
    [{ to: '2026-03-30' }, {}, 'on'],
  ])('and is refused %j %j', (period, request, field) => {
    expect(asked(request, period, theCommissioner, NOW)).toMatchObject({ code: 'report.period-not-whole-months', fields: [{ field }] });
    expect(asked(request, period, theTeamLead, NOW)).not.toHaveProperty('code');
  });

  it.each([
    [{ from: '2026-01-01', to: '2026-03-31' }, '2026-05-10T10:00:00.000Z'],
    [{ from: '2026-05-01', to: '2026-05-10' }, '2026-05-10T10:00:00.000Z'],
    [{ from: '2026-05-01', to: '2026-05-20' }, '2026-05-10T10:00:00.000Z'],
    [{ to: '2026-04-30' }, '2026-05-10T10:00:00.000Z'],
  ])('and may ask %j', (period, now) => expect(asked({}, period, theCommissioner, now)).not.toHaveProperty('code'));

  it('narrowed by three things at most', () => {
    const period = { from: '2026-01-01', to: '2026-03-31' };
    const three: ReportRequest = { groupBy: ['practice', 'month', 'sex'], filters: { ageBand: ['35-44'], commissioner: ['QWO'] } };
    expect(asked(three, period, theCommissioner, NOW)).not.toHaveProperty('code');
    expect(asked({ ...three, filters: { ...three.filters, stage: ['B'] } }, period, theCommissioner, NOW)).toMatchObject({
      code: 'report.too-narrow',
    });
  });
});
