import { join } from 'node:path';
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { lockFolder } from './folder-lock.js';
import { soleLeases, type Leases } from './leases.js';
import { migrate, type Migration } from './migrations.js';
import { PglitePool } from './pglite-pool.js';
import { ServerLeases } from './server-leases.js';
import { listen } from './server-listener.js';
import { ServerPool } from './server-pool.js';
import type { SqlPool, SqlStatement } from './sql-pool.js';

/** Where the database is: a server by URL, a folder of its own, or memory (tests). */
export type DatabasePlace = { kind: 'server'; url: string } | { kind: 'folder'; folder: string } | { kind: 'memory' };

/** The database of a deployment: read models, checkpoints and keys, and the log unless that lives in EventStoreDB. */
export class Database {
  /** Builds typed queries; each read model declares its own tables with `db.withTables`. */
  readonly kysely: Kysely<object>;
  /** Which process does which work behind the requests. */
  readonly leases: Leases;

  private constructor(
    readonly pool: SqlPool,
    readonly place: DatabasePlace,
    private readonly unlock: () => Promise<void>,
  ) {
    this.kysely = new Kysely<object>({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) });
    this.leases = place.kind === 'server' ? new ServerLeases(place.url) : soleLeases;
  }

  static async open(place: DatabasePlace): Promise<Database> {
    // Where databases are made by the hundred, as in tests, they begin as copies.
    const template = process.env['STEPWISE_EMBEDDED_TEMPLATE'] || undefined;
    if (place.kind === 'server') return new Database(new ServerPool(place.url), place, async () => undefined);
    if (place.kind === 'memory') return new Database(await PglitePool.open(null, template), place, async () => undefined);
    const unlock = await lockFolder(place.folder);
    try {
      return new Database(await PglitePool.open(join(place.folder, 'postgres'), template), place, unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  /** The query builder with the tables of one read model or store. */
  tables<Tables>(): Kysely<Tables> {
    return this.kysely as unknown as Kysely<Tables>;
  }

  async migrate(migrations: readonly Migration[]): Promise<void> {
    await migrate(this.pool, migrations);
  }

  /**
   * Calls `heard` when another process may have notified a channel: a reason to look sooner than otherwise, not a promise.
   * Returns what stops it. An embedded database has no other process.
   */
  listen(channel: string, heard: (payload?: string) => void): () => Promise<void> {
    return this.place.kind === 'server' ? listen(this.place.url, channel, heard) : () => Promise.resolve();
  }

  /** Statements that take effect together or not at all. @throws what the first that failed throws */
  async atomically(statements: readonly SqlStatement[]): Promise<void> {
    await this.pool.atomically(statements);
  }

  /** True if the database answers. */
  async alive(): Promise<boolean> {
    try {
      await this.kysely.executeQuery(CompiledQuery.raw('select 1'));
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await this.leases.close();
    await this.pool.end();
    await this.unlock();
  }
}
