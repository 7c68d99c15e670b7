import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Rule } from './cells.js';
import { Lattice, type CountedRow, type PartsOfCount } from './lattice.js';
import type { DisclosurePolicy } from './policy.js';
import { stretchesOf, stretchesWithin, type Month, type Stretch } from './stretches.js';

/** Everything that figures are to be told from: more than is asked for, namely every value of what they are narrowed by. */
export interface Counted {
  /** By how many things they are broken down or narrowed; each row has a value for each. */
  readonly axes: number;
  /** Rows of one month each; without a month, of one day. */
  readonly rows: readonly (CountedRow & { readonly month?: Month })[];
  /** Which counts of a row add up to which. */
  readonly parts: readonly PartsOfCount[];
}

/** A period of whole months. `running`: its last month is not over yet. */
export interface Months {
  readonly first: Month;
  readonly last: Month;
  readonly running?: boolean;
}

/** For each thing by which figures are broken down or narrowed the values that count; `undefined`: all of them together. */
export type Choice = readonly (readonly string[] | undefined)[];

/**
 * What was worked out lately, by all that decides it: a month whose counts have not changed need not be worked out again. So many counts
 * in all, of about 300 bytes each.
 */
const LATTICES = new LRUCache<string, Lattice>({ maxSize: 250_000, sizeCalculation: ({ size }) => size });

/**
 * What a policy withholds besides what is small by itself: whatever else is needed so that nobody can tell the small counts by taking
 * what is shown from its total, be it parts of a count, rows of a breakdown, values of a filter or months of a period.
 */
export class Withholding {
  private readonly rule: Rule;
  private readonly byMonth: Map<Month, CountedRow[]>;
  private readonly common: string;
  private readonly keys = new Map<string, string>();
  /** By period: a report asks for the same one again and again. */
  private readonly periods = new Map<string, readonly Lattice[]>();

  constructor(
    policy: DisclosurePolicy,
    private readonly counted: Counted,
  ) {
    this.rule = { fewest: policy.fewest, showsZero: policy.count(0) === 0 };
    this.common = JSON.stringify([this.rule, counted.axes, counted.parts]);
    this.byMonth = Map.groupBy(counted.rows, ({ month }) => month ?? '');
  }

  /** Whether a count must be withheld, though it may be large enough by itself. Without months, of the day that the rows are of. */
  withholds(name: string, choice: Choice, months?: Months): boolean {
    return this.latticesOf(months).some((lattice) => isWithheld(lattice, name, choice));
  }

  private latticesOf(months: Months | undefined): readonly Lattice[] {
    const key = months ? `${months.first} ${months.last} ${months.running ?? false}` : '';
    const known = this.periods.get(key);
    if (known) return known;
    const stretches: Stretch[] = months ? stretchesOf(months.first, months.last, months.running) : [['']];
    const lattices = stretches.map((stretch) => this.latticeOf(stretch));
    this.periods.set(key, lattices);
    return lattices;
  }

  private latticeOf(stretch: Stretch): Lattice {
    const key = this.keyOf(stretch);
    const known = LATTICES.get(key);
    if (known) return known;
    const { axes, parts } = this.counted;
    const lattice =
      stretch.length === 1
        ? Lattice.of(this.byMonth.get(stretch[0] as Month) ?? [], axes, parts, this.rule)
        : Lattice.over(
            stretchesWithin(stretch).map((each) => this.latticeOf(each)),
            this.rule,
          );
    LATTICES.set(key, lattice);
    return lattice;
  }

  /** A digest of all that decides a lattice. */
  private keyOf(stretch: Stretch): string {
    const name = `${stretch[0]} ${stretch.length}`;
    const known = this.keys.get(name);
    if (known) return known;
    const within =
      stretch.length === 1
        ? this.textOf(stretch[0] as Month)
        : stretchesWithin(stretch)
            .map((each) => this.keyOf(each))
            .join();
    const key = createHash('sha256').update(this.common).update(within).digest('base64url');
    this.keys.set(name, key);
    return key;
  }

  private textOf(month: Month): string {
    return JSON.stringify((this.byMonth.get(month) ?? []).map(({ values, counts }) => [values, counts]));
  }
}

/**
 * Several values together are shown where each of them is, or where they are all values that there are: any other choice would tell of
 * those left out, or together with another choice of a single one.
 */
function isWithheld(lattice: Lattice, name: string, choice: Choice): boolean {
  const several = choice.findIndex((values) => values && values.length > 1);
  if (several < 0) {
    const values = choice.map((chosen) => (chosen ? (chosen[0] ?? NOBODY) : ''));
    return lattice.withholds(values, name);
  }
  const chosen = choice[several] ?? [];
  const narrowedTo = (values: readonly string[] | undefined): Choice => choice.map((each, axis) => (axis === several ? values : each));
  if (!chosen.some((value) => isWithheld(lattice, name, narrowedTo([value])))) return false;
  const areAll = lattice.valuesOf(several).every((value) => chosen.includes(value));
  return !areAll || isWithheld(lattice, name, narrowedTo(undefined));
}

/** A value that nobody has. */
const NOBODY = '\u0000';
