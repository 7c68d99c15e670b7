import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { systemClock, type Clock, type Instant } from '#kernel';

/** A move that a command asked for: sent again, it is answered as the first time. */
export interface Move {
  commandId: string;
  fingerprint: string;
  /** The time that it moved to. */
  now: Instant;
}

/** How many moves are remembered. */
const REMEMBERED = 100;

/**
 * A clock for training and trying out: it runs like the machine's, ahead of it by as much as it was moved forward. How much
 * is kept in a file, because data recorded in its future cannot be taken back to the present.
 */
export class TrainingClock implements Clock {
  private aheadMs = 0;
  private moves: readonly Move[] = [];

  constructor(
    private readonly file: string,
    private readonly real: Clock = systemClock,
  ) {
    if (existsSync(file)) {
      const kept = JSON.parse(readFileSync(file, 'utf8')) as { aheadMs: number; moves?: Move[] };
      this.aheadMs = kept.aheadMs;
      this.moves = kept.moves ?? [];
    }
    this.keep();
  }

  now(): Instant {
    return new Date(Date.parse(this.real.now()) + this.aheadMs).toISOString();
  }

  /** Moves forward to an instant; false if that lies in its past, where a clock cannot go. */
  moveTo(instant: Instant, by?: Pick<Move, 'commandId' | 'fingerprint'>): boolean {
    const ahead = Date.parse(instant) - Date.parse(this.real.now());
    if (ahead < this.aheadMs) return false;
    this.aheadMs = ahead;
    if (by) this.moves = [...this.moves, { commandId: by.commandId, fingerprint: by.fingerprint, now: instant }].slice(-REMEMBERED);
    this.keep();
    return true;
  }

  /** What a command moved it to before. */
  moveBy(commandId: string): Move | undefined {
    return this.moves.find((move) => move.commandId === commandId);
  }

  private keep(): void {
    writeFileSync(`${this.file}.part`, JSON.stringify({ aheadMs: this.aheadMs, moves: this.moves }), { mode: 0o600 });
    renameSync(`${this.file}.part`, this.file);
  }
}
