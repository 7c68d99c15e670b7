import type { Kysely } from 'kysely';
import { Database, type DatabasePlace } from '#database';
import { LOG_START } from '#event-log';
import type { Recorded } from '#kernel';
import type { Programme } from '#programmes/contract';
import { projectionMigrations, takeIn, type ProjectionTables } from '#projections';
import { aStagedProgramme } from '#support/stories.js';
import type { WaitFactVersion, WaitingTimesTables } from '../src/facts/schema.js';
import { waitingTimesProjection } from '../src/facts/waiting-times-projection.js';
import type { Told } from './support.js';

/** A second programme: another nation, counted in working days, a missed first appointment sets the clock back. */
export const theOtherProgramme = aStagedProgramme({
  id: 'other-service',
  nation: 'scotland',
  provider: { code: 'PRV02', name: 'Another provider' },
  commissioner: { code: 'QOX', name: 'Another board' },
  disclosurePolicy: 'suppress-1-7-round-5',
  clocks: { countIn: 'working-days', pauseOnRequest: true, firstContactDna: 'nullify-and-restart', targets: { 'referral-to-assessment': 10 } },
});

/** Publishes programmes: the staged one and the other, unless told otherwise. */
export const published = (...programmes: Programme[]): Told[] =>
  (programmes.length > 0 ? programmes : [aStagedProgramme(), theOtherProgramme]).map((definition) => ({
    module: 'programme',
    type: 'ProgrammePublished',
    at: '2025-01-01T00:00:00.000Z',
    data: { definition },
    label: `${definition.id} ${definition.version}`,
    part: definition.id,
  }));

/** A database, in memory unless told otherwise, that holds the facts about waits. */
export class FactsDatabase {
  private constructor(readonly database: Database) {}

  static async open(place: DatabasePlace = { kind: 'memory' }): Promise<FactsDatabase> {
    const database = await Database.open(place);
    await database.migrate([...projectionMigrations, ...waitingTimesProjection.migrations]);
    return new FactsDatabase(database);
  }

  get tables(): Kysely<WaitingTimesTables> {
    return this.database.tables<WaitingTimesTables>();
  }

  /** Empties the tables and takes events in, in batches of the sizes given; what remains is one last batch. */
  async take(events: readonly Recorded[], sizes: readonly number[] = []): Promise<void> {
    for (const table of waitingTimesProjection.tables) await this.tables.deleteFrom(table as keyof WaitingTimesTables).execute();
    await this.database.tables<ProjectionTables>().deleteFrom('checkpoints').execute();
    let taken = 0;
    for (const size of [...sizes, events.length]) {
      await this.takeMore(events.slice(taken, taken + size), events[taken - 1]?.position ?? LOG_START);
      taken = Math.min(events.length, taken + size);
    }
  }

  /** Takes in what follows in the log. */
  async takeMore(events: readonly Recorded[], after: string): Promise<void> {
    const last = events.at(-1);
    if (last) await takeIn(this.database, waitingTimesProjection, events, { from: after, to: last.position, at: last.recordedAt });
  }

  /** Every version of every fact, in a fixed order. */
  async versions(): Promise<WaitFactVersion[]> {
    const rows = await this.tables.selectFrom('wait_facts_v1').selectAll().execute();
    return rows.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  }
}

const orderOf = (row: WaitFactVersion): string => [row.case_id, row.measure, row.part, row.spell, row.from_position].join('|');
