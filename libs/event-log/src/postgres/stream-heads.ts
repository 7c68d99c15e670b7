const KEEP = 100_000;

/**
 * Revisions of the newest events of streams, known without asking: right only where this process is the one writer (an
 * embedded database). A stream known to be empty has -1.
 */
export class StreamHeads {
  private readonly heads = new Map<string, number>();

  /** @param complete whether every stream that is not noted is empty, as in a log that is empty itself */
  constructor(private complete: boolean) {}

  /** What is known of a stream: its newest revision, -1 for empty; `undefined` if nothing is. */
  of(stream: string): number | undefined {
    return this.heads.get(stream) ?? (this.complete ? -1 : undefined);
  }

  /** Notes what a read or an append has shown. A read may come in after an append that it did not see: the higher counts. */
  saw(stream: string, revision: number): void {
    const known = this.heads.get(stream);
    if (known !== undefined && known >= revision) return;
    this.heads.delete(stream);
    this.heads.set(stream, revision);
    if (this.heads.size <= KEEP) return;
    this.heads.delete(this.heads.keys().next().value as string);
    this.complete = false;
  }
}
