/** How many people have which value, such as days waited: all that means and exact percentiles need, however many people there are. */
export class Histogram {
  private readonly people = new Map<number, number>();
  private total = 0;
  private ordered: readonly [value: number, n: number][] | undefined;

  /** Adds `n` people who have a value. */
  add(value: number, n: number): void {
    this.people.set(value, (this.people.get(value) ?? 0) + n);
    this.total += n;
    this.ordered = undefined;
  }

  get n(): number {
    return this.total;
  }

  /**
   * The percentile by nearest rank: the smallest value such that at least `p` per cent of the people have no larger one. Always
   * a value that somebody has; the median is the 50th. `undefined` over nobody.
   */
  percentile(p: number): number | undefined {
    const rank = Math.ceil((p / 100) * this.total);
    let counted = 0;
    for (const [value, n] of this.inOrder()) {
      counted += n;
      if (counted >= rank) return value;
    }
    return undefined;
  }

  /** `undefined` over nobody. */
  mean(): number | undefined {
    if (this.total === 0) return undefined;
    return this.inOrder().reduce((sum, [value, n]) => sum + value * n, 0) / this.total;
  }

  /** People by value, smallest first. */
  inOrder(): readonly [value: number, n: number][] {
    return (this.ordered ??= [...this.people].sort(([a], [b]) => a - b));
  }
}
