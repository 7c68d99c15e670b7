import { beforeAll, describe, expect, it } from '@jest/globals';
import { isRefusal, type Actor } from '#kernel';
import { Attacker } from '#support/attacker.js';
import { givenEvents, projected, type Projected } from '#support/projections.js';
import { outcomesProjection } from '../src/index.js';
import { activityReport } from '../src/reports/activity-report.js';
import { activityAsCsv, outcomesAsCsv } from '../src/reports/reports-as-csv.js';
import { outcomesReport } from '../src/reports/outcomes-report.js';
import { aCommissioner, activityIn, anOperator, aTeamLead, lineOf, NOW, outcomesOf, projectedAfter } from './report-support.js';
import { accepted, id, ofCase, referred, theProgramme } from './story.js';

const PRACTICES = ['A81001', 'A81002', 'A81003'] as const;
const MONTHS = ['2026-01', '2026-02', '2026-03'] as const;
const PARTS = ['accepted', 'not'] as const;
const CELLS = PRACTICES.flatMap((practice) => MONTHS.flatMap((month) => PARTS.map((part) => ({ practice, month, part }))));
/** People in each of the cells: few in many, so that there is much to tell. */
const PEOPLE = [9, 6, 2, 7, 8, 1, 3, 5, 11, 2, 0, 4, 6, 7, 5, 9, 1, 8];

const everybody = CELLS.flatMap(({ practice, month, part }, cell) =>
  Array.from({ length: PEOPLE[cell]! }, (_, i) =>
    ofCase(id(`case ${cell}.${i}`), referred(`${month}-05`, { practice }), ...(part === 'accepted' ? [accepted(`${month}-06`)] : [])),
  ).flat(),
);

const PERIODS = MONTHS.flatMap((first, i) =>
  MONTHS.slice(i).map((last) => ({ from: `${first}-01`, to: `${last}-${last === '2026-02' ? '28' : '31'}` })),
);
const FILTERS = [
  {},
  ...PRACTICES.map((practice) => ({ practice: [practice] as string[] })),
  ...PRACTICES.map((left) => ({ practice: PRACTICES.filter((each) => each !== left) as string[] })),
];
type Filters = { practice?: string[] };

const unknowns = ({ practice }: Filters, { from, to }: { from: string; to: string }, all: boolean): Map<number, number> =>
  new Map(
    CELLS.flatMap((cell, i): [number, number][] => {
      const isIn = (practice?.includes(cell.practice) ?? true) && cell.month >= from.slice(0, 7) && cell.month <= to.slice(0, 7);
      return isIn && (all || cell.part === 'accepted') ? [[i, 1]] : [];
    }),
  );
const exact = (of: ReadonlyMap<number, number>): number => [...of.keys()].reduce((sum, i) => sum + PEOPLE[i]!, 0);

let projection: Projected;
beforeAll(async () => {
  projection = await projectedAfter(theProgramme, ...everybody);
});

/** The counts of few people that come to light, whoever asks everything. */
async function attack(who: Actor): Promise<string[]> {
  const attacker = new Attacker(CELLS.length);
  for (const period of PERIODS) {
    for (const filters of FILTERS) {
      for (const groupBy of 'practice' in filters ? [[]] : [[], ['practice' as const]]) {
        const report = await outcomesOf(projection, { ...period, filters, groupBy }, who);
        const csv = outcomesAsCsv(report);
        for (const { group, people, outOf } of report.figures.filter(({ figure }) => figure === 'accepted')) {
          expect(csv).toContain(`accepted/1,,,,${people},${outOf},`);
          const chosen: Filters = group.practice === undefined ? filters : { practice: [group.practice] };
          const [taken, all] = [unknowns(chosen, period, false), unknowns(chosen, period, true)];
          if (people !== '*') attacker.learn({ of: taken, sum: exact(taken) });
          if (outOf !== '*') attacker.learn({ of: all, sum: exact(all) });
        }
      }
    }
  }
  attacker.conclude();
  return PERIODS.flatMap((period) =>
    [undefined, ...PRACTICES].flatMap((practice) =>
      [true, false].flatMap((all) => {
        const of = unknowns(practice ? { practice: [practice] } : {}, period, all);
        return exact(of) > 0 && exact(of) < 5 && attacker.tell(of) !== undefined ? [`${practice} ${all} ${period.from} ${period.to}`] : [];
      }),
    ),
  );
}

describe('outcomes', () => {
  it('give away nobody to a commissioner who asks everything, and some to who sees figures as they are', async () => {
    expect(await attack(aCommissioner)).toEqual([]);
    expect((await attack(aTeamLead)).length).toBeGreaterThan(0);
  }, 120_000);

  it('narrowed to a practice are its row in the breakdown', async () => {
    const period = PERIODS[0]!;
    const rows = (await outcomesOf(projection, { ...period, groupBy: ['practice'] }, aCommissioner)).figures;
    for (const practice of PRACTICES) {
      const narrowed = (await outcomesOf(projection, { ...period, filters: { practice: [practice] } }, aCommissioner)).figures;
      const row = rows.filter(({ group }) => group.practice === practice);
      if (row.length > 0) expect(narrowed.map((line) => ({ ...line, group: { practice } }))).toEqual(row);
    }
    expect(rows.length).toBeGreaterThan(0);
  });

  it('and activity are of whole months under a policy', async () => {
    const asked = { cohort: 'referred' as const, from: '2026-01-02', to: '2026-01-31', groupBy: [], filters: {} };
    const answers = [
      await outcomesReport(projection.database.kysely, asked, aCommissioner, NOW),
      await activityReport(projection.database.kysely, { ...asked, from: '2026-01-01', to: '2026-01-30' }, anOperator, NOW),
      await outcomesReport(projection.database.kysely, { ...asked, from: '2026-01-01', asAt: '2026-05-20' }, aCommissioner, NOW),
      await activityReport(projection.database.kysely, { ...asked, from: '2026-01-01', asAt: '2026-01-20' }, anOperator, NOW),
    ];
    expect(answers).toMatchObject(['from', 'to', 'asAt', 'asAt'].map((field) => ({ code: 'report.period-not-whole-months', fields: [{ field }] })));
    expect(answers.every(isRefusal)).toBe(true);
  });
});

describe('two moments', () => {
  it('of one month do not differ by a few people, and past ones are answered as they were', async () => {
    const story = givenEvents(theProgramme, ...many('2026-03-05', 20), ...many('2026-03-06', 3), ...many('2026-03-07', 7));
    const recordedAt = (i: number): string =>
      i <= 20 ? '2026-09-05T10:00:00.000Z' : i <= 23 ? '2026-10-05T10:00:00.000Z' : '2026-10-20T10:00:00.000Z';
    const told = await projected(
      outcomesProjection,
      story.map((event, i) => ({ ...event, recordedAt: recordedAt(i) })),
    );
    const march = { from: '2026-03-01', to: '2026-03-31' };
    const at = async (knownAt: string, who: Actor) => {
      const people = lineOf(await outcomesOf(told, { ...march, knownAt }, who), 'people').people;
      const activity = await activityIn(told, { ...march, knownAt }, who);
      return [people, activity.figures.find(({ figure }) => figure === 'referral')?.count];
    };
    expect(await at('2026-10-06T00:00:00.000Z', aCommissioner)).toEqual([20, 20]);
    expect(await at('2026-10-06T00:00:00.000Z', aTeamLead)).toEqual([23, 23]);
    expect(await at('2026-10-21T00:00:00.000Z', aCommissioner)).toEqual([30, 30]);
    expect(await at('2026-11-21T00:00:00.000Z', aCommissioner)).toEqual([30, 30]);
  });
});

describe('two moments, as at a day', () => {
  it('do not differ by a few people who were entered late, however many have had something happen since', async () => {
    const known = many('2026-03-05', 20);
    const since = Array.from({ length: 20 }, (_, i) => ofCase(id(`2026-03-05 ${i}`), accepted('2026-10-03'))).flat();
    const story = givenEvents(theProgramme, ...known, ...since, ...many('2026-03-06', 3));
    const told = await projected(
      outcomesProjection,
      story.map((event, i) => ({ ...event, recordedAt: i <= known.length ? '2026-09-05T10:00:00.000Z' : '2026-10-05T10:00:00.000Z' })),
    );
    const asked = { from: '2026-03-01', to: '2026-03-31', asAt: '2026-08-31', knownAt: '2026-10-06T00:00:00.000Z' };
    const of = async (who: Actor) => {
      const report = await outcomesOf(told, asked, who);
      return [lineOf(report, 'people').people, lineOf(report, 'accepted').people];
    };
    expect(await of(aCommissioner)).toEqual([20, '*']);
    expect(await of(aTeamLead)).toEqual([23, 0]);
  });

  it('of a day within a month are refused, whether the period has ended before it or not', async () => {
    for (const [asAt, field] of [
      ['2026-02-27', 'asAt'],
      ['2026-04-29', 'asAt'],
      ['2026-04-30', undefined],
      ['2027-01-15', undefined],
    ] as const) {
      const asked = { cohort: 'referred' as const, from: '2026-01-01', to: '2026-03-31', asAt, groupBy: [], filters: {} };
      const answer = await outcomesReport(projection.database.kysely, asked, aCommissioner, NOW);
      expect(isRefusal(answer) ? answer.fields?.[0]?.field : undefined).toBe(field);
    }
  });
});

describe('activity', () => {
  it('does not tell of a month by the months around it, in JSON or CSV', async () => {
    const few = [theProgramme, ...['2026-01-05', '2026-02-05'].flatMap((day) => many(day, 9)), ...many('2026-03-05', 2)];
    const told = await projectedAfter(...few);
    const referrals = async (to: string, from = '2026-01-01') => {
      const report = await activityIn(told, { from, to }, aCommissioner);
      const count = report.figures.find(({ figure, code }) => figure === 'referral' && !code)?.count;
      expect(activityAsCsv(report)).toContain(`referral/1,,${count},`);
      return count;
    };
    expect(await referrals('2026-02-28')).toBe(20);
    expect(await referrals('2026-03-31', '2026-03-01')).toBe('*');
    // The quarter less two months would tell that two were referred in March.
    expect(await referrals('2026-03-31')).toBe('*');
  });
});

const many = (day: string, n: number) => Array.from({ length: n }, (_, i) => ofCase(id(`${day} ${i}`), referred(day))).flat();
