import { Withholding, type Choice, type CountedRow, type DisclosurePolicy } from '#disclosure';
import type { WaitMeasure } from '#programmes/contract';
import { levelsOf, NOT_KNOWN } from '#reporting';
import { countsOf, partsOfCounts } from './counts.js';
import type { Dimension, Group } from './dimensions.js';
import { figuresOf } from './figures.js';
import type { Asked } from './request.js';
import type { Withholds } from './shown-figures.js';
import type { WaitEntry } from './wait-query.js';

/** Entries of all values of what figures are narrowed by. */
export interface AllEntries {
  /** Of waits that ended, with the month. */
  ended: readonly WaitEntry[];
  /** Of waits that were running at the end of a month, or of the period if it is asked about as a whole. */
  running: ReadonlyMap<string | undefined, readonly WaitEntry[]>;
}

/** What a policy withholds of the figures asked for, besides what is small by itself. */
export function withheldWaits(policy: DisclosurePolicy, asked: Asked, { ended, running }: AllEntries): Withholds {
  const { narrowed, measures } = asked;
  const of = (entries: readonly WaitEntry[]): Map<WaitMeasure, Withholding> =>
    new Map(
      measures.map((measure) => [
        measure,
        withholdingOver(
          policy,
          narrowed,
          entries.filter((entry) => entry.measure === measure),
        ),
      ]),
    );
  const ofEnded = of(ended);
  const ofRunning = new Map([...running].map(([month, entries]) => [month, of(entries)]));
  const period = { first: asked.from.slice(0, 7), last: asked.to.slice(0, 7) };
  return ({ measure, group }, count) => {
    const choice = choiceOf(group, asked);
    if (count.startsWith('waiting.')) return ofRunning.get(group.month)?.get(measure)?.withholds(count, choice) ?? false;
    const { month = period.last } = group;
    const months = {
      ...(group.month === undefined ? period : { first: group.month, last: group.month }),
      running: asked.running && month === period.last,
    };
    return ofEnded.get(measure)?.withholds(count, choice, months) ?? false;
  };
}

function withholdingOver(policy: DisclosurePolicy, narrowed: readonly Dimension[], entries: readonly WaitEntry[]): Withholding {
  const byMonth = Map.groupBy(entries, ({ month }) => month ?? '');
  const rows = [...byMonth].flatMap(([month, own]) => {
    const nth = countsByNth(own);
    return figuresOf(own, 'calendar-days').map((figures): CountedRow & { month: string } => ({
      values: narrowed.map((dimension) => figures.group[dimension] ?? NOT_KNOWN),
      counts: countsOf(figures),
      ...(nth ? { nth: nth.map((counts) => counts.get(keyOf(figures)) ?? {}) } : {}),
      month,
    }));
  });
  const names = new Set(rows.flatMap(({ counts }) => Object.keys(counts)));
  return new Withholding(policy, { axes: levelsOf(narrowed), rows, parts: partsOfCounts(names) });
}

/** Counts of first waits of people, of second ones and so on, each by group; `undefined`: nobody has a second one. */
function countsByNth(entries: readonly WaitEntry[]): Map<string, Record<string, number>>[] | undefined {
  const most = entries.reduce((found, { nth = 1 }) => Math.max(found, nth), 1);
  if (most === 1) return undefined;
  const byNth = Map.groupBy(entries, ({ nth = 1 }) => nth);
  return Array.from(
    { length: most },
    (_, i) => new Map(figuresOf(byNth.get(i + 1) ?? [], 'calendar-days').map((figures) => [keyOf(figures), countsOf(figures)])),
  );
}

const keyOf = ({ group }: Pick<WaitEntry, 'group'>): string => JSON.stringify(group);

/** The group of a report that an entry belongs to; `undefined`: it is not asked about. */
export function groupAsked({ group }: WaitEntry, { filters, dimensions, narrowed }: Asked): Group | undefined {
  const isAsked = narrowed.every((dimension) => filters[dimension]?.includes(group[dimension] ?? NOT_KNOWN) ?? true);
  return isAsked ? Object.fromEntries(dimensions.map((dimension) => [dimension, group[dimension] ?? NOT_KNOWN])) : undefined;
}

/** The values that a group holds of each thing that figures are narrowed by. */
export const choiceOf = (group: Group, { narrowed, filters }: Asked): Choice =>
  narrowed.map((dimension) => (group[dimension] === undefined ? filters[dimension] : [group[dimension]]));
