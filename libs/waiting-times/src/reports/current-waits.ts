import type { Kysely } from 'kysely';
import { policyOver, WITHHELD } from '#disclosure';
import { addDays, londonDate, type Clock } from '#kernel';
import type { CurrentWait } from '#programmes';
import { WAIT_MEASURES } from '#programmes/contract';
import { Histogram } from '#reporting';
import type { ProgrammeTerms } from '../clocks/programme-terms.js';
import type { WaitingTimesTables } from '../facts/schema.js';
import { knownPosition } from './known-position.js';
import { endedWaits, type WaitEntry } from './wait-query.js';

const LAST_DAYS = 91;
const FEWEST = 5;

/** How long people lately waited, for the public directory: half of those who reached each milestone in the last three months. */
export class CurrentWaits {
  private latest: { of: string; waits: readonly CurrentWait[] } | undefined;

  constructor(
    private readonly db: Kysely<WaitingTimesTables>,
    private readonly clock: Clock,
  ) {}

  /** Medians without pauses, in days as each programme counts them; none where too few people waited to say. */
  async currentWaits(): Promise<readonly CurrentWait[]> {
    const today = londonDate(this.clock.now());
    const position = await knownPosition(this.db);
    const of = `${today} ${position}`;
    // Everybody who opens the directory asks the same, and the answer holds until the facts or the day change.
    if (this.latest?.of !== of) this.latest = { of, waits: await this.workOut(today, position) };
    return this.latest.waits;
  }

  private async workOut(today: string, position: string): Promise<readonly CurrentWait[]> {
    const query = { measures: WAIT_MEASURES, from: addDays(today, -LAST_DAYS), to: today, by: ['programme'] as const, filters: {}, position };
    const completed = (await endedWaits(this.db, query)).filter(({ became }) => became === 'completed');
    const rows = await this.db.selectFrom('wait_programmes_v1').select('terms').execute();
    const terms = rows.map((row) => JSON.parse(row.terms) as ProgrammeTerms);
    const byWait = Map.groupBy(completed, ({ group, measure }) => `${group.programme}|${measure}`);
    return [...byWait.values()].flatMap((entries) => {
      const { measure, group } = entries[0] as WaitEntry;
      const programme = group.programme ?? '';
      const medianDays = medianOf(
        entries,
        terms.filter(({ id }) => id === programme),
      );
      return [{ programme, measure, ...(medianDays === undefined ? {} : { medianDays }) }];
    });
  }
}

function medianOf(entries: readonly WaitEntry[], terms: readonly ProgrammeTerms[]): number | undefined {
  const days = new Histogram();
  for (const { countIn, working, calendar, n } of entries) {
    const waited = countIn === 'working-days' ? working : calendar;
    if (waited) days.add(waited.pausesExcluded, n);
  }
  const policy = policyOver(terms.map(({ disclosurePolicy }) => disclosurePolicy));
  const median = policy.statistic(days.percentile(50), days.n);
  return days.n < FEWEST || median === WITHHELD ? undefined : median;
}
