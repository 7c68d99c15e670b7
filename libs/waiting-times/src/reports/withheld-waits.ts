import { Withholding, type Choice, type CountedRow, type DisclosurePolicy, type Months } from '#disclosure';
import { getOr } from '#kernel';
import type { WaitMeasure } from '#programmes/contract';
import { levelsOf, NOT_KNOWN, WorkedOut } from '#reporting';
import { countsOf, partsOfCounts, type CountName } from './counts.js';
import type { Dimension, Group } from './dimensions.js';
import { figuresOf } from './figures.js';
import type { Asked } from './request.js';
import type { Withholds } from './shown-figures.js';
import type { WaitEntry } from './wait-query.js';

/** Entries of all values of what figures are narrowed by. */
export interface AllEntries {
  /** Of waits that ended, by the month. */
  ended: ReadonlyMap<string, readonly WaitEntry[]>;
  /** Of waits that were running at the end of a month, or of the period if it is asked about as a whole. */
  running: ReadonlyMap<string | undefined, readonly WaitEntry[]>;
}

/** What a policy withholds of the figures asked for, besides what is small by itself. */
export async function withheldWaits(policy: DisclosurePolicy, asked: Asked, { ended, running }: AllEntries): Promise<Withholds> {
  const { narrowed, measures } = asked;
  const of = (months: ReadonlyMap<string, readonly WaitEntry[]>): Map<WaitMeasure, Withholding> => {
    const rows = [...months].map(([month, entries]) => [month, rowsOf(entries, narrowed)] as const);
    return new Map(
      measures.map((measure) => {
        const own = new Map(rows.map(([month, byMeasure]) => [month, byMeasure.get(measure) ?? NOBODY]));
        const names = new Set([...own.values()].flatMap((each) => [...each.names]));
        const counted = { axes: levelsOf(narrowed), rows: new Map([...own].map(([month, each]) => [month, each.rows])), parts: partsOfCounts(names) };
        return [measure, new Withholding(policy, counted)];
      }),
    );
  };
  const ofEnded = of(ended);
  const ofRunning = new Map([...running].map(([month, entries]) => [month, of(new Map([['', entries]]))]));
  const period = { first: asked.from.slice(0, 7), last: asked.to.slice(0, 7) };
  const monthsOf = (month: string | undefined): Months => ({
    ...(month === undefined ? period : { first: month, last: month }),
    running: asked.running && (month ?? period.last) === period.last,
  });
  for (const withholding of ofEnded.values()) await withholding.workOut([...running.keys()].map(monthsOf));
  for (const withholding of [...ofRunning.values()].flatMap((own) => [...own.values()])) await withholding.workOut([undefined]);
  return ({ measure, group }, count) => {
    const choice = choiceOf(group, asked);
    if (count.startsWith('waiting.')) return ofRunning.get(group.month)?.get(measure)?.withholds(count, choice) ?? false;
    return ofEnded.get(measure)?.withholds(count, choice, monthsOf(group.month)) ?? false;
  };
}

/** The counts of each group, on one measure in one month, and how they are named. */
interface RowsOfMonth {
  rows: CountedRow[];
  names: Set<CountName>;
}

const NOBODY: RowsOfMonth = { rows: [], names: new Set() };

const ROWS = new WorkedOut<readonly WaitEntry[], ReadonlyMap<WaitMeasure, RowsOfMonth>>();

/** The counts of entries of one month, or of those that are running, by the measure. */
function rowsOf(entries: readonly WaitEntry[], narrowed: readonly Dimension[]): ReadonlyMap<WaitMeasure, RowsOfMonth> {
  return ROWS.of(entries, narrowed.join(), () => {
    const nth = countsByNth(entries);
    const byMeasure = new Map<WaitMeasure, RowsOfMonth>();
    for (const figures of figuresOf(entries, 'calendar-days')) {
      const { rows, names } = getOr(byMeasure, figures.measure, (): RowsOfMonth => ({ rows: [], names: new Set() }));
      const counts = countsOf(figures);
      rows.push({
        values: narrowed.map((dimension) => figures.group[dimension] ?? NOT_KNOWN),
        counts,
        ...(nth ? { nth: nth.map((own) => own.get(keyOf(figures)) ?? {}) } : {}),
      });
      for (const name of Object.keys(counts)) names.add(name);
    }
    return byMeasure;
  });
}

/** Counts of first waits of people, of second ones and so on, each by measure and group; `undefined`: nobody has a second one. */
function countsByNth(entries: readonly WaitEntry[]): Map<string, Record<string, number>>[] | undefined {
  const most = entries.reduce((found, { nth = 1 }) => Math.max(found, nth), 1);
  if (most === 1) return undefined;
  const byNth = Map.groupBy(entries, ({ nth = 1 }) => nth);
  return Array.from(
    { length: most },
    (_, i) => new Map(figuresOf(byNth.get(i + 1) ?? [], 'calendar-days').map((figures) => [keyOf(figures), countsOf(figures)])),
  );
}

const keyOf = ({ measure, group }: Pick<WaitEntry, 'measure' | 'group'>): string => JSON.stringify([measure, group]);

/** The group of a report that an entry belongs to; `undefined`: it is not asked about. */
export function groupAsked({ group }: WaitEntry, { filters, dimensions, narrowed }: Asked): Group | undefined {
  const isAsked = narrowed.every((dimension) => filters[dimension]?.includes(group[dimension] ?? NOT_KNOWN) ?? true);
  return isAsked ? Object.fromEntries(dimensions.map((dimension) => [dimension, group[dimension] ?? NOT_KNOWN])) : undefined;
}

/** The values that a group holds of each thing that figures are narrowed by. */
export const choiceOf = (group: Group, { narrowed, filters }: Asked): Choice =>
  narrowed.map((dimension) => (group[dimension] === undefined ? filters[dimension] : [group[dimension]]));
