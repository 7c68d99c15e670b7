import type { Kysely } from 'kysely';
import type { DisclosurePolicy } from '#disclosure';
import type { LocalDate } from '#kernel';
import { monthsOf } from '#reporting';
import type { WaitingTimesTables } from '../facts/schema.js';
import { changedWaits, type IsAsBefore } from './changed-waits.js';
import { DIMENSION_NAMES, type Filters } from './dimensions.js';
import { knownAtPosition } from './known-position.js';
import type { Asked } from './request.js';
import type { Withholds } from './shown-figures.js';
import { endedWaits, runningWaits, type WaitEntry, type WaitQuery } from './wait-query.js';
import { choiceOf, groupAsked, withheldWaits, type AllEntries } from './withheld-waits.js';

/** Which populations a report is about: those whose wait ended, and those still waiting. */
export type Which = 'ended' | 'running';

/** The entries that a report is made of, and what of its figures is withheld besides what is small by itself. */
export interface Entries {
  entries: WaitEntry[];
  withholds?: Withholds;
}

interface Period {
  month?: string;
  from: LocalDate;
  to: LocalDate;
}

/** Which of all waits a report is about. */
export interface Counted {
  which: readonly Which[];
  /** Whether a wait counts by the definitions of the report. */
  counts(entry: WaitEntry): boolean;
}

/** Reads the entries of a report. */
export async function entriesFor(
  db: Kysely<WaitingTimesTables>,
  asked: Asked,
  position: string,
  policy: DisclosurePolicy,
  counted: Counted,
): Promise<Entries> {
  const { measures, from, to, byMonth, filters, dimensions } = asked;
  const periods: Period[] = byMonth ? monthsOf(from, to) : [{ from, to }];
  const query: WaitQuery = { measures, by: dimensions, filters, position, from, to };
  if (policy.fewest > 1) return entriesUnderPolicy(db, query, periods, asked, policy, counted);
  const [ended, running] = await Promise.all([
    counted.which.includes('ended') ? endedWaits(db, byMonth ? { ...query, monthly: true } : query) : [],
    runningBy(periods, db, query, counted),
  ]);
  const inMonth = (entry: WaitEntry, month: string | undefined): WaitEntry =>
    month === undefined ? entry : { ...entry, group: { ...entry.group, month } };
  const those = ended.filter((entry) => counted.counts(entry)).map((entry) => inMonth(entry, entry.month));
  return { entries: [...those, ...[...running].flatMap(([month, entries]) => entries.map((entry) => inMonth(entry, month)))] };
}

/** Waits that were running at the end of each period, by its month. */
async function runningBy(
  periods: readonly Period[],
  db: Kysely<WaitingTimesTables>,
  query: WaitQuery,
  { counts }: Counted,
): Promise<Map<string | undefined, WaitEntry[]>> {
  const entries = await runningWaits(
    db,
    query,
    periods.map(({ to }) => to),
  );
  return new Map(periods.map(({ month, to }) => [month, (entries.get(to) ?? []).filter(counts)]));
}

/** Reads what is asked about and whatever it could be told from: every value of what it is narrowed by, every month by itself. */
async function entriesUnderPolicy(
  db: Kysely<WaitingTimesTables>,
  query: WaitQuery,
  periods: readonly Period[],
  asked: Asked,
  policy: DisclosurePolicy,
  counted: Counted,
): Promise<Entries> {
  const before = await knownAtPosition(db, asked.lastMonthEnd);
  const by = DIMENSION_NAMES.filter((dimension) => asked.narrowed.includes(dimension) || asked.dimensions.includes(dimension));
  const isNarrowing = ([dimension]: [string, unknown]): boolean => asked.narrowed.some((each) => each === dimension);
  const filters: Filters = Object.fromEntries(Object.entries(asked.filters).filter((each) => !isNarrowing(each)));
  const wide: WaitQuery = { ...query, by, filters, ...(before === query.position ? {} : { before }) };
  const those = async (entries: Promise<WaitEntry[]>): Promise<WaitEntry[]> => (await entries).filter((entry) => counted.counts(entry));
  const [ended, running] = await Promise.all([
    counted.which.includes('ended') ? those(endedWaits(db, { ...wide, monthly: true })) : [],
    runningBy(periods, db, wide, counted),
  ]);
  const all: AllEntries = { ended, running };
  const withholds = [withheldWaits(policy, asked, believed(all, 'now'))];
  const hasChanged = [ended, ...running.values()].some((entries) => entries.some(isNews));
  if (hasChanged) withholds.push(withheldWaits(policy, asked, believed(all, 'before')));
  const isAsBefore = hasChanged ? changedWaits(policy, asked, all) : () => false;
  return {
    entries: shownEntries(all, asked, isAsBefore),
    withholds: (of, count) => withholds.some((each) => each(of, count)),
  };
}

/** Whether it is believed now and was not before, or the other way round. */
const isNews = ({ believed: when }: WaitEntry): boolean => when !== undefined && when.now !== when.before;

const believed = ({ ended, running }: AllEntries, when: 'now' | 'before'): AllEntries => {
  const are = (entries: readonly WaitEntry[]): WaitEntry[] => entries.filter((entry) => entry.believed?.[when] ?? true);
  return { ended: are(ended), running: new Map([...running].map(([month, entries]) => [month, are(entries)])) };
};

/** The entries asked about, each as it is believed now, or as it was before where too few have changed since. */
function shownEntries({ ended, running }: AllEntries, asked: Asked, isAsBefore: IsAsBefore): WaitEntry[] {
  const of = (entries: readonly WaitEntry[], monthOf: (entry: WaitEntry) => string | undefined): WaitEntry[] =>
    entries.flatMap((entry) => {
      const group = groupAsked(entry, asked);
      if (!group) return [];
      const isShown = entry.believed?.[isAsBefore(entry, choiceOf(group, asked), monthOf(entry)) ? 'before' : 'now'] ?? true;
      const month = asked.byMonth ? monthOf(entry) : undefined;
      return isShown ? [{ ...entry, group: month === undefined ? group : { ...group, month } }] : [];
    });
  return [...of(ended, ({ month }) => month), ...[...running].flatMap(([month, entries]) => of(entries, () => month))];
}
