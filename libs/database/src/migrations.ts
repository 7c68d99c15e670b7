import type { SqlPool } from './sql-pool.js';

/** One step of a schema. Steps are named, ordered within their area, and never changed once released. */
export interface Migration {
  /** `<area>-<number>-<what>`, unique. */
  name: string;
  sql: string;
}

const MIGRATION_LOCK = 7_105_001;

/**
 * Applies the migrations that this database has not seen, each in one transaction with its record, under a lock so that
 * processes starting together take turns.
 */
export async function migrate(pool: SqlPool, migrations: readonly Migration[]): Promise<void> {
  const session = await pool.connect();
  try {
    await session.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await session.query('create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())');
    const { rows } = await session.query('select name from schema_migrations');
    const applied = new Set(rows.map((row) => row['name']));
    for (const migration of migrations) {
      if (applied.has(migration.name)) continue;
      await session.query('begin');
      try {
        for (const statement of statements(migration.sql)) await session.query(statement);
        await session.query('insert into schema_migrations (name) values ($1)', [migration.name]);
        await session.query('commit');
      } catch (error) {
        await session.query('rollback').catch(() => undefined);
        throw error;
      }
    }
  } finally {
    // A session that is lost has lost its lock as well; why it was lost is told already.
    await session.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    session.release();
  }
}

/** Statements are separated by a line holding only `--;`, since function bodies contain semicolons. */
const statements = (sql: string): string[] =>
  sql
    .split(/^--;$/m)
    .map((s) => s.trim())
    .filter((s) => s.length > 0);
