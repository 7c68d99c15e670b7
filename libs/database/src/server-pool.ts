import pg from 'pg';
import { parserOf } from './column-values.js';
import { CopyIn, type Copy } from './copy-in.js';
import { inTransaction } from './in-transaction.js';
import type { SqlPool, SqlResult, SqlSession, SqlStatement } from './sql-pool.js';

/** How long to wait for a connection, be it to the server or for one of the pool to be free, in milliseconds. */
const CONNECT_MS = 10_000;

/** A pool of connections to a Postgres server. */
export class ServerPool implements SqlPool {
  private readonly pool: pg.Pool;

  /** @param size the most connections at a time */
  constructor(url: string, size = 10) {
    const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
      format === 'binary' ? pg.types.getTypeParser(oid, format) : parserOf(oid)) as typeof pg.types.getTypeParser;
    this.pool = new pg.Pool({
      connectionString: url,
      max: size,
      application_name: 'stepwise',
      keepAlive: true,
      // Reports count hundreds of figures in one statement: to compile all of that takes longer than to work it out.
      options: '-c jit=off',
      connectionTimeoutMillis: CONNECT_MS,
      types: { getTypeParser },
    });
    // An idle connection that breaks is replaced at its next use; without a listener it would end the process. So would one to
    // which a server that dies says so in the same breath as that it is ready, before anybody has it in hand.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => void client.on('error', () => undefined));
  }

  async connect(): Promise<SqlSession> {
    const { client, release } = await this.hold();
    return {
      query: async (sql, params = []) => (await client.query(sql, [...params])) as unknown as SqlResult,
      copyIn: (into, lines) => copied(client, { into, lines }),
      release,
    };
  }

  async query(sql: string, params: readonly unknown[] = []): Promise<SqlResult> {
    return (await this.pool.query(sql, [...params])) as unknown as SqlResult;
  }

  async atomically(statements: readonly SqlStatement[]): Promise<void> {
    await inTransaction(this, async (session) => {
      for (const { sql, parameters } of statements) await session.query(sql, parameters);
    });
  }

  async copyIn(into: string, lines: string): Promise<void> {
    const session = await this.connect();
    try {
      await session.copyIn(into, lines);
    } finally {
      session.release();
    }
  }

  async copyBetween(first: string, copy: Copy, last: string): Promise<void> {
    const { client, release } = await this.hold();
    try {
      await copied(client, copy, { first, last });
    } finally {
      release();
    }
  }

  async script(sql: string): Promise<void> {
    await this.pool.query(sql);
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  private async hold(): Promise<{ client: pg.PoolClient; release(): void }> {
    const client = await this.pool.connect();
    // A connection that breaks fails its query and is not used again; without a listener it would end the process.
    let broken: Error | undefined;
    const breaks = (error: Error): void => void (broken = error);
    client.on('error', breaks);
    const release = (): void => {
      client.off('error', breaks);
      client.release(broken);
    };
    return { client, release };
  }
}

const copied = (client: pg.PoolClient, copy: Copy, around?: { first: string; last: string }): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = new CopyIn(copy, (error) => (error ? reject(error) : resolve()), around);
    client.query(asked as unknown as pg.Submittable);
  });
