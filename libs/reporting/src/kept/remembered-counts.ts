import { LRUCache } from 'lru-cache';
import type { Counts } from './counts.js';

/** Of one stretch of time counts are remembered as of so many positions: the present, the last month end, and one besides. */
const MOST_POSITIONS = 3;

/** Counts as of a position. */
export interface CountsAsOf {
  position: string;
  counts: Counts;
  /** How many cases have changed between the position and that of the counts in the table which they were worked out from. */
  changes: number;
}

/**
 * Counts that were read or worked out lately, in memory: to read their writing takes longer than most of what is made of them. Nobody may
 * change them. Whoever asks again is given the same object, by which what was made of it can be found again.
 */
export class RememberedCounts {
  /** Of each stretch those that were asked for last come last. */
  private readonly stretches: LRUCache<string, readonly CountsAsOf[]>;

  /** @param most how much may be remembered, in bytes, roughly; what is made of it comes on top */
  constructor(most: number) {
    this.stretches = new LRUCache({ maxSize: most, sizeCalculation: (known) => known.reduce((sum, { counts }) => sum + counts.room, 1) });
  }

  /** Counts as of a position. @param of what is counted */
  at(of: string, stretch: string, position: string): Counts | undefined {
    const known = this.of(of, stretch).find((each) => each.position === position);
    if (known) this.remember(of, stretch, known);
    return known?.counts;
  }

  /** All that is remembered of a stretch. */
  of(of: string, stretch: string): readonly CountsAsOf[] {
    return this.stretches.get(keyOf(of, stretch)) ?? [];
  }

  remember(of: string, stretch: string, asOf: CountsAsOf): void {
    const others = this.of(of, stretch).filter(({ position }) => position !== asOf.position);
    this.stretches.set(keyOf(of, stretch), [...others.slice(1 - MOST_POSITIONS), asOf]);
  }
}

const keyOf = (of: string, stretch: string): string => `${of} ${stretch}`;
