import { getOr } from '#kernel';
import { keyOf, within, type Axes } from './axes.js';
import type { Cell } from './cells.js';
import { added, NOTHING, type Tally } from './tally.js';

/** The counts of a group of people, by name. */
export interface Group {
  readonly values: readonly string[];
  readonly cells: Map<string, Cell>;
}

/** Groups by their values. */
export type Table = ReadonlyMap<string, Group>;

/** Tables by the levels that are chosen. */
export type Tables<T = Table> = ReadonlyMap<number, T>;

/** A table for each choice of levels. */
export const byChoice = <T>(axes: Axes, tableOf: (mask: number) => T): Tables<T> => new Map(axes.choices.map((mask) => [mask, tableOf(mask)]));

/** Adds rows up to the groups of each choice of levels. Counts of nobody are left out. */
export function tablesOf(axes: Axes, rows: readonly { values: readonly string[]; counts: readonly (readonly [string, Tally])[] }[]) {
  return byChoice(axes, (mask) => {
    const table = new Map<string, { values: readonly string[]; cells: Map<string, Tally> }>();
    for (const { values, counts } of rows) {
      const own = within(values, mask);
      const { cells } = getOr(table, keyOf(own), () => ({ values: own, cells: new Map<string, Tally>() }));
      for (const [name, tally] of counts) if (tally.n !== 0) cells.set(name, added(cells.get(name) ?? NOTHING, tally));
    }
    return table;
  });
}

/** The cells that counts amount to. */
export const cellsOf = <In>(
  tables: Tables<ReadonlyMap<string, { values: readonly string[]; cells: ReadonlyMap<string, In> }>>,
  cell: (of: In) => Cell,
): Tables =>
  new Map(
    [...tables].map(([mask, table]) => [
      mask,
      new Map([...table].map(([key, { values, cells }]) => [key, { values, cells: new Map([...cells].map(([name, of]) => [name, cell(of)])) }])),
    ]),
  );
