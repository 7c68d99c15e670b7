import { sql, type Kysely } from 'kysely';
import { getOr, type LocalDate, type Uuid } from '#kernel';
import { Counts, KeptCounts, levelsOf, monthsOf, onDaysOf, openedOrClosed, runsOf, stretchOf, WorkedOut, type CountedByStretch } from '#reporting';
import type { DaysWaited } from '../clocks/days-waited.js';
import type { WaitingTimesTables } from '../facts/schema.js';
import { waitingTimesProjection } from '../facts/waiting-times-projection.js';
import { DIMENSION_NAMES, type Dimension, type Group } from './dimensions.js';
import { endedWaits, runningWaits, type WaitEntry, type WaitQuery } from './wait-query.js';

const KEPT = new KeptCounts(waitingTimesProjection.name, 'wait_counts_v1');

/**
 * How waits are counted. A change of the statements, or of what is made of their rows, such as how days are counted, raises it: what was
 * kept before is left aside.
 */
export const COUNTING = 2;

/** Counts by more things than this are nearly as many as the waits themselves, and not kept. */
const MOST_DIMENSIONS = 3;

/** What is asked of counts that are kept; of changes since an earlier position, what is believed at one of both and not at the other. */
export interface KeptQuery extends Omit<WaitQuery, 'monthly' | 'only'> {
  /** Whether its position will be asked about again. */
  lasting: boolean;
}

/**
 * Waits that ended in the period, by the month: from the counts that are kept of each month, or of the days of it that are asked about.
 * Where nothing has changed, whoever asks again is given the same entries.
 */
export async function keptEnded(db: Kysely<WaitingTimesTables>, query: KeptQuery): Promise<Map<string, readonly WaitEntry[]>> {
  const { from, to } = query;
  const countedBy = dimensionsOf(query);
  const counted = countedEnded(db, { ...countedOf(query), by: countedBy });
  const kept =
    levelsOf(countedBy).length > MOST_DIMENSIONS ? undefined : await KEPT.at(untyped(db), counted, monthsOf(from, to).map(stretchOf), query);
  if (!kept) return byMonth(await endedWaits(db, { ...query, monthly: true }));
  return new Map([...kept].map(([stretch, counts]) => [stretch.slice(0, 7), entriesOf(counts, countedBy, { ...query, month: stretch.slice(0, 7) })]));
}

/** Waits that were running at the end of each of some days, as long as they were then: from counts that are kept of each day. */
export async function keptRunning(
  db: Kysely<WaitingTimesTables>,
  query: Omit<KeptQuery, 'from' | 'to'>,
  days: readonly LocalDate[],
): Promise<Map<LocalDate, readonly WaitEntry[]>> {
  const countedBy = dimensionsOf(query);
  const counted = countedRunning(db, { ...countedOf(query), by: countedBy });
  const kept = levelsOf(countedBy).length > MOST_DIMENSIONS ? undefined : await KEPT.at(untyped(db), counted, days, query);
  if (!kept) return runningWaits(db, query, days);
  return new Map([...kept].map(([day, counts]) => [day, entriesOf(counts, countedBy, query)]));
}

/** Everything that entries are broken down or narrowed by. */
const dimensionsOf = ({ by, filters }: Pick<WaitQuery, 'by' | 'filters'>): Dimension[] =>
  DIMENSION_NAMES.filter((dimension) => by.includes(dimension) || filters[dimension]);

const untyped = (db: Kysely<WaitingTimesTables>): Kysely<object> => db as unknown as Kysely<object>;

/** Which waits are counted, whatever their values, and by what. */
type CountedBy = Pick<WaitQuery, 'measures' | 'by' | 'changedSince'>;

const countedOf = ({ measures, changedSince }: Omit<CountedBy, 'by'>): Omit<CountedBy, 'by'> => ({
  measures,
  ...(changedSince === undefined ? {} : { changedSince }),
});

function countedEnded(db: Kysely<WaitingTimesTables>, of: CountedBy): CountedByStretch {
  return {
    of: { ...of, counting: COUNTING, population: 'ended' },
    async count(stretches, position, only) {
      const asked = { ...of, filters: {}, position, monthly: true as const, ...(only ? { only } : {}) };
      const found = await Promise.all(runsOf(stretches).map((days) => endedWaits(db, { ...asked, ...days })));
      // Each stretch lies in a month of its own.
      const months = byMonth(found.flat());
      return new Map(stretches.map((stretch) => [stretch, countsOf(months.get(stretch.slice(0, 7)) ?? [], of.by)]));
    },
    changed(stretches, between, limit) {
      return changedCases(db, of, between, onDaysOf('ended_on', stretches), limit);
    },
  };
}

function countedRunning(db: Kysely<WaitingTimesTables>, of: CountedBy): CountedByStretch {
  return {
    of: { ...of, counting: COUNTING, population: 'running' },
    async count(days, position, only) {
      const byDay = await runningWaits(db, { ...of, filters: {}, position, ...(only ? { only } : {}) }, days);
      return new Map([...byDay].map(([day, entries]) => [day, countsOf(entries, of.by)]));
    },
    changed(days, between, limit) {
      const inOrder = [...days].sort();
      return changedCases(db, of, between, sql`enters_on <= ${inOrder.at(-1)} and (ended_on is null or ended_on > ${inOrder[0]})`, limit);
    },
  };
}

async function changedCases(
  db: Kysely<WaitingTimesTables>,
  { measures }: CountedBy,
  { after, upTo }: { after: string; upTo: string },
  which: ReturnType<typeof sql>,
  limit: number,
): Promise<Uuid[]> {
  const { rows } = await sql<{ case_id: Uuid }>`
    select case_id from wait_facts_v1 where ${openedOrClosed(after, upTo)} and measure = any(${measures}::text[]) and ${which}
    limit ${limit}`.execute(db);
  return rows.map((row) => row.case_id);
}

/** What the people of a count have in common; days with pauses and without. */
type CountedWait = [
  measure: WaitEntry['measure'],
  became: WaitEntry['became'],
  why: WaitEntry['why'] | null,
  calendar: Days | null,
  working: Days | null,
  countIn: WaitEntry['countIn'],
  targetDays: number | null,
  believed: WaitEntry['believed'] | null,
  nth: number,
  ...values: (string | null)[],
];
type Days = [included: number, excluded: number];

const PEOPLE = 'people';

function countsOf(entries: readonly WaitEntry[], by: readonly Dimension[]): Counts {
  const counts = new Counts();
  const days = (waited: DaysWaited | undefined): Days | null => (waited ? [waited.pausesIncluded, waited.pausesExcluded] : null);
  for (const { measure, became, why, calendar, working, countIn, targetDays, believed, group, nth = 1, n } of entries) {
    const values = by.map((dimension) => group[dimension] as string);
    const wait: CountedWait = [
      measure,
      became,
      why ?? null,
      days(calendar),
      days(working),
      countIn,
      targetDays ?? null,
      believed ?? null,
      nth,
      ...values,
    ];
    counts.add(JSON.stringify(wait), PEOPLE, n);
  }
  return counts;
}

const byMonth = (entries: readonly WaitEntry[]): Map<string, WaitEntry[]> => Map.groupBy(entries, ({ month }) => month ?? '');

/** Which of the entries are asked about, by what, and the month in which they ended, where they did. */
interface AskedEntries extends Pick<WaitQuery, 'by' | 'filters'> {
  month?: string;
}

const ENTRIES = new WorkedOut<Counts, readonly WaitEntry[]>();

/** The entries that counts amount to, with the values asked for, by nothing but what is asked for. Those of the same values share their group. */
function entriesOf(counts: Counts, countedBy: readonly Dimension[], { by, filters, month }: AskedEntries): readonly WaitEntry[] {
  return ENTRIES.of(counts, JSON.stringify([by, filters, month]), () => {
    const chosen = countedBy.flatMap((dimension, i) => (filters[dimension] ? [{ i, values: new Set(filters[dimension]) }] : []));
    const columns = by.map((dimension) => [dimension, countedBy.indexOf(dimension)] as const);
    const groups = new Map<string, Group>();
    const entries: WaitEntry[] = [];
    for (const [key, counted] of counts) {
      const [measure, became, why, calendar, working, countIn, targetDays, believed, nth, ...values] = JSON.parse(key) as CountedWait;
      if (!chosen.every((each) => each.values.has(values[each.i] as string))) continue;
      const of = columns.map(([dimension, i]) => [dimension, values[i] as string] as const);
      const group = getOr(groups, JSON.stringify(of), (): Group => Object.fromEntries(of));
      const entry: WaitEntry = { measure, group, n: counted.get(PEOPLE) ?? 0, became, countIn };
      if (why !== null) entry.why = why;
      if (calendar) entry.calendar = { pausesIncluded: calendar[0], pausesExcluded: calendar[1] };
      if (working) entry.working = { pausesIncluded: working[0], pausesExcluded: working[1] };
      if (targetDays !== null) entry.targetDays = targetDays;
      if (believed) entry.believed = believed;
      if (nth > 1) entry.nth = nth;
      if (month !== undefined) entry.month = month;
      entries.push(entry);
    }
    return entries;
  });
}
