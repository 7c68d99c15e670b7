import type { Database } from '#database';
import { logMigrations, TableEnd, type MemoryLog } from '#event-log';

/**
 * Writes down a log that was only in memory so far, event for event in the places that they have: to commit them one by one
 * would take longer than everything else that is done in a demo.
 */
export async function writtenDown(log: MemoryLog, database: Database): Promise<void> {
  const table = new TableEnd(database.pool);
  for (const page of log.pages()) await table.write(page);
}

/** Position of the last event that is written down in a database. */
export async function writtenSoFar(database: Database): Promise<string> {
  await database.migrate(logMigrations);
  return await new TableEnd(database.pool).head();
}
