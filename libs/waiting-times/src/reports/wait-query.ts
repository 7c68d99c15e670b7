import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { LocalDate, Uuid } from '#kernel';
import type { WaitMeasure } from '#programmes/contract';
import { believedAt, believedOtherwise, NOT_KNOWN } from '#reporting';
import { daysWaited, type Counting, type DaysWaited } from '../clocks/days-waited.js';
import type { EndedHow, LeftWhy } from '../clocks/rules.js';
import type { WaitFactVersion, WaitingTimesTables, WaitPause } from '../facts/schema.js';
import { DIMENSIONS, type Dimension, type Filters, type Group } from './dimensions.js';

/** What is asked of the facts. */
export interface WaitQuery {
  measures: readonly WaitMeasure[];
  /** First and last day of the period. */
  from: LocalDate;
  to: LocalDate;
  by: readonly Dimension[];
  filters: Filters;
  /** Tells apart the months in which waits ended. */
  monthly?: true;
  /** Log position up to which facts are known. */
  position: string;
  /** An earlier position: of what is believed at one of both and not at the other, and told apart. */
  changedSince?: string;
  /** Of these cases alone. */
  only?: readonly Uuid[];
}

/** Waits of one group that have in common what became of them and how long they were. */
export interface WaitEntry {
  measure: WaitMeasure;
  group: Group;
  /** The month in which it ended, where months are told apart. */
  month?: string;
  n: number;
  /** The how-manieth wait of its case for the measure; absent: the first. */
  nth?: number;
  /** Where changes are asked about: whether it is believed now and was not before, or the other way round. */
  believed?: 'now' | 'before';
  became: 'waiting' | Exclude<EndedHow, 'moved'>;
  why?: LeftWhy;
  /** Absent: the start is unknown. */
  calendar?: DaysWaited;
  working?: DaysWaited;
  /** How the programme counts, and its target in that counting, if it has one. */
  countIn: Counting['countIn'];
  targetDays?: number;
}

const MONTH = sql<string>`to_char(ended_on, 'YYYY-MM')`;

type Row = WaitFactVersion & { n: number; now?: boolean };

/** The facts as conditions are asked of them. */
export type Facts = ExpressionBuilder<WaitingTimesTables, 'wait_facts_v1'>;

/** Waits that ended in the period. Those that go on as another clock of the same wait are left to that clock. */
export async function endedWaits(db: Kysely<WaitingTimesTables>, query: WaitQuery): Promise<WaitEntry[]> {
  const columns = query.by.map((dimension) => DIMENSIONS[dimension]);
  const days = ['calendar_included', 'calendar_excluded', 'working_included', 'working_excluded'] as const;
  const told = ['measure', ...columns, 'ended_how', 'left_why', ...days, 'count_in', 'target_days', 'nth'] as const;
  const rows = await db
    .selectFrom('wait_facts_v1')
    .select(told)
    .select(query.monthly ? [MONTH.as('month')] : [])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where((facts) =>
      facts.and([...asked(facts, query), facts('ended_on', '>=', query.from), facts('ended_on', '<=', query.to), facts('ended_how', '!=', 'moved')]),
    )
    .select(query.changedSince === undefined ? [] : [sql<boolean>`(${believedAt(query.position)})`.as('now')])
    .groupBy([...told, ...(query.monthly ? [MONTH] : []), ...(query.changedSince === undefined ? [] : [sql.ref('now')])])
    .execute();
  return rows.map((row) => {
    const of = row as unknown as Row & { month?: string };
    return {
      ...sharedBy(of, query.by),
      ...(of.month === undefined ? {} : { month: of.month }),
      became: of.ended_how as WaitEntry['became'],
      ...(of.left_why ? { why: of.left_why } : {}),
      ...lengths(of),
    };
  });
}

/** Waits that were running at the end of each of some days, as long as they were then: by the day. */
export async function runningWaits(
  db: Kysely<WaitingTimesTables>,
  query: Omit<WaitQuery, 'from' | 'to'>,
  days: readonly LocalDate[],
): Promise<Map<LocalDate, WaitEntry[]>> {
  // Asked separately, each finds its rows by the end of waits; asked as one, neither does.
  const found = await Promise.all([runningThat(db, query, days, 'go-on'), runningThat(db, query, days, 'ended-since')]);
  const byDay = Map.groupBy(found.flat(), ({ day }) => day);
  return new Map(days.map((day) => [day, (byDay.get(day) ?? []).map(({ entry }) => entry)]));
}

async function runningThat(
  db: Kysely<WaitingTimesTables>,
  query: Omit<WaitQuery, 'from' | 'to'>,
  days: readonly LocalDate[],
  which: 'go-on' | 'ended-since',
): Promise<{ day: LocalDate; entry: WaitEntry }[]> {
  const columns = query.by.map((dimension) => DIMENSIONS[dimension]);
  const told = ['measure', ...columns, 'start_on', 'nation', 'count_in', 'target_days', 'nth'] as const;
  const inOrder = [...days].sort();
  const [first, last] = [inOrder[0] ?? '', inOrder.at(-1) ?? ''];
  const rows = await db
    .selectFrom('wait_facts_v1')
    .innerJoin(sql<{ day: LocalDate }>`unnest(${days}::date[])`.as<'asked'>(sql`asked(day)`), (join) =>
      join.on(which === 'go-on' ? sql<boolean>`enters_on <= day` : sql<boolean>`enters_on <= day and ended_on > day`),
    )
    .select(told)
    .select([sql<LocalDate>`day`.as('day'), sql<string>`pauses::text`.as('pauses_text')])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where((facts) =>
      facts.and([
        ...asked(facts as unknown as Facts, query),
        facts('enters_on', '<=', last),
        which === 'go-on' ? facts('ended_on', 'is', null) : facts('ended_on', '>', first),
      ]),
    )
    .select(query.changedSince === undefined ? [] : [sql<boolean>`(${believedAt(query.position)})`.as('now')])
    .groupBy([...told, sql`day`, sql`pauses::text`, ...(query.changedSince === undefined ? [] : [sql.ref('now')])])
    .execute();
  return rows.map((row) => {
    const of = row as unknown as Row & { day: LocalDate; pauses_text: string };
    const pauses = JSON.parse(of.pauses_text) as WaitPause[];
    const until = (countIn: Counting['countIn']): DaysWaited | undefined =>
      of.start_on === null ? undefined : daysWaited({ countIn, nation: of.nation }, of.start_on, of.day, pauses);
    const entry: WaitEntry = { ...sharedBy(of, query.by), became: 'waiting', calendar: until('calendar-days'), working: until('working-days') };
    return { day: of.day, entry };
  });
}

/** The facts that were believed at the position, or are believed otherwise since, of the measures and with the values asked for. */
export function asked(
  facts: Facts,
  { measures, filters, position, changedSince, only }: Pick<WaitQuery, 'measures' | 'filters' | 'position' | 'changedSince' | 'only'>,
) {
  const chosen = Object.entries(filters) as [Dimension, readonly string[]][];
  return [
    changedSince === undefined ? sql<boolean>`(${believedAt(position)})` : believedOtherwise(changedSince, position),
    facts('measure', 'in', measures),
    ...(only === undefined ? [] : [sql<boolean>`case_id = any(${only}::uuid[])`]),
    ...chosen.map(([dimension, values]) => {
      const column = DIMENSIONS[dimension];
      return values.includes(NOT_KNOWN) ? facts.or([facts(column, 'in', values), facts(column, 'is', null)]) : facts(column, 'in', values);
    }),
  ];
}

export function sharedBy(
  row: Row,
  by: readonly Dimension[],
): Pick<WaitEntry, 'measure' | 'group' | 'n' | 'nth' | 'believed' | 'countIn' | 'targetDays'> {
  const group = Object.fromEntries(by.map((dimension) => [dimension, row[DIMENSIONS[dimension]] ?? NOT_KNOWN]));
  return {
    measure: row.measure,
    group,
    n: Number(row.n),
    ...(row.nth > 1 ? { nth: row.nth } : {}),
    ...(row.now === undefined ? {} : { believed: row.now ? ('now' as const) : ('before' as const) }),
    countIn: row.count_in,
    ...(row.target_days === null ? {} : { targetDays: row.target_days }),
  };
}

export function lengths(row: WaitFactVersion): Pick<WaitEntry, 'calendar' | 'working'> {
  const days = (included: number | null, excluded: number | null): DaysWaited | undefined =>
    included === null || excluded === null ? undefined : { pausesIncluded: included, pausesExcluded: excluded };
  return { calendar: days(row.calendar_included, row.calendar_excluded), working: days(row.working_included, row.working_excluded) };
}
