import { inTransaction } from './in-transaction.js';
import type { SqlPool } from './sql-pool.js';

/** One step of a schema. Steps are named, ordered within their area, and never changed once released. */
export interface Migration {
  /** `<area>-<number>-<what>`, unique. */
  name: string;
  sql: string;
}

const MIGRATION_LOCK = 7_105_001;

/**
 * Applies the migrations that this database has not seen, all or none, under a lock so that processes starting together take
 * turns.
 */
export async function migrate(pool: SqlPool, migrations: readonly Migration[]): Promise<void> {
  await inTransaction(pool, async (session) => {
    await session.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await session.query('create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())');
    const { rows } = await session.query('select name from schema_migrations');
    const applied = new Set(rows.map((row) => row['name']));
    for (const migration of migrations) {
      if (applied.has(migration.name)) continue;
      for (const statement of statements(migration.sql)) await session.query(statement);
      await session.query('insert into schema_migrations (name) values ($1)', [migration.name]);
    }
  });
}

/** Statements are separated by a line holding only `--;`, since function bodies contain semicolons. */
const statements = (sql: string): string[] =>
  sql
    .split(/^--;$/m)
    .map((s) => s.trim())
    .filter((s) => s.length > 0);
