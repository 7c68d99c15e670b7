import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { ALL, Axes } from './axes.js';
import type { Rule } from './cells.js';
import { Lattice, type CountedRow, type PartsOfCount } from './lattice.js';
import type { DisclosurePolicy } from './policy.js';
import { inTurns, toTheEnd, type Steps } from './steps.js';
import { stretchesOf, stretchesWithin, type Month, type Stretch } from './stretches.js';

/** Everything that figures are to be told from: more than is asked for, namely every value of what they are narrowed by. */
export interface Counted {
  /**
   * By what they are broken down or narrowed: for each thing how many levels it has, from coarse to fine. Each row has a value for each
   * level of each thing.
   */
  readonly axes: readonly number[];
  /**
   * Rows of one month each, without a month of one day; or by the month, of one day by the empty name. Those of a month may be given again,
   * and are known again then: nobody may change them.
   */
  readonly rows: readonly (CountedRow & { readonly month?: Month })[] | ReadonlyMap<Month, readonly CountedRow[]>;
  /** Which counts of a row add up to which. */
  readonly parts: readonly PartsOfCount[];
}

/** A period of whole months. `running`: its last month is not over yet. */
export interface Months {
  readonly first: Month;
  readonly last: Month;
  readonly running?: boolean;
}

/** For each level of what figures are broken down or narrowed by the values that count; `undefined`: all of them together. */
export type Choice = readonly (readonly string[] | undefined)[];

/**
 * What was worked out lately, by all that decides it: a month whose counts have not changed need not be worked out again. So many counts
 * in all, of about 200 bytes each: those of all measures of some hundred practices, over a quarter at two moments.
 */
const LATTICES = new LRUCache<string, Lattice>({ maxSize: 1_000_000, sizeCalculation: ({ size }) => size });

/** Digests of rows: to write out all that decides a lattice takes longer than to find it. */
const DIGESTS = new WeakMap<readonly CountedRow[], string>();

/**
 * What a policy withholds besides what is small by itself: whatever else is needed so that nobody can tell the small counts by taking
 * what is shown from its total, be it parts of a count, rows of a breakdown, values of a filter or months of a period.
 */
export class Withholding {
  private readonly rule: Rule;
  private readonly axes: Axes;
  private readonly byMonth: ReadonlyMap<Month, readonly CountedRow[]>;
  private readonly common: string;
  private readonly keys = new Map<string, string>();
  /** By period: a report asks for the same one again and again. */
  private readonly periods = new Map<string, readonly Lattice[]>();

  constructor(
    policy: DisclosurePolicy,
    private readonly counted: Counted,
  ) {
    this.rule = { fewest: policy.fewest, showsZero: policy.count(0) === 0 };
    this.axes = new Axes(counted.axes);
    this.common = digestOf([this.rule, counted.axes, counted.parts]);
    this.byMonth = 'get' in counted.rows ? counted.rows : Map.groupBy(counted.rows, ({ month }) => month ?? '');
  }

  /**
   * Works out what is withheld of some periods; of a day without months. Not to be had at once: others have their turn meanwhile. Those who
   * ask at the same time wait for each other, since most of what one works out serves the next.
   */
  async workOut(periods: readonly (Months | undefined)[]): Promise<void> {
    const before = Withholding.latest;
    const own = before.then(async () => {
      for (const months of periods) await inTurns(this.latticesOf(months));
    });
    Withholding.latest = own.catch(() => undefined);
    await own;
  }

  private static latest: Promise<void> = Promise.resolve();

  /** Whether a count must be withheld, though it may be large enough by itself. Without months, of the day that the rows are of. */
  withholds(name: string, choice: Choice, months?: Months): boolean {
    const lattices = this.periods.get(keyOfPeriod(months)) ?? toTheEnd(this.latticesOf(months));
    return lattices.some((lattice) => isWithheld(lattice, this.axes, name, choice));
  }

  private *latticesOf(months: Months | undefined): Steps<readonly Lattice[]> {
    const stretches: Stretch[] = months ? stretchesOf(months.first, months.last, months.running) : [['']];
    const lattices: Lattice[] = [];
    for (const stretch of stretches) lattices.push(yield* this.latticeOf(stretch));
    this.periods.set(keyOfPeriod(months), lattices);
    return lattices;
  }

  private *latticeOf(stretch: Stretch): Steps<Lattice> {
    const key = this.keyOf(stretch);
    const known = LATTICES.get(key);
    if (known) return known;
    const { axes } = this;
    const { parts } = this.counted;
    if (stretch.length === 1) return kept(key, yield* Lattice.of(this.byMonth.get(stretch[0] as Month) ?? [], axes, parts, this.rule));
    const within: Lattice[] = [];
    for (const each of stretchesWithin(stretch)) within.push(yield* this.latticeOf(each));
    return kept(key, yield* Lattice.over(within, this.rule));
  }

  /** A digest of all that decides a lattice. */
  private keyOf(stretch: Stretch): string {
    const name = `${stretch[0]} ${stretch.length}`;
    const known = this.keys.get(name);
    if (known) return known;
    const within =
      stretch.length === 1
        ? digestOfRows(this.byMonth.get(stretch[0] as Month) ?? [])
        : stretchesWithin(stretch)
            .map((each) => this.keyOf(each))
            .join();
    const key = createHash('sha256').update(this.common).update(within).digest('base64url');
    this.keys.set(name, key);
    return key;
  }
}

function kept(key: string, lattice: Lattice): Lattice {
  LATTICES.set(key, lattice);
  return lattice;
}

const keyOfPeriod = (months: Months | undefined): string => (months ? `${months.first} ${months.last} ${months.running ?? false}` : '');

function digestOfRows(rows: readonly CountedRow[]): string {
  const known = DIGESTS.get(rows);
  if (known) return known;
  const digest = digestOf(rows.map(({ values, counts, nth }) => [values, counts, nth]));
  DIGESTS.set(rows, digest);
  return digest;
}

const digestOf = (what: unknown): string => createHash('sha256').update(JSON.stringify(what)).digest('base64url');

/**
 * Several values together are shown where each of them is, or where they are all values that there are: any other choice would tell of
 * those left out, or together with another choice of a single one. So it is with a value of a fine level that lies within several of a
 * coarser one.
 */
function isWithheld(lattice: Lattice, axes: Axes, name: string, choice: Choice): boolean {
  const wanted = axes.finest((column) => choice[column] !== undefined);
  const everything = choice.map(() => ALL);
  const chosen = wanted.map((mask) => (mask === 0 ? [everything] : valuesChosen(lattice, mask, choice)));
  return isAnyWithheld(lattice, name, wanted, chosen);
}

/** What is chosen of one thing, each with its values of all levels; a value that nobody has may be within any of the coarser ones. */
function valuesChosen(lattice: Lattice, mask: number, choice: Choice): (readonly string[])[] {
  const isChosen = (values: readonly string[]): boolean =>
    values.every((value, column) => value === ALL || (choice[column]?.includes(value) ?? true));
  const found = lattice.valuesAt(mask).filter(isChosen);
  if (found.length > 0) return found;
  const finest = choice.findLastIndex((_, column) => mask & (1 << column));
  const coarser = lattice.valuesAt(mask & ~(1 << finest)).filter(isChosen);
  const somewhere = coarser.length > 0 ? coarser : [choice.map((_, column) => (mask & (1 << column) ? NOBODY : ALL))];
  return somewhere.map((values) => values.with(finest, choice[finest]?.[0] ?? NOBODY));
}

function isAnyWithheld(lattice: Lattice, name: string, wanted: readonly number[], chosen: readonly (readonly (readonly string[])[])[]): boolean {
  const several = chosen.findIndex((each) => each.length > 1);
  if (several < 0) return lattice.withholds(joined(chosen.map(([values]) => values ?? [])), name);
  const narrowedTo = (values: readonly string[]) => chosen.with(several, [values]);
  const all = chosen[several] ?? [];
  if (!all.some((values) => isAnyWithheld(lattice, name, wanted, narrowedTo(values)))) return false;
  const areAll = lattice.valuesAt(wanted[several] ?? 0).length === all.length;
  return !areAll || isAnyWithheld(lattice, name, wanted, narrowedTo((all[0] ?? []).map(() => ALL)));
}

/** Values of several things, each of which says nothing of the others. */
const joined = (each: readonly (readonly string[])[]): string[] =>
  (each[0] ?? []).map((_, column) => each.map((values) => values[column] as string).find((value) => value !== ALL) ?? ALL);

/** A value that nobody has. */
const NOBODY = '\u0000';
