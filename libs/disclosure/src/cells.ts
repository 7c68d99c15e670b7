import { getOr } from '#kernel';
import { peopleIn, sumOf, type Tally } from './tally.js';

/** A number of people, or of what is counted of them, that could be shown, and whether it may be. Cells of nobody are not kept. */
export interface Cell extends Tally {
  withheld: boolean;
  /** Nothing more could be withheld beneath it, so that not even the zeros beneath it may be shown. */
  guarded: boolean;
  /** Of a cell over several months: what is in months of which it is withheld. */
  readonly beneath: Tally;
}

/** Parts that add up to a total; `rest` is how many people are in none of the parts and are never shown by themselves. */
export interface Sum {
  readonly total: Cell;
  readonly parts: readonly Cell[];
  readonly rest: number;
}

/** By how much a reader may narrow down what is withheld. */
export interface Rule {
  /** The fewest people of whom a count may be shown. */
  readonly fewest: number;
  /** Zeros are shown: whatever is withheld by itself is at least 1. */
  readonly showsZero: boolean;
}

/**
 * Whether people can be told from the sum of what is withheld, which a reader gets by taking what is shown from the total: there is
 * one count alone, too few people in all, or all counts are as small or as large as they can be.
 *
 * @param counts what is withheld, each at least 1
 */
export function isExposed(counts: readonly Tally[], { fewest, showsZero }: Rule): boolean {
  if (counts.length < 2) return counts.length > 0;
  const areAll = (n: number): boolean => counts.every((count) => count.n === n);
  return peopleIn(sumOf(counts)) < fewest || areAll(fewest - 1) || (showsZero && areAll(1));
}

/** The sums that each cell is the total or a part of. */
export function sumsByCell(sums: readonly Sum[]): Map<Cell, Sum[]> {
  const concerned = new Map<Cell, Sum[]>();
  for (const sum of sums) for (const cell of [sum.total, ...sum.parts]) getOr(concerned, cell, () => []).push(sum);
  return concerned;
}

/**
 * Withholds more until nothing withheld can be told from sums: all parts of a total of few people, one of another total that is withheld,
 * and beside a part that is exposed the smallest still shown. Of parts over several months first those of which a month is withheld: the
 * months of others would tell them anyway. The outcome depends on the order of sums and parts, and on the order in which counts are
 * withheld, alone.
 */
export class Settling {
  private readonly concerned: ReadonlyMap<Cell, readonly Sum[]>;

  constructor(
    sums: readonly Sum[],
    private readonly rule: Rule,
  ) {
    this.concerned = sumsByCell(sums);
    this.settle(new Set(sums));
  }

  /** Withholds a count and whatever would tell it then: all of which it returns. */
  withhold(cell: Cell): Cell[] {
    cell.withheld = true;
    return [cell, ...this.settle(new Set(this.concerned.get(cell)))];
  }

  private settle(queue: Set<Sum>): Cell[] {
    const { rule } = this;
    const withheld: Cell[] = [];
    const withhold = (cell: Cell): void => {
      cell.withheld = true;
      withheld.push(cell);
      for (const sum of this.concerned.get(cell) ?? []) queue.add(sum);
    };
    for (const sum of queue) {
      queue.delete(sum);
      if (sum.total.withheld) {
        // Of a total that is large by itself one part left out is enough: nobody can add up the others to it.
        const isEnough = (): boolean => peopleIn(sum.total) >= rule.fewest && (sum.rest > 0 || sum.parts.some((part) => part.withheld));
        for (let next = nextOf(sum.parts); next && !isEnough(); next = nextOf(sum.parts)) withhold(next);
        continue;
      }
      while (isOpen(sum, rule)) {
        const next = nextOf(sum.parts);
        if (!next) {
          sum.total.guarded = true;
          break;
        }
        withhold(next);
      }
    }
    return withheld;
  }
}

/** Whether a count, once known, tells of few people: by itself, or less the months of it that are shown. */
export const tellsOfFew = (cell: Cell, { fewest }: Rule): boolean =>
  peopleIn(cell) < fewest || (cell.beneath.n > 0 && peopleIn(cell.beneath) < fewest);

function isOpen({ parts, rest }: Sum, rule: Rule): boolean {
  const withheld: Tally[] = parts.filter((part) => part.withheld);
  // People in none of the parts are nobody's secret as long as they are many and stand alone.
  if (withheld.length === 0 && rest >= rule.fewest) return false;
  if (rest > 0) withheld.push({ n: rest });
  return isExposed(withheld, rule);
}

/** The part to withhold next; `undefined`: all are withheld. */
export function nextOf(parts: readonly Cell[]): Cell | undefined {
  let best: Cell | undefined;
  for (const part of parts) {
    if (part.withheld) continue;
    const isBetter = best && part.beneath.n > 0 !== best.beneath.n > 0 ? part.beneath.n > 0 : part.n < (best?.n ?? Infinity);
    if (isBetter) best = part;
  }
  return best;
}
