/** For how many batches nothing is believed once it was wrong: each that is sent in vain costs a round trip. */
const DOUBTED_FOR = 8;

/**
 * Where a writer believes the log to end, once all that it has sent is there: who knows may give positions itself. The store has the
 * last word, since others may write as well.
 */
export class BelievedEnd {
  private end: number | undefined;
  private doubts = 0;

  /** False until it is seen where the log ends: what is sent meanwhile should be waited for. */
  get isSettled(): boolean {
    return this.end !== undefined || this.doubts > 0;
  }

  /** So many events are about to be sent. Gives the position after which they will stand; `undefined`: nobody knows. */
  send(count: number): number | undefined {
    const after = this.end;
    if (after !== undefined) this.end = after + count;
    return after;
  }

  /**
   * What was sent is back.
   * @param last where the last event of it stands; `undefined`: nothing of it was written
   * @param sent what `send` said of it, and the number of events
   * @param isAlone nothing that was sent later is under way
   */
  landed(last: number | undefined, sent: { after: number | undefined; count: number }, isAlone: boolean): void {
    if (sent.after !== undefined && last !== sent.after + sent.count) {
      this.end = undefined;
      this.doubts = DOUBTED_FOR;
    } else if (sent.after === undefined && this.doubts > 0) this.doubts--;
    else if (sent.after === undefined && isAlone) this.end = last;
  }
}
