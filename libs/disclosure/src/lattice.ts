import { getOr } from '#kernel';
import { isExposed, Settling, type Cell, type Rule, type Sum } from './cells.js';
import { nextToWithhold, type Breakdown } from './next-to-withhold.js';
import { Solutions, Telling } from './told.js';

/** People with these values, one for each thing that figures are broken down or narrowed by; counts by name. */
export interface CountedRow {
  readonly values: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Counts of a group that add up to another; with `rest`, there may be people in none of them. */
export interface PartsOfCount {
  readonly total: string;
  readonly parts: readonly string[];
  readonly rest?: true;
}

interface Group {
  readonly values: readonly string[];
  readonly cells: Map<string, Cell>;
}

type Table = ReadonlyMap<string, Group>;

/** Stands for all values together. */
const ALL = '';
const keyOf = (values: readonly string[]): string => values.join('\u0001');
const within = (values: readonly string[], mask: number): string[] => values.map((value, axis) => (mask & (1 << axis) ? value : ALL));

/**
 * The counts of one stretch of time, by every choice of the things that they can be broken down by, and what of them is withheld.
 * What is withheld of a breakdown depends on that breakdown and on coarser ones, never on a finer one: it is the same whoever asks
 * for it in whatever way.
 */
export class Lattice {
  /** The sums by which the counts of each breakdown hang together, those over stretches of time among them. */
  private readonly sums: Sum[][] = [];

  private constructor(
    private readonly axes: number,
    private readonly parts: readonly PartsOfCount[],
    private readonly tables: readonly Table[],
    private readonly stretches: readonly Lattice[] = [],
  ) {}

  /** Of rows as they were counted. */
  static of(rows: readonly CountedRow[], axes: number, parts: readonly PartsOfCount[], rule: Rule): Lattice {
    const sorted = rows.map((row) => ({ ...row, key: keyOf(row.values) })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const sums = tablesOf(
      axes,
      sorted.map(({ values, counts }) => ({ values, counts: Object.entries(counts) })),
      (n, before: number | undefined) => n + (before ?? 0),
    );
    const lattice = new Lattice(
      axes,
      parts,
      cellsOf(sums, (n): Cell => ({ n, withheld: n < rule.fewest, guarded: false, beneath: 0 })),
    );
    lattice.settle(rule);
    return lattice;
  }

  /** Of stretches that follow each other, together: a count is withheld where what is withheld of its stretches would be told by it. */
  static over(stretches: readonly Lattice[], rule: Rule): Lattice {
    const { axes, parts } = stretches[0] as Lattice;
    const tables = Array.from({ length: 1 << axes }, (_, mask) => {
      const joined = new Map<string, { values: readonly string[]; cells: Map<string, Cell[]> }>();
      for (const stretch of stretches) {
        for (const [key, { values, cells }] of stretch.tables[mask] ?? []) {
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
    lattice.settle(rule);
    return lattice;
  }

  /** How many counts it holds, those of its stretches among them; at least 1. */
  get size(): number {
    const counts = this.tables.map((table) => [...table.values()].reduce((n, { cells }) => n + cells.size, 0));
    return [...counts, ...this.stretches.map(({ size }) => size)].reduce((sum, n) => sum + n, 1);
  }

  /** The values that there are of one thing. */
  valuesOf(axis: number): string[] {
    return [...(this.tables[1 << axis]?.values() ?? [])].map(({ values }) => values[axis] as string);
  }

  /** Whether a count is withheld for more than being small itself. */
  withholds(values: readonly string[], name: string): boolean {
    const cell = this.cell(values, name);
    if (cell) return cell.withheld;
    return (
      this.tables.some((_, mask) => hidesZeros(this.cell(within(values, mask), name))) ||
      this.parts.some(({ total, parts }) => parts.includes(name) && hidesZeros(this.cell(values, total)))
    );
  }

  private cell(values: readonly string[], name: string): Cell | undefined {
    const mask = values.reduce((bits, value, axis) => (value === ALL ? bits : bits | (1 << axis)), 0);
    return this.tables[mask]?.get(keyOf(values))?.cells.get(name);
  }

  private settle(rule: Rule): void {
    const masks = this.tables.map((_, mask) => mask).sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
    const solutions = new Solutions();
    for (const mask of masks) {
      const own = [...this.lines(mask), ...this.insides(mask)];
      const settling = new Settling(own, rule);
      const breakdown: Breakdown = { own, overTime: this.overTime(mask), before: this.sumsUpTo(mask) };
      this.sums[mask] = [...own, ...breakdown.overTime];
      const telling = new Telling([...breakdown.before, ...own, ...breakdown.overTime], solutions);
      for (;;) {
        const next = nextToWithhold(breakdown, telling.told(), { rule, solutions });
        if (!next) break;
        telling.withheld(settling.withhold(next));
      }
    }
  }

  /** The sums of a breakdown and of those coarser than it, over this time and over each stretch of it. */
  private sumsUpTo(mask: number): Sum[] {
    const own = this.sums.filter((_, each) => (each & mask) === each).flat();
    return [...own, ...this.stretches.flatMap((stretch) => stretch.sumsUpTo(mask))];
  }

  /** For each count of a breakdown the same count of the stretches of time. */
  private overTime(mask: number): Sum[] {
    if (this.stretches.length === 0) return [];
    return [...(this.tables[mask] ?? [])].flatMap(([key, { cells }]) =>
      [...cells].map(([name, total]): Sum => ({
        total,
        parts: this.stretches.flatMap((stretch) => stretch.tables[mask]?.get(key)?.cells.get(name) ?? []),
        rest: 0,
      })),
    );
  }

  /** For each thing of a breakdown, the rows that differ in it alone, with their total. */
  private lines(mask: number): Sum[] {
    const sums: Sum[] = [];
    for (let axis = 0; axis < this.axes; axis++) {
      if (!(mask & (1 << axis))) continue;
      const coarser = mask & ~(1 << axis);
      const lines = Map.groupBy(this.tables[mask]?.values() ?? [], ({ values }) => keyOf(within(values, coarser)));
      for (const [key, groups] of lines) {
        for (const [name, total] of this.tables[coarser]?.get(key)?.cells ?? []) {
          sums.push({ total, parts: groups.flatMap(({ cells }) => cells.get(name) ?? []), rest: 0 });
        }
      }
    }
    return sums;
  }

  /** The counts of each row that add up to another of its counts. */
  private insides(mask: number): Sum[] {
    return [...(this.tables[mask]?.values() ?? [])].flatMap(({ cells }) =>
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

const sizeOf = (mask: number): number => mask.toString(2).replaceAll('0', '').length;

/** A count over several stretches of time. */
function together(cells: readonly Cell[], rule: Rule): Cell {
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  const withheld = cells.filter((cell) => cell.withheld).map((cell) => cell.n);
  return {
    n,
    withheld: n < rule.fewest || isExposed(withheld, rule),
    guarded: cells.some(({ guarded }) => guarded),
    beneath: withheld.reduce((sum, each) => sum + each, 0),
  };
}

function tablesOf<In, Out>(
  axes: number,
  rows: readonly { values: readonly string[]; counts: readonly (readonly [string, In])[] }[],
  add: (more: In, before: Out | undefined) => Out,
) {
  return Array.from({ length: 1 << axes }, (_, mask) => {
    const table = new Map<string, { values: readonly string[]; cells: Map<string, Out> }>();
    for (const { values, counts } of rows) {
      const own = within(values, mask);
      const { cells } = getOr(table, keyOf(own), () => ({ values: own, cells: new Map<string, Out>() }));
      for (const [name, n] of counts) if (n !== 0) cells.set(name, add(n, cells.get(name)));
    }
    return table;
  });
}

const cellsOf = <In>(
  tables: readonly ReadonlyMap<string, { values: readonly string[]; cells: ReadonlyMap<string, In> }>[],
  cell: (of: In) => Cell,
): Table[] =>
  tables.map(
    (table) =>
      new Map([...table].map(([key, { values, cells }]) => [key, { values, cells: new Map([...cells].map(([name, of]) => [name, cell(of)])) }])),
  );
