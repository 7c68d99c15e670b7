import { getOr, once } from '#kernel';
import { chosenIn, keyOf, within, type Axes } from './axes.js';
import { isExposed, Settling, type Cell, type Rule, type Sum } from './cells.js';
import { nextToWithhold, type Breakdown } from './next-to-withhold.js';
import type { Steps } from './steps.js';
import { NOTHING, peopleIn, sumOf, type Tally } from './tally.js';
import { byChoice, cellsOf, tablesOf, type Group, type Tables } from './tables.js';
import { Solutions, Telling } from './told.js';

/** People with these values, one for each level of what figures are broken down or narrowed by; counts by name. */
export interface CountedRow {
  readonly values: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** Where somebody may be counted several times: counts of those who are counted for the first time, for the second and so on. */
  readonly nth?: readonly Readonly<Record<string, number>>[];
}

/** Counts of a group that add up to another; with `rest`, there may be people in none of them. */
export interface PartsOfCount {
  readonly total: string;
  readonly parts: readonly string[];
  readonly rest?: true;
}

/**
 * The counts of one stretch of time, by every choice of the things that they can be broken down by, and what of them is withheld.
 * What is withheld of a breakdown depends on that breakdown and on coarser ones, never on a finer one: it is the same whoever asks
 * for it in whatever way.
 */
export class Lattice {
  /** The sums by which the counts of each breakdown hang together, those over stretches of time among them. */
  private readonly sums = new Map<number, Sum[]>();

  private constructor(
    private readonly axes: Axes,
    private readonly parts: readonly PartsOfCount[],
    private readonly tables: Tables,
    private readonly stretches: readonly Lattice[] = [],
  ) {}

  /** Of rows as they were counted. */
  static *of(rows: readonly CountedRow[], axes: Axes, parts: readonly PartsOfCount[], rule: Rule): Steps<Lattice> {
    const sorted = rows.map((row) => ({ ...row, key: keyOf(row.values) })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const sums = tablesOf(
      axes,
      sorted.map(({ values, counts, nth }) => ({
        values,
        counts: Object.entries(counts).map(([name, n]) => [name, tallyOf(name, n, nth)] as const),
      })),
    );
    const lattice = new Lattice(
      axes,
      parts,
      cellsOf(sums, (tally): Cell => ({ ...tally, withheld: peopleIn(tally) < rule.fewest, guarded: false, beneath: NOTHING })),
    );
    yield* lattice.settle(rule);
    return lattice;
  }

  /** Of stretches that follow each other, together: a count is withheld where what is withheld of its stretches would be told by it. */
  static *over(stretches: readonly Lattice[], rule: Rule): Steps<Lattice> {
    const { axes, parts } = stretches[0] as Lattice;
    const tables = byChoice(axes, (mask) => {
      const joined = new Map<string, { values: readonly string[]; cells: Map<string, Cell[]> }>();
      for (const stretch of stretches) {
        for (const [key, { values, cells }] of stretch.tables.get(mask) ?? []) {
          const group = getOr(joined, key, () => ({ values, cells: new Map<string, Cell[]>() }));
          for (const [name, cell] of cells) getOr(group.cells, name, () => []).push(cell);
        }
      }
      const ordered = [...joined].sort(([a], [b]) => (a < b ? -1 : 1));
      return new Map(ordered);
    });
    const lattice = new Lattice(
      axes,
      parts,
      cellsOf(tables, (cells) => together(cells, rule)),
      stretches,
    );
    yield* lattice.settle(rule);
    return lattice;
  }

  /** How many counts it holds, those of its stretches aside, which are lattices of their own; at least 1. */
  get size(): number {
    const counts = [...this.tables.values()].map((table) => [...table.values()].reduce((n, { cells }) => n + cells.size, 0));
    return counts.reduce((sum, n) => sum + n, 1);
  }

  /** The values that there are at a choice of levels. */
  valuesAt(mask: number): (readonly string[])[] {
    return [...(this.tables.get(mask)?.values() ?? [])].map(({ values }) => values);
  }

  /** Whether a count is withheld for more than being small itself. */
  withholds(values: readonly string[], name: string): boolean {
    const cell = this.cell(values, name);
    if (cell) return cell.withheld;
    return (
      this.axes.choices.some((mask) => hidesZeros(this.cell(within(values, mask), name))) ||
      this.parts.some(({ total, parts }) => parts.includes(name) && hidesZeros(this.cell(values, total)))
    );
  }

  private cell(values: readonly string[], name: string): Cell | undefined {
    return this.tables.get(chosenIn(values))?.get(keyOf(values))?.cells.get(name);
  }

  private *settle(rule: Rule): Steps<void> {
    const solutions = new Solutions();
    for (const mask of this.axes.choices) {
      yield;
      this.takeFromCoarser(mask);
      const insides = this.insides(mask);
      const own = [...this.lines(mask), ...insides];
      const settling = new Settling(own, rule);
      const breakdown: Breakdown = {
        own,
        overTime: this.overTime(mask),
        before: this.sumsUpTo(mask),
        cells: once(() => this.cellsSpared(mask, insides)),
      };
      this.sums.set(mask, [...own, ...breakdown.overTime]);
      const telling = new Telling([...breakdown.before, ...own, ...breakdown.overTime], solutions);
      for (;;) {
        yield;
        const next = nextToWithhold(breakdown, telling, { rule, solutions });
        if (!next) break;
        telling.withheld(settling.withhold(next));
      }
    }
  }

  /** The sums of a breakdown and of those coarser than it, over this time and over each stretch of it. */
  private sumsUpTo(mask: number): Sum[] {
    const own = [...this.sums].flatMap(([each, sums]) => ((each & mask) === each ? sums : []));
    return [...own, ...this.stretches.flatMap((stretch) => stretch.sumsUpTo(mask))];
  }

  /** The counts of a breakdown: those without parts, those with parts that are a part themselves, those of whole groups. */
  private cellsSpared(mask: number, insides: readonly Sum[]): Set<Cell>[] {
    const all = [...(this.tables.get(mask)?.values() ?? [])].flatMap(({ cells }) => [...cells.values()]);
    const totals = new Set(insides.map(({ total }) => total));
    const parts = new Set(insides.flatMap((sum) => sum.parts));
    const rank = (cell: Cell): number => (totals.has(cell) ? (parts.has(cell) ? 1 : 2) : 0);
    return [0, 1, 2].map((each) => new Set(all.filter((cell) => rank(cell) === each)));
  }

  /** For each count of a breakdown the same count of the stretches of time. */
  private overTime(mask: number): Sum[] {
    if (this.stretches.length === 0) return [];
    return [...(this.tables.get(mask) ?? [])].flatMap(([key, { cells }]) =>
      [...cells].map(([name, total]): Sum => ({
        total,
        parts: this.stretches.flatMap((stretch) => stretch.tables.get(mask)?.get(key)?.cells.get(name) ?? []),
        rest: 0,
      })),
    );
  }

  /** For each thing of a breakdown, the rows that differ in it alone, with their total. */
  private lines(mask: number): Sum[] {
    return this.axes.coarser(mask).flatMap((coarser) =>
      [...this.rowsWithin(mask, coarser)].flatMap(([key, groups]) =>
        [...(this.tables.get(coarser)?.get(key)?.cells ?? [])].map(([name, total]): Sum => ({
          total,
          parts: groups.flatMap(({ cells }) => cells.get(name) ?? []),
          rest: 0,
        })),
      ),
    );
  }

  private rowsWithin(mask: number, coarser: number): Map<string, Group[]> {
    return Map.groupBy(this.tables.get(mask)?.values() ?? [], ({ values }) => keyOf(within(values, coarser)));
  }

  /** A row that is the only one of a coarser row is the same people, and shows the same of them. */
  private takeFromCoarser(mask: number): void {
    for (const coarser of this.axes.coarser(mask)) {
      for (const [key, [only, ...others]] of this.rowsWithin(mask, coarser)) {
        if (!only || others.length > 0) continue;
        for (const [name, cell] of only.cells) {
          const { withheld = false, guarded = false } = this.tables.get(coarser)?.get(key)?.cells.get(name) ?? {};
          cell.withheld ||= withheld;
          cell.guarded ||= guarded;
        }
      }
    }
  }

  /** The counts of each row that add up to another of its counts. */
  private insides(mask: number): Sum[] {
    return [...(this.tables.get(mask)?.values() ?? [])].flatMap(({ cells }) =>
      this.parts.flatMap(({ total: whole, parts: names, rest }): Sum[] => {
        const total = cells.get(whole);
        if (!total) return [];
        const parts = names.flatMap((name) => cells.get(name) ?? []);
        return [{ total, parts, rest: rest ? total.n - parts.reduce((n, part) => n + part.n, 0) : 0 }];
      }),
    );
  }
}

const hidesZeros = (whole: Cell | undefined): boolean => whole !== undefined && (whole.withheld || whole.guarded);

const tallyOf = (name: string, n: number, nth: CountedRow['nth']): Tally => (nth ? { n, nth: nth.map((counts) => counts[name] ?? 0) } : { n });

/** A count over several stretches of time. */
function together(cells: readonly Cell[], rule: Rule): Cell {
  const { n, nth } = sumOf(cells);
  const tally: Tally = nth ? { n, nth } : { n };
  const withheld = cells.filter((cell) => cell.withheld);
  return {
    ...tally,
    withheld: peopleIn(tally) < rule.fewest || isExposed(withheld, rule),
    guarded: cells.some(({ guarded }) => guarded),
    beneath: sumOf(withheld),
  };
}
