/** Something that is done again and again beside the play, never twice at the same time. */
export class Aside {
  private under = Promise.resolve();
  private waits = false;

  constructor(private readonly work: () => Promise<void>) {}

  /** Does it as soon as it is not being done; whoever plays goes on meanwhile. */
  soon(): void {
    if (this.waits) return;
    this.waits = true;
    this.under = this.under.then(() => {
      this.waits = false;
      return this.work();
    });
    // Whoever waits for it in the end is told.
    this.under.catch(() => undefined);
  }

  /** Does it and waits until it is done. @throws what it threw, now or since it was last waited for */
  now(): Promise<void> {
    this.soon();
    return this.under;
  }
}
