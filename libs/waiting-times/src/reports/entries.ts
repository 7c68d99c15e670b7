import type { Kysely } from 'kysely';
import type { Choice, DisclosurePolicy } from '#disclosure';
import { getOr, type LocalDate } from '#kernel';
import { monthsOf } from '#reporting';
import type { WaitingTimesTables } from '../facts/schema.js';
import { changedWaits, type IsAsBefore } from './changed-waits.js';
import { DIMENSION_NAMES, type Filters, type Group } from './dimensions.js';
import { knownAtPosition } from './known-position.js';
import type { Asked } from './request.js';
import type { Withholds } from './shown-figures.js';
import { keptEnded, keptRunning, type KeptQuery } from './kept-waits.js';
import type { WaitEntry } from './wait-query.js';
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
  const { measures, from, to, byMonth, filters, dimensions, knownAt } = asked;
  const periods: Period[] = byMonth ? monthsOf(from, to) : [{ from, to }];
  const query: KeptQuery = { measures, by: dimensions, filters, position, from, to, lasting: knownAt !== undefined };
  if (policy.fewest > 1) return entriesUnderPolicy(db, query, periods, asked, policy, counted);
  const { ended, running } = await keptEntries(db, query, periods, counted);
  const inMonth = (entry: WaitEntry, month: string | undefined): WaitEntry =>
    byMonth && month !== undefined ? { ...entry, group: { ...entry.group, month } } : entry;
  return {
    entries: [
      ...[...ended].flatMap(([month, entries]) => entries.map((entry) => inMonth(entry, month))),
      ...[...running].flatMap(([month, entries]) => entries.map((entry) => inMonth(entry, month))),
    ],
  };
}

/** What is believed at a position of the waits that ended, and of those that were running at the end of each period, by its month. */
async function keptEntries(
  db: Kysely<WaitingTimesTables>,
  query: KeptQuery,
  periods: readonly Period[],
  { which, counts }: Counted,
): Promise<AllEntries> {
  const [ended, running] = await Promise.all([
    which.includes('ended') ? keptEnded(db, query) : new Map<string, never>(),
    keptRunning(db, query, lastDaysOf(periods)),
  ]);
  // Where all of them count they stay the same entries, of which what is made is remembered.
  const those = (entries: readonly WaitEntry[] = []): readonly WaitEntry[] => (entries.every(counts) ? entries : entries.filter(counts));
  return {
    ended: new Map([...ended].map(([month, entries]) => [month, those(entries)])),
    running: new Map(periods.map(({ month, to }) => [month, those(running.get(to))])),
  };
}

const lastDaysOf = (periods: readonly Period[]): LocalDate[] => periods.map(({ to }) => to);

/** Reads what is asked about and whatever it could be told from: every value of what it is narrowed by, every month by itself. */
async function entriesUnderPolicy(
  db: Kysely<WaitingTimesTables>,
  query: KeptQuery,
  periods: readonly Period[],
  asked: Asked,
  policy: DisclosurePolicy,
  counted: Counted,
): Promise<Entries> {
  const before = await knownAtPosition(db, asked.lastMonthEnd);
  const by = DIMENSION_NAMES.filter((dimension) => asked.narrowed.includes(dimension) || asked.dimensions.includes(dimension));
  const isNarrowing = ([dimension]: [string, unknown]): boolean => asked.narrowed.some((each) => each === dimension);
  const filters: Filters = Object.fromEntries(Object.entries(asked.filters).filter((each) => !isNarrowing(each)));
  const wide: KeptQuery = { ...query, by, filters };
  const isAsThen = before === query.position;
  const [now, changes] = await Promise.all([
    keptEntries(db, { ...wide, lasting: query.lasting || isAsThen }, periods, counted),
    isAsThen ? undefined : keptEntries(db, { ...wide, changedSince: before }, periods, counted),
  ]);
  const withholdsNow = await withheldWaits(policy, asked, now);
  if (!changes || [...changes.ended.values(), ...changes.running.values()].every((entries) => entries.length === 0)) {
    return { entries: shownEntries(now, asked, () => true), withholds: withholdsNow };
  }
  const then = await keptEntries(db, { ...wide, position: before, lasting: true }, periods, counted);
  const withholdsThen = await withheldWaits(policy, asked, then);
  const isAsBefore = changedWaits(policy, asked, changes);
  return {
    entries: [...shownEntries(now, asked, (...of) => !isAsBefore(...of)), ...shownEntries(then, asked, isAsBefore)],
    withholds: (of, count) => withholdsNow(of, count) || withholdsThen(of, count),
  };
}

/** The entries asked about, those that are to be shown. */
function shownEntries({ ended, running }: AllEntries, asked: Asked, isShown: IsAsBefore): WaitEntry[] {
  return [...ended, ...running].flatMap(([month, entries]) => {
    const places = new Map<Group, Place | null>();
    const shown: WaitEntry[] = [];
    for (const entry of entries) {
      const place = getOr(places, entry.group, () => placeOf(entry, month, asked));
      if (place && getOr(place.isShown, `${entry.measure} ${entry.became}`, () => isShown(entry, place.choice, month)))
        shown.push({ ...entry, group: place.group });
    }
    return shown;
  });
}

interface Place {
  group: Group;
  choice: Choice;
  /** By what is waited for and what became of it. */
  isShown: Map<string, boolean>;
}

/** The group of the report that an entry belongs to, and the values that it holds; null: it is not asked about. */
function placeOf(entry: WaitEntry, month: string | undefined, asked: Asked): Place | null {
  const group = groupAsked(entry, asked);
  if (!group) return null;
  return { group: asked.byMonth && month !== undefined ? { ...group, month } : group, choice: choiceOf(group, asked), isShown: new Map() };
}
