/** How many people waited how many days: all that exact percentiles need, however many people there are. */
export class Histogram {
  private readonly people = new Map<number, number>();
  private total = 0;

  /** Adds `n` people who waited `days` days. */
  add(days: number, n: number): void {
    this.people.set(days, (this.people.get(days) ?? 0) + n);
    this.total += n;
  }

  get n(): number {
    return this.total;
  }

  /**
   * The percentile by nearest rank: the shortest wait such that at least `p` per cent of the people waited no longer. Always
   * a wait that somebody had; the median is the 50th. `undefined` over nobody.
   */
  percentile(p: number): number | undefined {
    const rank = Math.ceil((p / 100) * this.total);
    let counted = 0;
    for (const [days, n] of this.inOrder()) {
      counted += n;
      if (counted >= rank) return days;
    }
    return undefined;
  }

  /** People by days waited, shortest first. */
  inOrder(): [days: number, n: number][] {
    return [...this.people].sort(([a], [b]) => a - b);
  }
}
