import pg from 'pg';
import { Database } from '#database';
import { EventStoreLog, LOG_START, PostgresLog, verifyLog, type EventLog, type LogFault } from '#event-log';
import { fhirMigrations } from '#fhir';
import { newId } from '#kernel';
import { placeFrom, type Place } from '#moving';
import { MasterKey, PersonLookup, Vault } from '#privacy';
import { moveCheckpoint, projectionMigrations } from '#projections';
import type { TestPostgres } from '#support/postgres.js';
import { anEvent, oddData } from '../../event-log/test/events.js';

const MASTER = MasterKey.random();
const WHEN = '2026-03-02T09:00:00.000Z';
const STREAMS = 40;

let databases = 0;

/** A new database on a server, for a place; beside the log in an EventStoreDB, if that is named. */
export async function anEmptyDatabase({ url }: TestPostgres, ...log: string[]): Promise<Place> {
  const name = `place_${++databases}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return placeFrom('--to', [Object.assign(new URL(url), { pathname: `/${name}` }).href, ...log]);
}

/** Adds events of several streams to a place, a key, a way to find a person, and a policy that has come half of the way. */
export async function fill(place: Place, events: number): Promise<void> {
  await onLog(place, async (log, database) => {
    await database.migrate([...projectionMigrations, ...fhirMigrations]);
    const head = await log.head();
    const streams = Array.from({ length: STREAMS }, () => `referral-${newId()}`);
    const appends = Array.from({ length: STREAMS }, () => [] as Promise<{ position: string }>[]);
    for (let written = 0, round = 0; written < events; round++) {
      const size = Math.min((round % 3) + 1, events - written);
      const sealed = round % 2 === 0 ? null : { keyOf: newId(), fields: { name: 'c2VhbGVk' } };
      const batch = Array.from({ length: size }, () => anEvent({ data: oddData(), personal: sealed }));
      const at = round % STREAMS;
      await appends[at]?.at(-1);
      appends[at]?.push(log.append(streams[at] as string, 'any', batch));
      written += size;
    }
    const positions = (await Promise.all(appends.flat())).map(({ position }) => position).sort();
    const half = positions[Math.floor(positions.length / 2)] ?? head;
    await moveCheckpoint(database.kysely, `policy ${newId()}`, LOG_START, half, WHEN);
    const vault = await Vault.open(database, MASTER);
    await vault.seal(newId(), newId(), { name: 'Alex Example' });
    await vault.destroy(newId(), WHEN);
    await new PersonLookup(database, MASTER).personByNhsNumber(`999${String(Number(head) % 1e7).padStart(7, '0')}`);
  });
}

/** What a look through the whole log of a place finds wrong. */
export const faultsIn = (place: Place): Promise<LogFault[]> => onLog(place, async (log) => (await verifyLog(log)).faults);

async function onLog<T>({ database: where, eventStore }: Place, work: (log: EventLog, database: Database) => Promise<T>): Promise<T> {
  const database = await Database.open(where);
  const log = eventStore ? await EventStoreLog.open(eventStore, database) : await PostgresLog.open(database);
  try {
    return await work(log, database);
  } finally {
    await log.close();
    await database.close();
  }
}
