import type { LocalDate } from '#kernel';
import { sameFacts } from '#reporting';
import type { Category } from '../history/case-events.js';
import type { CaseHistory, GrowingCase } from '../history/case-history.js';

/** Facts by a key that no other has, as they stood at the end of a day. */
type Facts<F> = ReadonlyMap<string, F>;

/** A fact as it stood on days that follow one another. */
export interface Stretch<F> {
  key: string;
  fact: F;
  from: LocalDate;
  /** The first day on which it no longer so stood; absent: nothing has happened since. */
  until?: LocalDate;
}

/** How facts are worked out: of all that has happened, and of what had happened by an earlier day. */
export interface WorkedOut<F> {
  now(): Facts<F>;
  then(found: GrowingCase): Facts<F>;
}

/**
 * What some modules of a growing history amount to, as things stood at the end of every day on which something happened. News of the
 * last day, as nearly all are, leave the days before as they were.
 */
export class DayByDay<F extends object, Told> {
  private days: { day: LocalDate; facts: Facts<F> }[] = [];
  private newsSince: LocalDate | undefined;
  private told: ReadonlyMap<string, { stretch: Stretch<F>; told: Told }> = new Map();
  private all: readonly Told[] = [];

  constructor(
    private readonly history: CaseHistory,
    private readonly modules: readonly Category[],
    private readonly workedOut: WorkedOut<F>,
    private readonly tell: (stretch: Stretch<F>) => Told,
  ) {}

  /** Says that there is news of a day, and of none before it. */
  news(day: LocalDate): void {
    if (this.newsSince === undefined || day < this.newsSince) this.newsSince = day;
  }

  /** Everything as it stood, day after day. What has no news stays the same object, and so does all of it. */
  stood(): readonly Told[] {
    if (this.newsSince === undefined) return this.all;
    this.workOutSince(this.newsSince);
    this.newsSince = undefined;
    const before = this.told;
    this.told = new Map(
      this.stretches().map((stretch) => {
        const name = `${stretch.key}|${stretch.from}`;
        const known = before.get(name);
        const isSame = known?.stretch.fact === stretch.fact && known.stretch.until === stretch.until;
        return [name, isSame ? known : { stretch, told: this.tell(stretch) }];
      }),
    );
    this.all = [...this.told.values()].map(({ told }) => told);
    return this.all;
  }

  private workOutSince(since: LocalDate): void {
    const { history, modules, workedOut } = this;
    this.days = this.days.filter(({ day }) => day < since);
    const days = history.daysSince(since, modules);
    for (const day of days) {
      const facts = day === days.at(-1) ? workedOut.now() : workedOut.then(history.upTo(day));
      this.days.push({ day, facts: unchangedFrom(this.days.at(-1)?.facts, facts) });
    }
  }

  private stretches(): Stretch<F>[] {
    const stretches: Stretch<F>[] = [];
    const open = new Map<string, Stretch<F>>();
    for (const { day, facts } of this.days) {
      for (const [key, stretch] of open) {
        if (facts.get(key) === stretch.fact) continue;
        stretch.until = day;
        open.delete(key);
      }
      for (const [key, fact] of facts) {
        if (open.has(key)) continue;
        const stretch = { key, fact, from: day };
        open.set(key, stretch);
        stretches.push(stretch);
      }
    }
    return stretches;
  }
}

/** The same facts; each that is as on the day before is the object of then. */
function unchangedFrom<F extends object>(before: Facts<F> | undefined, facts: Facts<F>): Facts<F> {
  if (!before) return facts;
  return new Map(
    [...facts].map(([key, fact]) => {
      const earlier = before.get(key);
      return [key, earlier !== undefined && sameFacts(earlier, fact) ? earlier : fact];
    }),
  );
}
