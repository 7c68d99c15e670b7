import type { Instant, VirtualClock } from '#kernel';
import type { Chance } from '../chance.js';

/**
 * The time by one journey's own reckoning. Journeys that are played beside each other share the clock of the service, which is
 * always as late as the latest of them; what a journey does happens at its own time, whoever else is about.
 */
export class Watch {
  private instant: Instant;

  constructor(
    private readonly clock: VirtualClock,
    private readonly chance: Chance,
  ) {
    this.instant = clock.now();
  }

  /** The present of this journey. */
  get now(): Instant {
    return this.instant;
  }

  /** Moves on to a moment. */
  moveTo(instant: Instant): void {
    if (instant > this.instant) this.instant = instant;
    if (this.instant > this.clock.now()) this.clock.moveTo(this.instant);
  }

  /** Takes the time of the service for the present of this journey. */
  catchUp(): void {
    this.moveTo(this.clock.now());
  }

  /** A minute or a few later: the time at which the next thing is done. */
  tick(): Instant {
    this.moveTo(new Date(Date.parse(this.instant) + this.chance.between(60, 240) * 1_000).toISOString());
    return this.instant;
  }
}
