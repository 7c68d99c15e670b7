/** What can be drawn by chance, over numbers that come from a seed: the same seed gives the same run. */
export abstract class Draws {
  /** A number from 0 up to, and not including, 1. */
  abstract next(): number;

  /** A whole number between two, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** True with a probability from 0 to 1. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** One of a table's keys, as often as its weight says. */
  weighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T {
    const keys = Object.keys(weights) as T[];
    let total = 0;
    for (const key of keys) total += weights[key] ?? 0;
    let left = this.next() * total;
    for (const key of keys) if ((left -= weights[key] ?? 0) < 0) return key;
    return keys.at(-1) as T;
  }
}
