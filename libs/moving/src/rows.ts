import type { SqlPool, SqlSession } from '#database';

const PAGE = 500;

/** Names of the tables that a database has. */
export async function tablesOf(pool: Pick<SqlPool, 'query'>): Promise<Set<string>> {
  const { rows } = await pool.query('select tablename from pg_tables where schemaname = current_schema()');
  return new Set(rows.map((row) => row['tablename'] as string));
}

/**
 * The rows of a table as JSON, a page at a time, in a transaction. The database itself writes it and reads it again, so that
 * no value passes through a type that could not hold it.
 */
export async function* rowsOf(session: SqlSession, table: string): AsyncIterable<string[]> {
  await session.query(`declare copied no scroll cursor for select row_to_json(t)::text as row from ${table} t`);
  for (;;) {
    const { rows } = await session.query(`fetch ${PAGE} from copied`);
    if (rows.length === 0) break;
    yield rows.map((row) => row['row'] as string);
  }
  await session.query('close copied');
}

/** Writes rows that `rowsOf` gave. */
export async function writeRows(session: SqlSession, table: string, rows: readonly string[]): Promise<void> {
  if (rows.length === 0) return;
  await session.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [`[${rows.join(',')}]`]);
}
