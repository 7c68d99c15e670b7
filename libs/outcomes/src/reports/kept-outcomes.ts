import { sql, type Kysely } from 'kysely';
import type { Uuid } from '#kernel';
import { Counts, firstDayOf, KeptCounts, lastDayOf, monthsOf, spanOf, type CountedByStretch, type MonthOfPeriod } from '#reporting';
import { countCases, type CountedGroup } from './count-cases.js';
import { DAY_OF, type Breakdown, type Cohort } from './dimensions.js';
import type { Figure } from './figure.js';
import { linesOfCounts, type Told } from './lines-of-counts.js';
import type { OutcomeQuery } from './outcome-query.js';
import type { Line } from './tally.js';

const KEPT = new KeptCounts('outcome_counts_v2');

/** Counts by more things than this are nearly as many as the cases themselves, and not kept. */
const MOST_DIMENSIONS = 3;

/** The lines of one question, broken down and narrowed in whatever way it was counted by. */
export type LinesBy = (told: Pick<Told, 'by' | 'filters'>) => Line[];

/**
 * Works out figures from the counts that are kept of each month, and of days that are no whole month by looking at each case.
 *
 * @param query broken down by whatever the lines will be broken down or narrowed by
 * @param lasting whether its position will be asked about again
 */
export async function keptLines(db: Kysely<object>, query: OutcomeQuery, lasting: boolean, figures: readonly Figure[]): Promise<LinesBy> {
  const { from, to, cohort, position, by, today, asAt } = query;
  const dimensions = by.filter((breakdown) => breakdown !== 'month');
  if (asAt !== undefined || dimensions.length > MOST_DIMENSIONS) {
    const counts = await countCases(db, query, figures);
    return (told) => linesOfCounts([counts], by, { ...told, today }, figures);
  }
  const countedBy: Breakdown[] = [...dimensions, 'month'];
  const periods = await Promise.all(monthsOf(from, to).map(async (period) => ({ ...period, isWhole: await holdsMonth(db, query, period) })));
  const whole = periods.filter(({ isWhole }) => isWhole).map(({ month }) => month);
  const [kept, ...others] = await Promise.all([
    KEPT.at(db, countedCases(db, { cohort, by: countedBy }, figures), whole, { position, lasting }),
    ...periods.filter(({ isWhole }) => !isWhole).map((days) => countCases(db, { ...query, ...days, by: countedBy }, figures)),
  ]);
  return (told) => linesOfCounts([...kept.values(), ...others], countedBy, { ...told, today }, figures);
}

/** Whether all cases of a month are in the part of it that is asked about; so it is with a month that is running. */
async function holdsMonth(
  db: Kysely<object>,
  { cohort, position }: Pick<OutcomeQuery, 'cohort' | 'position'>,
  { month, from, to }: MonthOfPeriod,
): Promise<boolean> {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  if (from !== first || to === last) return from === first;
  const day = sql.ref(DAY_OF[cohort]);
  const { rows } =
    await sql`select from outcome_facts_v2 where ${day} > ${to} and ${day} <= ${last} and from_position <= ${position} limit 1`.execute(db);
  return rows.length === 0;
}

function countedCases(
  db: Kysely<object>,
  { cohort, by }: { cohort: Cohort; by: readonly Breakdown[] },
  figures: readonly Figure[],
): CountedByStretch {
  const day = sql.ref(DAY_OF[cohort]);
  return {
    of: { cohort, by, figures: figures.map(({ relation, counting }) => ({ relation, counting })) },
    async count(months, position, only) {
      const counts = await countCases(db, { cohort, by, filters: {}, position, ...spanOf(months) }, figures, only);
      return byMonth(counts, new Set(months));
    },
    async changed(months, { after, upTo }, limit) {
      const { from, to } = spanOf(months);
      const within = (column: string) => sql`${sql.ref(column)} > ${after} and ${sql.ref(column)} <= ${upTo}`;
      const { rows } = await sql<{ case_id: Uuid }>`
        select case_id from outcome_facts_v2 where ${within('from_position')} and ${day} between ${from} and ${to}
        union select case_id from outcome_facts_v2 where ${within('to_position')} and ${day} between ${from} and ${to}
        union select case_id from outcome_letters_v2 where ${within('from_position')}
        union select case_id from outcome_letters_v2 where ${within('to_position')}
        limit ${limit}`.execute(db);
      return rows.map((row) => row.case_id);
    },
  };
}

function byMonth(counts: Counts, months: ReadonlySet<string>): Map<string, Counts> {
  const found = new Map<string, Counts>();
  for (const [key, counted] of counts) {
    const month = (JSON.parse(key) as CountedGroup).at(-1) as string;
    if (!months.has(month)) continue;
    let own = found.get(month);
    if (!own) found.set(month, (own = new Counts()));
    for (const [name, n] of counted) own.add(key, name, n);
  }
  return found;
}
