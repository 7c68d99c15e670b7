import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { Database } from '#database';
import { EventStoreLog, PostgresLog, requireHome, UpcastingLog, type EventLog } from '#event-log';
import { Desk, Streams } from '#handling';
import { systemClock, type Clock } from '#kernel';
import { Eraser, Looks } from '#people';
import { MasterKey, PersonLookup, Vault } from '#privacy';
import { ProgrammeShelf, sampleDestinations } from '#programmes';
import { Progress, projectionMigrations, type Report } from '#projections';
import { PersonFinder, ReferralIntake } from '#referral';
import { ALL_DECIDERS } from './event-types.js';
import type { Settings } from './settings.js';

/** The parts that every process stands on, opened once. */
export interface Platform {
  settings: Settings;
  clock: Clock;
  logger: Logger;
  report: Report;
  database: Database;
  log: EventLog;
  /** The same log with every event in the version in which it was written: what hashes are made of. */
  stored: EventLog;
  master: MasterKey;
  vault: Vault;
  lookup: PersonLookup;
  streams: Streams;
  desk: Desk;
  shelf: ProgrammeShelf;
  intake: ReferralIntake;
  eraser: Eraser;
  looks: Looks;
  progress: Progress;
  close(): Promise<void>;
}

/**
 * Opens storage, keys and log, and what works on them.
 *
 * @param own a log to work on instead of the one that the settings name
 * @throws FolderInUse if another process has the data folder
 */
export async function openPlatform(settings: Settings, clock: Clock = systemClock, own?: EventLog): Promise<Platform> {
  const logger = pino({ level: settings.logLevel, base: null });
  // An error's own text may quote data, so only its class is logged.
  const report: Report = { failed: (what, error) => logger.warn({ error: error.name }, what) };
  const database = await Database.open(settings.database);
  const master = MasterKey.load(join(settings.dataFolder, 'master.key'));
  await database.migrate(projectionMigrations);
  const stored = own ?? (await openLog(settings, database, clock));
  const log = new UpcastingLog(stored, ALL_DECIDERS);
  const vault = await Vault.open(database, master);
  const lookup = new PersonLookup(database, master);
  const streams = new Streams(log);
  const desk = new Desk(log, streams, vault, clock);
  const shelf = new ProgrammeShelf(log, report);
  await shelf.start();
  const intake = new ReferralIntake({
    desk,
    clock,
    shelf,
    master,
    lookup,
    people: new PersonFinder(desk, lookup),
    destinations: sampleDestinations(),
    mode: settings.nhsNumbers,
  });
  return {
    ...{ settings, clock, logger, report, database, log, stored, master, vault, lookup, streams, desk, shelf, intake },
    eraser: new Eraser(desk, vault, lookup, clock),
    looks: new Looks(desk, clock),
    progress: new Progress(),
    async close() {
      await shelf.stop();
      await log.close();
      await database.close();
    },
  };
}

/** The log where the settings say that it is. A database that is open already is closed again if the log cannot be had. */
async function openLog({ eventStore }: Settings, database: Database, clock: Clock): Promise<EventLog> {
  try {
    await requireHome(database, eventStore ? 'eventstoredb' : 'database');
    return eventStore ? await EventStoreLog.open(eventStore, database, clock) : await PostgresLog.open(database, clock);
  } catch (error) {
    await database.close();
    throw error;
  }
}
