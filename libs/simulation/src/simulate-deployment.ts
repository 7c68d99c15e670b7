import { Database } from '#database';
import { LOG_START } from '#event-log';
import { addDays, derivedId, isRefusal, londonDate, STEPWISE_NAMESPACE, VirtualClock, type LocalDate } from '#kernel';
import { openPlatform, type Platform, type Settings } from '#platform';
import type { MasterKey } from '#privacy';
import { listPractices } from '#practices';
import { moveCheckpoint, policyName, THE_SYSTEM } from '#projections';
import { allPolicies, publishSamples } from '#service';
import { practicesFrom } from './case/practices.js';
import { opening } from './simulate.js';
import { DAYS, writeCaseload, type Wanted } from './write-caseload.js';

/** What a simulation has made. */
export interface Simulated {
  cases: number;
  events: number;
  seconds: number;
  eventsPerSecond: number;
  /** Room that the log takes in the database, indexes included, by event. */
  bytesPerEvent: number;
}

/** The storage is not one to simulate in; the message says why and what to do. */
export class SimulationRefused extends Error {}

/**
 * Simulates a caseload on empty storage: publishes the sample programmes, writes the log, and lets every policy stand where the
 * log ends, for all that they would do has been written. Read models are built when the service starts, or by a rebuild.
 *
 * @throws SimulationRefused if the log holds anything, or is not in the database
 */
export async function simulate(settings: Settings, wanted: Wanted, onProgress: (begun: number) => void = () => undefined): Promise<Simulated> {
  if (settings.eventStore)
    throw new SimulationRefused('A caseload is simulated in a database: unset EVENTSTORE_URL, and copy the log afterwards if need be.');
  const started = performance.now();
  const { master, head, policies } = await prepared(settings, wanted);
  const database = await Database.open(settings.database);
  try {
    const events = await writeCaseload({ database, master, head }, wanted, onProgress);
    const end = String(events).padStart(LOG_START.length, '0');
    for (const policy of policies) await moveCheckpoint(database.kysely, policy, LOG_START, end, wanted.until);
    const seconds = (performance.now() - started) / 1000;
    return { cases: wanted.cases, events, seconds, eventsPerSecond: events / seconds, bytesPerEvent: (await bytesOfLog(database)) / events };
  } finally {
    await database.close();
  }
}

/** Makes what an empty deployment has, with the sample programmes published. The log is closed again: it would read along. */
async function prepared(settings: Settings, { until }: Wanted): Promise<{ master: MasterKey; head: string; policies: string[] }> {
  const platform = await openPlatform(settings, new VirtualClock(opening(addDays(londonDate(until), -DAYS - 1))));
  try {
    await requireEmpty(platform);
    await publishSamples(platform);
    await listThePractices(platform, addDays(londonDate(until), -DAYS - 1));
    return { master: platform.master, head: await platform.log.head(), policies: allPolicies(platform).map(policyName) };
  } finally {
    await platform.close();
  }
}

async function listThePractices({ desk }: Platform, from: LocalDate): Promise<void> {
  const commandId = derivedId(STEPWISE_NAMESPACE, 'practices of a simulation');
  const envelope = { commandId, fingerprint: 'simulation', correlationId: commandId, causationId: commandId, actor: THE_SYSTEM };
  const answer = await listPractices(desk, practicesFrom(from), envelope);
  if (isRefusal(answer)) throw new Error(`The practices of the simulation were refused: ${answer.message}`);
}

async function requireEmpty({ log, database }: Platform): Promise<void> {
  if (await database.leases.takenElsewhere()) throw new SimulationRefused('The database is in use by another Stepwise process. Stop that one first.');
  if ((await log.head()) === LOG_START) return;
  throw new SimulationRefused('The log has events already. Name a new data folder with --data, or another database.');
}

async function bytesOfLog(database: Database): Promise<number> {
  const { rows } = await database.pool.query(`select pg_total_relation_size('events') as bytes`);
  return Number(rows[0]?.['bytes']);
}
