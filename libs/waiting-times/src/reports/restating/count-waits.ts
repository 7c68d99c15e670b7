import { unsuppressed } from '#disclosure';
import type { LocalDate } from '#kernel';
import type { WaitMeasure } from '#programmes/contract';
import { monthsOf, NOT_KNOWN, type AnyReport, type Counted, type CountedCase, type CountRows } from '#reporting';
import { daysWaited, type Counting } from '../../clocks/days-waited.js';
import type { WaitFactVersion } from '../../facts/schema.js';
import { countedUnder, type WaitRule } from '../definition-versions.js';
import { DIMENSION_NAMES, DIMENSIONS, type Dimension, type Filters } from '../dimensions.js';
import { figuresOf } from '../figures.js';
import { shownFigures, type ShownFigures } from '../shown-figures.js';
import { lengths, sharedBy, type WaitEntry } from '../wait-query.js';
import { namedFigures, PERCENTAGE, PERCENTILES, type NamedFigure } from './figure-names.js';

/** What a report on waits asks of facts. */
export type WaitHead = Pick<AnyReport, 'report' | 'from' | 'to' | 'groupBy' | 'filters'> & { countIn: Counting['countIn'] };

/** Counts the waits of a case as a report does, by the same arithmetic, over one case instead of all. */
export function waitCounter(head: WaitHead, rules: readonly WaitRule[]): CountRows<WaitFactVersion> {
  const by = DIMENSION_NAMES.filter((dimension) => head.groupBy.includes(dimension));
  const counted = countedUnder(rules);
  const idOf = new Map(rules.map(({ definition }) => [definition.measure, definition.id]));
  const count = (rows: readonly WaitFactVersion[], dimensions: readonly Dimension[]): Counted[] => {
    const entries = rows.filter(({ measure }) => idOf.has(measure)).flatMap((row) => entriesOf(row, head, dimensions));
    return shownFigures(figuresOf(entries.filter(counted), head.countIn), unsuppressed).flatMap((figures) => countedIn(figures, idOf, head.report));
  };
  return (rows): CountedCase => ({ inside: count(rows.filter(matching(head.filters)), by), anywhere: count(rows, []) });
}

/** What a row is in each of the periods that a report speaks of. */
function entriesOf(row: WaitFactVersion, { report, from, to, groupBy }: WaitHead, by: readonly Dimension[]): WaitEntry[] {
  if (report === 'waiting-list') return running({ row, to, by });
  const months = groupBy.includes('month') ? monthsOf(from, to) : [{ month: undefined, from, to }];
  return months.flatMap(({ month, ...period }) => {
    const entries = [...ended({ row, ...period, by }), ...running({ row, ...period, by })];
    return month === undefined ? entries : entries.map((entry) => ({ ...entry, group: { ...entry.group, month } }));
  });
}

interface Place {
  row: WaitFactVersion;
  to: LocalDate;
  by: readonly Dimension[];
}

function ended({ row, from, to, by }: Place & { from: LocalDate }): WaitEntry[] {
  const { ended_on, ended_how, left_why } = row;
  if (ended_on === null || ended_how === null || ended_how === 'moved' || ended_on < from || ended_on > to) return [];
  return [{ ...sharedBy({ ...row, n: 1 }, by), became: ended_how, ...(left_why ? { why: left_why } : {}), ...lengths(row) }];
}

function running({ row, to, by }: Place): WaitEntry[] {
  const { start_on, enters_on, ended_on, nation, pauses } = row;
  if (enters_on > to || (ended_on !== null && ended_on <= to)) return [];
  const until = (countIn: Counting['countIn']) => (start_on === null ? undefined : daysWaited({ countIn, nation }, start_on, to, pauses));
  return [{ ...sharedBy({ ...row, n: 1 }, by), became: 'waiting', calendar: until('calendar-days'), working: until('working-days') }];
}

const matching =
  (filters: Filters) =>
  (row: WaitFactVersion): boolean =>
    Object.entries(filters).every(([dimension, values]) => values.includes(String(row[DIMENSIONS[dimension as Dimension]] ?? NOT_KNOWN)));

/** What one measure and group of a case brings to figures: nothing where it is not counted. */
function countedIn(figures: ShownFigures, idOf: ReadonlyMap<WaitMeasure, string>, report: string): Counted[] {
  const definition = idOf.get(figures.measure) ?? figures.measure;
  const group = figures.group as Record<string, string>;
  const named = namedFigures(report === 'waiting-list' ? { waiting: figures.waiting } : figures);
  return named.flatMap(([of, value]) => {
    const amount = amountOf(of, value, named);
    return amount === 0 ? [] : [{ definition, of, group, amount }];
  });
}

function amountOf(of: NamedFigure[0], value: NamedFigure[1], all: readonly NamedFigure[]): number | string {
  const beside = (statistics: readonly string[]): string =>
    JSON.stringify(
      all.flatMap(([other, its]) =>
        other['population'] === of['population'] && other['pauses'] === of['pauses'] && statistics.includes(other['statistic'] ?? '') ? [its] : [],
      ),
    );
  if (PERCENTILES.includes(of['statistic'] ?? '')) return beside(PERCENTILES);
  if (of['statistic'] === PERCENTAGE) return beside(['withinTarget', 'ofWithTarget']);
  return value as number;
}
