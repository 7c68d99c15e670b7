import { unsuppressed } from '#disclosure';
import type { CellFigures } from '#reporting';
import type { Figure } from '../figure.js';
import { shownLines } from '../shown-lines.js';
import { linesOf, partsOf, type Counted, type Line } from '../tally.js';
import { holds, type Values } from './holds.js';
import type { OutcomeCellQuery } from './outcome-cell.js';

/** Counts facts one by one, as the database counts rows. */
export class FactTally {
  private outOf = 0;
  private missing = 0;
  private total = 0;
  private readonly counts = new Map<string, number>();
  private readonly numbers: number[] = [];

  constructor(private readonly figure: Figure) {}

  add(values: Values): void {
    const counting = this.figure.counting as Figure['counting'];
    if (!holds(counting.of, values)) return;
    this.outOf++;
    switch (counting.kind) {
      case 'people':
        if (holds(counting.when, values)) this.count('people');
        return;
      case 'parts':
        for (const { key, condition } of partsOf(counting)) if (holds(condition, values)) this.count(key);
        return;
      case 'spread':
      case 'total': {
        const value = values[counting.column];
        if (typeof value !== 'number') this.missing++;
        else {
          if (counting.kind === 'spread' || value > 0) this.count('people');
          this.total += value;
          this.numbers.push(value);
        }
      }
    }
  }

  /** The line of the cell that the facts so far amount to. */
  line(query: OutcomeCellQuery, about: string): Line {
    const spread: Counted = this.numbers.length === 0 ? {} : { mean: this.total / this.numbers.length, median: this.median() };
    const counted: Counted = { ...Object.fromEntries(this.counts), outOf: this.outOf, missing: this.missing, total: this.total, ...spread };
    return lineOf(linesOf(this.figure, {}, about, counted), query);
  }

  private count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** By nearest rank, as the reports take it. */
  private median(): number {
    const sorted = this.numbers.toSorted((a, b) => a - b);
    return sorted[Math.ceil(sorted.length / 2) - 1] as number;
  }
}

/** The line of a cell among those of its figure. */
export const lineOf = (lines: readonly Line[], { part, became }: OutcomeCellQuery): Line =>
  lines.find((line) => line.part === part && line.became === became) as Line;

/** What a cell shows of its line, and how many rows stand behind it. */
export function cellFigures({ statistic }: OutcomeCellQuery, line: Line): CellFigures {
  const [shown] = shownLines([line], unsuppressed);
  const { figure: _f, group: _g, about: _a, part: _p, became: _b, ...numbers } = shown as NonNullable<typeof shown>;
  const total =
    statistic === 'missing'
      ? (line.missing ?? 0)
      : statistic === 'people' || statistic === 'mean' || statistic === 'median'
        ? line.people
        : line.outOf;
  if (!statistic) return { figures: numbers, total };
  const value = numbers[statistic];
  return { figures: value === undefined ? {} : { [statistic]: value }, total };
}
