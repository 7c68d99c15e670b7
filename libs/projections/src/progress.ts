/** How far each projection and reactor has come, and a way to wait for one to get somewhere. */
export class Progress {
  private readonly positions = new Map<string, string>();
  private waiters: { names: readonly string[]; position: string; resolve(reached: boolean): void }[] = [];

  /** Whether somebody waits for something at this moment. */
  get awaited(): boolean {
    return this.waiters.length > 0;
  }

  /** Notes that `name` has now taken in everything up to `position`. Word of an earlier position may come later, and counts for nothing. */
  reached(name: string, position: string): void {
    if ((this.positions.get(name) ?? '') > position) return;
    this.positions.set(name, position);
    this.waiters = this.waiters.filter((waiter) => {
      if (!this.have(waiter.names, waiter.position)) return true;
      waiter.resolve(true);
      return false;
    });
  }

  /** Where `name` stands, if it has started. */
  of(name: string): string | undefined {
    return this.positions.get(name);
  }

  /** All that report progress here. */
  names(): string[] {
    return [...this.positions.keys()];
  }

  /** Waits until all named have reached a position: true; or until the time is over: false. */
  waitFor(names: readonly string[], position: string, timeoutMs: number): Promise<boolean> {
    if (this.have(names, position)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiter = { names, position, resolve };
      this.waiters.push(waiter);
      const timer = setTimeout(() => {
        this.waiters = this.waiters.filter((w) => w !== waiter);
        resolve(false);
      }, timeoutMs);
      waiter.resolve = (reached) => {
        clearTimeout(timer);
        resolve(reached);
      };
    });
  }

  private have(names: readonly string[], position: string): boolean {
    return names.every((name) => (this.positions.get(name) ?? '') >= position);
  }
}
