import type { Recorded } from '#kernel';
import { CHAIN_START } from '../hash-chain.js';

const KEEP = 50_000;

/** The last event of a stream: what the next one is chained to. */
export interface StreamTip {
  /** -1: there is none. */
  revision: number;
  hash: string;
  recordedAt: string;
}

/** What a stream's first event is chained to. */
export const NO_TIP: StreamTip = { revision: -1, hash: CHAIN_START, recordedAt: '' };

/**
 * The newest events of streams that the store has shown. Never what was merely sent to it: a repeated append is answered
 * without being written, and what stands then has another hash. What is known here may be old; the expected revision tells.
 */
export class StreamTips {
  private readonly tips = new Map<string, StreamTip>();

  of(stream: string): StreamTip | undefined {
    return this.tips.get(stream);
  }

  saw({ stream, revision, hash, recordedAt }: Recorded): void {
    if ((this.tips.get(stream)?.revision ?? -1) > revision) return;
    this.tips.delete(stream);
    this.tips.set(stream, { revision, hash, recordedAt });
    if (this.tips.size > KEEP) this.tips.delete(this.tips.keys().next().value as string);
  }

  /** After a connection was lost: the server may be another, or restored from a copy. */
  clear(): void {
    this.tips.clear();
  }
}
