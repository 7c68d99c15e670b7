import { Injectable } from '@nestjs/common';
import { Progress } from '#projections';

/** The read models of this process, for those who wait until they have something. */
@Injectable()
export class ReadModels {
  /** Names of the projections that `?after=` waits for. */
  names: readonly string[] = [];

  constructor(private readonly progress: Progress) {}

  /** Waits until every read model has taken in a position; false if the time is over first. */
  have(position: string, timeoutMs: number): Promise<boolean> {
    return this.progress.waitFor(this.names, position, timeoutMs);
  }
}
