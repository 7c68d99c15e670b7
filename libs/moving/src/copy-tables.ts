import { inTransaction, type Database, type SqlSession } from '#database';
import type { LogKind } from '#event-log';
import type { Projection } from '#projections';
import { rowsOf, tablesOf, writeRows } from './rows.js';
import { CopyRefused } from './refused.js';
import { fatesWith, type Fate } from './tables.js';

/** What is to be done about everything but the log. */
export interface TableCopy {
  source: Database;
  /** The same as the source, where both are in one database. */
  target: Database;
  kind: LogKind;
  projections: readonly Projection[];
  /** Positions in the target by those in the source; absent: they are the same, and read models go along. */
  places: ReadonlyMap<string, string> | undefined;
  /** Called when everything is read, before it counts. @throws to undo it all */
  beforeCommit: (session: SqlSession) => Promise<void>;
}

/** How many rows were copied, besides events. */
export interface TablesCopied {
  tables: number;
  rows: number;
}

const SNAPSHOT = 'begin isolation level repeatable read read only';

/** Copies all tables beside the log, and says that the log is here from now on: all of it at once, or nothing. */
export async function copyTables(copy: TableCopy): Promise<TablesCopied> {
  const { source, target } = copy;
  return await inTransaction(target.pool, async (session) => {
    const inOne = source === target;
    const copied = inOne ? await fill(copy, session, session) : await inTransaction(source.pool, (from) => fill(copy, from, session), SNAPSHOT);
    await session.query(
      `insert into log_home (only_row, home) values (true, $1) on conflict (only_row) do update set home = excluded.home, filling = null`,
      [copy.kind],
    );
    await copy.beforeCommit(session);
    return copied;
  });
}

async function fill({ source, target, kind, projections, places }: TableCopy, from: SqlSession, to: SqlSession): Promise<TablesCopied> {
  const [inSource, inTarget] = [await tablesOf(from), await tablesOf(to)];
  const ofReadModels = new Set(projections.map(({ name }) => name));
  const copied = { tables: 0, rows: 0 };
  const take = async (table: string, change: (row: string) => string | undefined = (row) => row): Promise<void> => {
    copied.tables++;
    const kept: string[] = [];
    for await (const page of rowsOf(from, table)) {
      const rows = page.flatMap((row) => change(row) ?? []);
      copied.rows += rows.length;
      // Where both are in one database, all rows are read before they are taken away.
      if (source === target) kept.push(...rows);
      else await writeRows(to, table, rows);
    }
    if (source === target) await to.query(`truncate ${table}`);
    await writeRows(to, table, kept);
  };
  const placed = (row: string): string | undefined => (places ? inPlace(row, places, ofReadModels) : row);
  const does: Record<Fate, (table: string) => Promise<unknown>> = {
    log: async () => undefined,
    'of-database': async () => undefined,
    // Counts of another log are none of this one; which stream an id is for holds everywhere.
    'kept-by-log': async (table) => (table === 'log_event_counts' && kind === 'eventstoredb' ? await to.query(`truncate ${table}`) : undefined),
    rows: async (table) => (source === target ? undefined : await take(table)),
    places: (table) => take(table, placed),
    'read-model': async (table) => (places ? undefined : await take(table)),
  };
  for (const [table, fate] of fatesWith(projections)) {
    const emptied = fate === 'read-model' || (source !== target && (fate === 'rows' || fate === 'places'));
    if (emptied && inTarget.has(table)) await to.query(`truncate ${table}`);
    const wanted = fate === 'kept-by-log' ? inTarget : inSource;
    if (wanted.has(table)) await does[fate](table);
  }
  return copied;
}

/** A row with its position in the target; `undefined` for one that belongs to a read model, which is built anew. */
function inPlace(row: string, places: ReadonlyMap<string, string>, ofReadModels: ReadonlySet<string>): string | undefined {
  const fields = JSON.parse(row) as { name?: string; position: string };
  if (fields.name !== undefined && ofReadModels.has(fields.name)) return undefined;
  const position = places.get(fields.position);
  if (position === undefined) throw writtenTo();
  return JSON.stringify({ ...fields, position });
}

/** The source was not left alone. */
export const writtenTo = (): CopyRefused =>
  new CopyRefused('--from was written to while it was copied. Stop the service on it and run the same command again; it goes on.');

/** Positions that stand in tables of a source. */
export async function positionsIn({ pool }: Database): Promise<string[]> {
  const tables = await tablesOf(pool);
  const holding = ['checkpoints', 'parked_reactions'].filter((table) => tables.has(table));
  if (holding.length === 0) return [];
  const { rows } = await pool.query(holding.map((table) => `select position from ${table}`).join(' union '));
  return rows.map((row) => row['position'] as string);
}
