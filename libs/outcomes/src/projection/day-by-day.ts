import type { LocalDate } from '#kernel';
import { sameFacts, type Facts } from '#reporting';
import type { Category } from '../history/case-events.js';
import type { CaseHistory, GrowingCase } from '../history/case-history.js';

/** A fact as it stood on days that follow one another. */
export interface Stretch<F> {
  fact: F;
  from: LocalDate;
  /** The first day on which it no longer so stood; absent: nothing has happened since. */
  until?: LocalDate;
}

/** How a fact is worked out: of all that has happened, and of what had happened by an earlier day. */
export interface WorkedOut<F> {
  now(): F | undefined;
  then(found: GrowingCase): F | undefined;
}

/** A stretch, and what is told of it by a key that no other stretch has. */
interface Known<F, Told> extends Stretch<F> {
  told?: readonly [key: string, told: Told];
}

/**
 * What some modules of a growing history amount to, as things stood at the end of every day on which something happened. News of the
 * last day, as nearly all are, leave the days before as they were.
 */
export class DayByDay<F extends object, Told> {
  private readonly stretches: Known<F, Told>[] = [];
  private newsSince: LocalDate | undefined;
  private told: Facts<Told> = new Map();

  constructor(
    private readonly history: CaseHistory,
    private readonly modules: readonly Category[],
    private readonly workedOut: WorkedOut<F>,
    private readonly tell: (stretch: Stretch<F>) => readonly [key: string, told: Told],
  ) {}

  /** Says that there is news of a day, and of none before it. */
  news(day: LocalDate): void {
    if (this.newsSince === undefined || day < this.newsSince) this.newsSince = day;
  }

  /** Everything as it stood, day after day. What has no news stays the same object, and so does all of it. */
  stood(): Facts<Told> {
    if (this.newsSince === undefined) return this.told;
    const changed = this.workOutSince(this.newsSince);
    this.newsSince = undefined;
    if (changed) this.told = new Map(this.stretches.map((stretch) => (stretch.told ??= this.tell(stretch))));
    return this.told;
  }

  private workOutSince(since: LocalDate): boolean {
    const { history, modules, workedOut, stretches } = this;
    const before = [...stretches];
    while (stretches.length > 0 && stretches.at(-1)!.from >= since) stretches.pop();
    const last = stretches.at(-1);
    if (last?.until !== undefined && last.until >= since) stretches[stretches.length - 1] = { fact: last.fact, from: last.from };
    const days = history.daysSince(since, modules);
    for (const day of days) this.stands(day, day === days.at(-1) ? workedOut.now() : workedOut.then(history.upTo(day)));
    stretches.forEach((stretch, i) => {
      const known = before[i];
      if (known?.fact === stretch.fact && known.from === stretch.from && known.until === stretch.until) stretches[i] = known;
    });
    return stretches.length !== before.length || stretches.some((stretch, i) => stretch !== before[i]);
  }

  /** The fact of the next day: one that is as on the day before is the object of then. */
  private stands(day: LocalDate, fact: F | undefined): void {
    const { stretches } = this;
    const last = stretches.at(-1);
    if (last && last.until === undefined) {
      if (fact && sameFacts(last.fact, fact)) return;
      stretches[stretches.length - 1] = { fact: last.fact, from: last.from, until: day };
    }
    if (fact) stretches.push({ fact, from: day });
  }
}
