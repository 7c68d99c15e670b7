import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { systemClock, type Clock, type Instant } from '#kernel';

/**
 * A clock for training and trying out: it runs like the machine's, ahead of it by as much as it was moved forward. How much
 * is kept in a file, because data recorded in its future cannot be taken back to the present.
 */
export class TrainingClock implements Clock {
  private aheadMs: number;

  constructor(
    private readonly file: string,
    private readonly real: Clock = systemClock,
  ) {
    this.aheadMs = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { aheadMs: number }).aheadMs : 0;
    this.keep();
  }

  now(): Instant {
    return new Date(Date.parse(this.real.now()) + this.aheadMs).toISOString();
  }

  /** Moves forward to an instant; false if that lies in its past, where a clock cannot go. */
  moveTo(instant: Instant): boolean {
    const ahead = Date.parse(instant) - Date.parse(this.real.now());
    if (ahead < this.aheadMs) return false;
    this.aheadMs = ahead;
    this.keep();
    return true;
  }

  private keep(): void {
    writeFileSync(`${this.file}.part`, JSON.stringify({ aheadMs: this.aheadMs }), { mode: 0o600 });
    renameSync(`${this.file}.part`, this.file);
  }
}
