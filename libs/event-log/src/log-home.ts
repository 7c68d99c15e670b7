import type { Database, Migration } from '#database';
import { LogRefused } from './eventstoredb/outage.js';

/** Where a log can be: in the database itself, or in an EventStoreDB beside it. */
export type LogKind = 'database' | 'eventstoredb';

/** Where a copy has put the log that a database belongs to, and which log is being filled by one that has not come to its end. */
export const homeMigrations: readonly Migration[] = [
  {
    name: 'log-home-1-place',
    sql: `
create table log_home (
  only_row boolean primary key default true check (only_row),
  home text,
  filling text
)
`,
  },
];

/** What is known of the place of a log; nothing where none was ever copied. */
export interface LogHome {
  home: LogKind | null;
  filling: LogKind | null;
}

/** Where the log of a database is, as far as a copy has said. */
export async function logHome({ pool }: Pick<Database, 'pool'>): Promise<LogHome> {
  const { rows } = await pool.query('select home, filling from log_home');
  return (rows[0] as unknown as LogHome | undefined) ?? { home: null, filling: null };
}

/**
 * Sees to it that nobody works on a log that is half copied, or on one that was left.
 * @throws LogRefused with what to do
 */
export async function requireHome(database: Database, kind: LogKind): Promise<void> {
  await database.migrate(homeMigrations);
  const { home, filling } = await logHome(database);
  if (filling === kind)
    throw new LogRefused('The log here is a copy that has not come to its end. Run the same stepwise log copy again; it goes on.');
  if (home === null || home === kind) return;
  throw new LogRefused(
    home === 'eventstoredb'
      ? 'The log of this database was moved to EventStoreDB. Set EVENTSTORE_URL.'
      : 'The log of this database was moved from EventStoreDB into the database itself. Unset EVENTSTORE_URL.',
  );
}
