import type { Instant, WorkingCalendar } from '#kernel';
import type { Chance } from '../chance.js';
import type { Pause } from './pause.js';
import { resumesAt } from './pause.js';
import type { Watch } from './watch.js';

/** One story on its way through the year. */
export class Journey {
  /**
   * @param dueAt when it goes on next
   */
  constructor(
    private readonly told: AsyncGenerator<Pause, void, void>,
    private readonly watch: Watch,
    private readonly chance: Chance,
    private readonly calendar: () => WorkingCalendar,
    public dueAt: Instant,
  ) {}

  /** Tells the story up to its next pause; false if it is over. */
  async goOn(): Promise<boolean> {
    this.watch.moveTo(this.dueAt);
    const { done, value } = await this.told.next();
    if (done) return false;
    this.dueAt = resumesAt(value, this.watch.now, this.calendar(), this.chance);
    return true;
  }
}
