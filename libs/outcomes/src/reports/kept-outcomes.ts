import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Uuid } from '#kernel';
import { Counts, KeptCounts, levelsOf, monthsOf, onDaysOf, runsOf, stretchOf, WorkedOut, type CountedByStretch } from '#reporting';
import { outcomesProjection } from '../projection/outcomes-projection.js';
import { changedGroups, type ChangedGroup } from './changed-cases.js';
import { countCases, type CountedGroup } from './count-cases.js';
import { DAY_OF, type Breakdown, type Dimension } from './dimensions.js';
import type { Figure } from './figure.js';
import { linesOfCounts, type Told } from './lines-of-counts.js';
import type { OutcomeQuery } from './outcome-query.js';
import type { Line } from './tally.js';
import { rowsOfLines, type RowsOfLines } from './withheld-lines.js';

const KEPT = new KeptCounts(outcomesProjection.name, 'outcome_counts_v2');

/** How cases are counted. A change of the statements, or of what is made of their rows, raises it: what was kept before is left aside. */
export const COUNTING = 2;

/** Counts by more things than this are nearly as many as the cases themselves, and not kept. */
const MOST_DIMENSIONS = 3;

/** What there is to tell of one question, broken down and narrowed in whatever way it was counted by. */
export interface KeptLines {
  lines(told: Pick<Told, 'by' | 'filters'>): Line[];
  /** The counts of the lines, broken down by month, of each month by itself. @param dimensions what else they are broken down by */
  rows(told: Pick<Told, 'by' | 'filters'>, dimensions: readonly Dimension[]): RowsOfLines[];
}

const ROWS = new WorkedOut<Counts, RowsOfLines>();

/**
 * Works out figures from the counts that are kept of each month, or of the days of it that are asked about.
 *
 * @param query broken down by whatever the lines will be broken down or narrowed by
 * @param lasting whether its position will be asked about again
 */
export async function keptLines(db: Kysely<object>, query: OutcomeQuery, lasting: boolean, figures: readonly Figure[]): Promise<KeptLines> {
  const { from, to, cohort, position, today, asAt } = query;
  const dimensions = query.by.filter((breakdown) => breakdown !== 'month');
  const by: Breakdown[] = [...dimensions, 'month'];
  const counted = countedCases(db, { cohort, by, ...(asAt === undefined ? {} : { asAt }) }, figures);
  const stretches = monthsOf(from, to).map(stretchOf);
  const kept = levelsOf(dimensions).length > MOST_DIMENSIONS ? undefined : await KEPT.at(db, counted, stretches, { position, lasting });
  const all = kept ? [...kept.values()] : [await countCases(db, query, figures)];
  const of = kept ? { by, filters: {} } : query;
  const linesOf = (counts: readonly Counts[], told: Pick<Told, 'by' | 'filters'>): Line[] => linesOfCounts(counts, of, { ...told, today }, figures);
  const ids = figures.map(({ definition }) => definition.id);
  return {
    lines: (told) => linesOf(all, told),
    rows(told, narrowed) {
      const how = JSON.stringify([told.by, told.filters, narrowed, today, ids]);
      return all.map((counts) => ROWS.of(counts, how, () => rowsOfLines(figures, linesOf([counts], told), narrowed)));
    },
  };
}

function countedCases(db: Kysely<object>, of: CountedOf, figures: readonly Figure[]): CountedByStretch {
  return {
    of: { ...of, counting: COUNTING, figures: figures.map(({ relation, counting }) => ({ relation, counting })) },
    async count(stretches, position, only) {
      const runs = runsOf(stretches).map((days) => countCases(db, { ...of, ...days, filters: {}, position }, figures, only));
      return byStretch(await Promise.all(runs), stretches);
    },
    changed: (...between) => casesChanged(db, of, ...between),
  };
}

/** How many cases of each group are believed otherwise than at an earlier position; without a breakdown also of none. */
export async function keptChanges(db: Kysely<object>, query: OutcomeQuery, before: string, lasting: boolean): Promise<ChangedGroup[]> {
  const { from, to, by, filters, cohort, position, asAt } = query;
  const of = { cohort, by, ...(asAt === undefined ? {} : { asAt }) };
  const counted: CountedByStretch = {
    of: { ...of, counting: COUNTING, changedSince: before, filters },
    async count(stretches, at, only) {
      const groups = await changedGroups(db, { ...query, position: at }, before, only);
      const counts = new Counts();
      for (const { values, cases } of groups) counts.add(JSON.stringify(values), 'cases', cases);
      return new Map(stretches.map((stretch) => [stretch, counts]));
    },
    changed: (...between) => casesChanged(db, of, ...between),
  };
  // The period as one: a case that moved from one of its months to another changed once.
  const kept = levelsOf(by).length > MOST_DIMENSIONS ? undefined : await KEPT.at(db, counted, [`${from}/${to}`], { position, lasting });
  if (!kept) return await changedGroups(db, query, before);
  return [...kept.values()].flatMap((counts) =>
    [...counts].map(([values, own]) => ({ values: JSON.parse(values) as string[], cases: own.get('cases') ?? 0 })),
  );
}

/** What is counted whatever its values, and by what. */
type CountedOf = Pick<OutcomeQuery, 'cohort' | 'by' | 'asAt'>;

/** Cases of some days of which something was recorded between two positions. */
async function casesChanged(
  db: Kysely<object>,
  { cohort, asAt }: CountedOf,
  stretches: readonly string[],
  { after, upTo }: { after: string; upTo: string },
  limit: number,
): Promise<Uuid[]> {
  const facts = ['outcome_facts_v2', ...(asAt === undefined ? [] : ['outcome_earlier_facts_v2'])];
  const letters = ['outcome_letters_v2', ...(asAt === undefined ? [] : ['outcome_earlier_letters_v2'])];
  const inPeriod = onDaysOf(DAY_OF[cohort], stretches);
  // A letter is about a case of the period if that ever was believed to be of it.
  const aboutThose = facts.map((table) => sql`exists (select from ${sql.table(table)} f where f.case_id = changed.case_id and ${inPeriod})`);
  const changes = (tables: readonly string[], which: RawBuilder<unknown>) =>
    tables.flatMap((table) =>
      ['from_position', 'to_position'].map((column) => {
        const at = sql.ref(`changed.${column}`);
        return sql`select case_id from ${sql.table(table)} changed where ${at} > ${after} and ${at} <= ${upTo} and (${which})`;
      }),
    );
  const all = [...changes(facts, inPeriod), ...changes(letters, sql.join(aboutThose, sql` or `))];
  const { rows } = await sql<{ case_id: Uuid }>`${sql.join(all, sql` union all `)} limit ${limit}`.execute(db);
  return rows.map((row) => row.case_id);
}

/** Each stretch lies in a month of its own. */
function byStretch(runs: readonly Counts[], stretches: readonly string[]): Map<string, Counts> {
  const byMonth = new Map(stretches.map((stretch) => [stretch.slice(0, 7), { stretch, counts: new Counts() }]));
  for (const [key, counted] of runs.flatMap((counts) => [...counts])) {
    const month = (JSON.parse(key) as CountedGroup).at(-1) as string;
    for (const [name, n] of counted) byMonth.get(month)?.counts.add(key, name, n);
  }
  return new Map([...byMonth.values()].map(({ stretch, counts }) => [stretch, counts]));
}
