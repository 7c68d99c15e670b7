import { isUnavailable, type Database, type SqlSession } from '#database';
import {
  CannotHold,
  copyLog,
  EventIdTaken,
  homeMigrations,
  LOG_START,
  logHome,
  NotACopy,
  TableEnd,
  type LogEnd,
  type LogHome,
  type LogKind,
} from '#event-log';
import type { Projection } from '#projections';
import { copyDataFolder } from './data-folder.js';
import { Closing, kindOf, openLog, openSource, openTarget, requireUnused } from './deployment.js';
import { copyTables, positionsIn, writtenTo } from './copy-tables.js';
import type { Place } from './place.js';
import { CopyRefused } from './refused.js';
import { tablesOf } from './rows.js';
import { appliedIn, isKnown, prepare, schemaWith, type Schema } from './schema.js';
import { FATES, fatesWith } from './tables.js';

/** How a deployment is copied. */
export interface CopyOptions {
  projections: readonly Projection[];
  /** Where key and outbox of the source are, if it is not named by its data folder. */
  dataFolder: string;
  keyInEnvironment: boolean;
  /** Which part of the log is copied, from 0 to 1. */
  onProgress?: (part: number) => void;
}

/** What a copy has done. */
export interface DeploymentCopied {
  /** Events in both logs, and how many of them the target had before. */
  events: number;
  before: number;
  /** Over all events, as in a receipt of `verifyLog`. */
  digest: string;
  /** Other tables, and rows in them. */
  tables: number;
  rows: number;
  /** `to-be-built`: by the service, when it starts there. */
  readModels: 'copied' | 'to-be-built';
  /** The target was whole before; nothing was done. */
  whole: boolean;
}

/**
 * Copies a deployment to another store: its log in order, with ids, times and hashes as they are; keys and whatever else is not
 * derived; and how far each policy has come, so that none acts twice and none misses anything. A copy that was cut off goes on.
 * Until its end the service does not start on the target.
 *
 * @throws CopyRefused with what to do
 */
export async function copyDeployment(from: Place, to: Place, options: CopyOptions): Promise<DeploymentCopied> {
  const closing = new Closing();
  try {
    const source = await openSource(from, closing);
    const target = await openTarget(to, source, closing);
    return await between({ from, to, source, target, options, closing });
  } catch (error) {
    throw inWords(error);
  } finally {
    await closing.all();
  }
}

interface Ends {
  from: Place;
  to: Place;
  source: Database;
  target: Database;
  options: CopyOptions;
  closing: Closing;
}

async function between(ends: Ends): Promise<DeploymentCopied> {
  const { from, to, source, target, options, closing } = ends;
  const { projections, onProgress } = options;
  const inOne = source === target;
  const kind = kindOf(to);
  const schema = schemaWith(projections);
  const applied = await appliedIn(source);
  const known = isKnown(schema, applied, await tablesOf(source.pool), fatesWith(projections));
  const before = await homeOf(target);
  if (inOne && isWhole(before, kind) && kindOf(from) !== kind) return { ...NOTHING, whole: true };
  await requireLog(ends, schema, applied);

  const log = await openLog(from, source, closing);
  const filled = await openLog(to, target, closing);
  const kept = known && !log.givesPositions && !filled.givesPositions;
  if (!inOne) await requireOurs(target, kind, before, filled);
  if (inOne) await target.migrate([...homeMigrations, ...schema.logs[kind]]);
  else await prepare(target, schema, applied, kind, kept);

  const head = Number(await log.head());
  const { places, ...copied } = await copyLog(log, filled, {
    renumber: log.givesPositions && !filled.givesPositions,
    wanted: kept ? [] : await positionsIn(source),
    beforeWriting: () => begin(target, kind),
    onProgress: (position) => onProgress?.(Number(position) / Math.max(head, 1)),
  });
  const { events, before: there, digest } = copied;
  const done = { ...NOTHING, events, before: there, digest, readModels: kept ? ('copied' as const) : ('to-be-built' as const) };
  if (!inOne && isWhole(before, kind) && there === events) return { ...done, whole: true };
  if (to.folder !== undefined && !inOne) copyDataFolder(from.folder ?? options.dataFolder, to.folder, options.keyInEnvironment);
  const beforeCommit = async (session: SqlSession): Promise<void> => {
    await requireUnused(source, '--from');
    await requireUnused(target, '--to');
    // An embedded database has one session, which is busy here.
    const now = inOne && !log.givesPositions ? new TableEnd(session) : log;
    if ((await now.head()) !== copied.head) throw writtenTo();
  };
  const tables = await copyTables({ source, target, kind, projections, places: kept ? undefined : places, beforeCommit });
  return { ...done, ...tables };
}

const NOTHING: DeploymentCopied = { events: 0, before: 0, digest: '', tables: 0, rows: 0, readModels: 'to-be-built', whole: false };

/** Whether a copy has come to its end there. */
const isWhole = ({ home, filling }: LogHome, kind: LogKind): boolean => home === kind && filling === null;

/** @throws CopyRefused if the source has no log there, or not any more, or the target is the same one */
async function requireLog({ from, to, source, target }: Ends, schema: Schema, applied: ReadonlySet<string>): Promise<void> {
  const kind = kindOf(from);
  if (source === target && kind === kindOf(to))
    throw new CopyRefused(
      kind === 'database'
        ? '--from and --to name the same deployment.'
        : '--from and --to name the same database. From one EventStoreDB to another, give --to a database of its own.',
    );
  if (!applied.has(schema.logs[kind][0]?.name ?? ''))
    throw new CopyRefused(`The log of --from is not ${kind === 'database' ? 'in its database' : 'in EventStoreDB'}.`);
  const { home, filling } = await homeOf(source);
  if (filling === kind) throw new CopyRefused('--from is itself a copy that has not come to its end.');
  if (home !== null && home !== kind) throw new CopyRefused('The log of --from was moved away. Name it where it is now.');
}

/** From now until the end of the copy the service does not start on this log. */
async function begin({ pool }: Database, kind: LogKind): Promise<void> {
  await pool.query('insert into log_home (only_row, filling) values (true, $1) on conflict (only_row) do update set filling = excluded.filling', [
    kind,
  ]);
}

const homeOf = async (database: Database): Promise<LogHome> =>
  (await tablesOf(database.pool)).has('log_home') ? await logHome(database) : { home: null, filling: null };

/** @throws CopyRefused if a database belongs to another deployment, whatever its log looks like */
async function requireOurs(target: Database, kind: LogKind, there: LogHome, filled: LogEnd): Promise<void> {
  const tables = await tablesOf(target.pool);
  const rowsIn = async (table: string): Promise<number> => {
    if (!tables.has(table)) return 0;
    return ((await target.pool.query(`select count(*) as n from (select from ${table} limit 2) t`)).rows[0]?.['n'] ?? 0) as number;
  };
  const otherLog = kind === 'database' ? 'log_claimed_ids' : 'events';
  const own = there.filling === kind || there.home === kind;
  let foreign = (there.home !== null && there.home !== kind) || (await rowsIn(otherLog)) > 0;
  if (!own && (kind === 'eventstoredb' || !tables.has('events') || (await filled.head()) === LOG_START))
    for (const [table, fate] of Object.entries(FATES))
      // Whoever has merely opened a database has left a proof of the key there.
      if (fate === 'rows') foreign ||= (await rowsIn(table)) > (table === 'person_keys' ? 1 : 0);
  if (foreign) throw new CopyRefused('The database of --to holds data of another deployment. Name an empty one.');
}

function inWords(error: unknown): unknown {
  if (error instanceof NotACopy)
    return new CopyRefused(`--to holds an event that --from does not have there: ${error.message}. Nothing was written. Name an empty target.`);
  if (error instanceof CannotHold || error instanceof EventIdTaken)
    return new CopyRefused(`--to cannot hold an event as --from has it: ${error.message}. See what stepwise log verify says of --from.`);
  if (isUnavailable(error)) return new CopyRefused('A server went away during the copy. When it is back, run the same command again; it goes on.');
  return error;
}
