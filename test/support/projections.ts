import { afterAll } from '@jest/globals';
import { sql } from 'kysely';
import { Database } from '#database';
import { LOG_START } from '#event-log';
import { derivedId, STEPWISE_NAMESPACE, type Instant, type Recorded, type Sealed, type Uuid } from '#kernel';
import type { Listing } from '#practices/contract';
import type { Programme } from '#programmes/contract';
import { projectionMigrations, readCheckpoint, takeIn, type Projection } from '#projections';
import { aCaseworker, THE_CASE } from './decisions.js';

/** An event as a story tells it: what happened, in which stream, and when. */
export interface ToldEvent {
  /** First part of the stream's name; the rest is `part`, or the case. */
  category: string;
  type: string;
  data?: object;
  /** When the log learned of it, and when it happened unless `effectiveAt` says otherwise. */
  at: Instant;
  effectiveAt?: Instant;
  /** Absent: the case of the stories. Null: of no case. */
  caseId?: Uuid | null;
  part?: string;
  eventId?: Uuid;
  personal?: Sealed;
}

/** The id that the n-th event of a story gets, counted from 1, unless it has its own. */
export const toldEventId = (n: number): Uuid => derivedId(STEPWISE_NAMESPACE, `told-${n}`);

/** Events as the log would return them, in this order. */
export const givenEvents = (...told: readonly ToldEvent[]): Recorded[] => andThen([], ...told);

/** Events that follow others in the log. */
export function andThen(earlier: readonly Recorded[], ...told: readonly ToldEvent[]): Recorded[] {
  const revisions = new Map<string, number>();
  for (const { stream, revision } of earlier) revisions.set(stream, revision);
  return told.map((event, i) => {
    const n = earlier.length + i + 1;
    const { category, type, data = {}, at, effectiveAt = at, caseId = THE_CASE, part = caseId ?? '', personal = null } = event;
    const stream = `${category}-${part}`;
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const eventId = event.eventId ?? toldEventId(n);
    const ids = { eventId, correlationId: eventId, causationId: eventId, commandId: eventId };
    const place = { stream, revision, position: String(n).padStart(16, '0'), schemaVersion: 1, caseId };
    const rest = { actor: aCaseworker, fingerprint: '', previousHash: '', hash: '' };
    return { ...ids, ...place, effectiveAt, recordedAt: at, ...rest, type, data, personal } as unknown as Recorded;
  });
}

/** A version of a programme was published. */
export const programmePublished = (definition: Programme, at: Instant = '2025-01-01T00:00:00.000Z'): ToldEvent => ({
  category: 'programme',
  part: definition.id,
  caseId: null,
  type: 'ProgrammePublished',
  data: { definition },
  at,
});

/** A directory tells where a practice belongs. */
export const practiceListed = (practice: string, listing: Listing, at: Instant = '2025-01-01T00:00:00.000Z'): ToldEvent => ({
  category: 'practice',
  part: practice,
  caseId: null,
  type: 'PracticeListed',
  data: { practice, ...listing },
  at,
});

/** A projection that has taken in some events, on a real database. */
export interface Projected {
  database: Database;
  /** All rows of one of its tables. */
  rows<Row>(table: string): Promise<Row[]>;
  /** Takes in more events, as one batch. */
  take(events: readonly Recorded[]): Promise<void>;
}

let shared: Promise<Database> | undefined;

/**
 * Lets a projection take in events, as one batch or several, and gives access to what it made of them. The tests of a file
 * share one embedded database, which begins empty each time.
 */
export async function projected(projection: Projection, events: readonly Recorded[], batchSize = events.length): Promise<Projected> {
  shared ??= Database.open({ kind: 'memory' });
  const database = await shared;
  await database.migrate([...projectionMigrations, ...projection.migrations]);
  for (const table of [...projection.tables, 'checkpoints']) await sql`delete from ${sql.table(table)}`.execute(database.kysely);
  const take = async (batch: readonly Recorded[]): Promise<void> => {
    const to = batch.at(-1)?.position ?? LOG_START;
    const from = await readCheckpoint(database.kysely, projection.name);
    await takeIn(database, projection, batch.filter(wantedBy(projection)), { from, to, at: aMoment });
  };
  for (let start = 0; start < events.length; start += batchSize) await take(events.slice(start, start + batchSize));
  return {
    database,
    take,
    rows: async <Row>(table: string) => (await sql<Row>`select * from ${sql.table(table)}`.execute(database.kysely)).rows,
  };
}

/** What a projection makes of events case by case, as a rebuild does, on the same database. */
export async function workedOutCaseByCase(projection: Projection, events: readonly Recorded[]): Promise<Projected> {
  const facts = await projected(projection, []);
  const wanted = events.filter(wantedBy(projection));
  const cases = projection.caseByCase!(wanted.filter(({ caseId }) => caseId === null));
  const byCase = Map.groupBy(wanted, ({ caseId }) => caseId);
  const found = [cases.unbound, ...[...byCase].flatMap(([caseId, own]) => (caseId === null ? [] : [cases.rowsOf(caseId, own)]))].flat();
  for (const { table, columns, rows } of found) {
    const names = sql.join(columns.map((column) => sql.ref(column)));
    await sql`insert into ${sql.table(table)} (${names})
      select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(facts.database.kysely);
  }
  return facts;
}

const aMoment: Instant = '2026-01-01T00:00:00.000Z';

/** The log leaves out what a projection's filter does, and so do its tests. */
function wantedBy({ filter: { categories, types } }: Projection): (event: Recorded) => boolean {
  return ({ stream, type }) => (categories?.includes(stream.slice(0, stream.indexOf('-'))) ?? true) && (types?.includes(type) ?? true);
}

afterAll(async () => {
  await (await shared)?.close();
  shared = undefined;
});
