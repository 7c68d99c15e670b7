import pg from 'pg';
import type { Lease, Leases } from './leases.js';

/** First key of the advisory locks that are leases; the second is a hash of the name. */
const LEASE_LOCKS = 7_105_003;
const ANSWER_MS = 5_000;

/**
 * Leases as advisory locks of one session with a Postgres server. The server frees them when the session ends, so the work
 * of a process that dies is free at once, and that of one that is cut off as soon as the server notices.
 */
export class ServerLeases implements Leases {
  private session: Promise<LockSession> | undefined;
  private readonly held = new Set<string>();

  constructor(private readonly url: string) {}

  async take(name: string): Promise<Lease | undefined> {
    // A session may take its own lock again, which would make one lease two.
    if (this.held.has(name)) return undefined;
    this.held.add(name);
    try {
      const session = await this.connected();
      if (await session.lock(name)) return { lost: session.ended, release: () => this.release(session, name) };
    } catch (error) {
      this.held.delete(name);
      throw error;
    }
    this.held.delete(name);
    return undefined;
  }

  async takenElsewhere(): Promise<boolean> {
    return await (await this.connected()).seesOthers();
  }

  async close(): Promise<void> {
    const session = await this.session?.catch(() => undefined);
    await session?.end();
  }

  private connected(): Promise<LockSession> {
    return (this.session ??= LockSession.open(this.url, () => (this.session = undefined)));
  }

  private async release(session: LockSession, name: string): Promise<void> {
    await session.unlock(name).catch(() => undefined);
    this.held.delete(name);
  }
}

/** A session that takes and frees locks, one statement after another. */
class LockSession {
  private readonly over = new AbortController();
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: pg.Client,
    onEnd: () => void,
  ) {
    const end = (): void => {
      if (!this.over.signal.aborted) onEnd();
      this.over.abort();
    };
    client.on('error', end);
    client.on('end', end);
  }

  static async open(url: string, onEnd: () => void): Promise<LockSession> {
    const limits = { connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS };
    const client = new pg.Client({ connectionString: url, application_name: 'stepwise leases', keepAlive: true, ...limits });
    const session = new LockSession(client, onEnd);
    try {
      await client.connect();
    } catch (error) {
      await session.end();
      onEnd();
      throw error;
    }
    return session;
  }

  /** Aborted when the session has ended, and its locks with it. */
  get ended(): AbortSignal {
    return this.over.signal;
  }

  lock(name: string): Promise<boolean> {
    return this.inTurn(`select pg_try_advisory_lock($1::int, hashtext($2)) as done`, [LEASE_LOCKS, name]);
  }

  unlock(name: string): Promise<boolean> {
    return this.inTurn(`select pg_advisory_unlock($1::int, hashtext($2)) as done`, [LEASE_LOCKS, name]);
  }

  /** Whether another session with this database has a lock that is a lease. */
  seesOthers(): Promise<boolean> {
    return this.inTurn(OTHERS, [LEASE_LOCKS]);
  }

  async end(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  private inTurn(statement: string, values: readonly unknown[]): Promise<boolean> {
    const answer = this.last.then(() => this.ask(statement, values));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async ask(statement: string, values: readonly unknown[]): Promise<boolean> {
    try {
      const { rows } = await this.client.query<{ done: boolean }>(statement, [...values]);
      return rows[0]?.done ?? false;
    } catch (error) {
      // A session that does not answer is given up with all its locks: it might be granted one without our knowing.
      await this.end();
      throw error;
    }
  }
}

const OTHERS = `select exists (
    select from pg_locks where locktype = 'advisory' and classid::bigint = $1 and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())
  ) as done`;
