/** Stands for all values together. */
export const ALL = '';

/** Values by a text. */
export const keyOf = (values: readonly string[]): string => values.join('\u0001');

/**
 * The things by which figures can be broken down. Each has one level or several, from coarse to fine, where each value lies within one of
 * the level before: a practice within a network, that within a board. A choice of levels is a number with a bit for each that is chosen;
 * with a level the coarser ones of its thing are chosen as well.
 */
export class Axes {
  /** Every choice of levels, after all those that are coarser. */
  readonly choices: readonly number[];
  private readonly ofAxis: readonly (readonly number[])[];

  /** @param levels how many levels each thing has */
  constructor(levels: readonly number[]) {
    let first = 0;
    this.ofAxis = levels.map((count) => Array.from({ length: count }, () => first++));
    const all = this.ofAxis.reduce<number[]>(
      (masks, columns) => masks.flatMap((mask) => [mask, ...chosenUpTo(columns).map((bits) => mask | bits)]),
      [0],
    );
    this.choices = all.sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  }

  /** The choices that lack just the finest level chosen of one thing. */
  coarser(mask: number): number[] {
    return this.ofAxis.flatMap((columns) => {
      const finest = columns.findLast((column) => mask & (1 << column));
      return finest === undefined ? [] : [mask & ~(1 << finest)];
    });
  }

  /** For each thing the choice of it alone, down to the finest level of which something is wanted. */
  finest(isWanted: (column: number) => boolean): number[] {
    return this.ofAxis.map((columns) => chosenUpTo(columns)[columns.findLastIndex(isWanted)] ?? 0);
  }
}

/** The levels of one thing down to each of them. */
const chosenUpTo = (columns: readonly number[]): number[] =>
  columns.map((_, i) => columns.slice(0, i + 1).reduce((bits, column) => bits | (1 << column), 0));

const sizeOf = (mask: number): number => mask.toString(2).replaceAll('0', '').length;

/** The values of the levels chosen; of the others all. */
export const within = (values: readonly string[], mask: number): string[] => values.map((value, column) => (mask & (1 << column) ? value : ALL));

/** The levels of which values are chosen. */
export const chosenIn = (values: readonly string[]): number =>
  values.reduce((bits, value, column) => (value === ALL ? bits : bits | (1 << column)), 0);
