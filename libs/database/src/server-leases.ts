import pg from 'pg';
import type { Lease, Leases } from './leases.js';

/** First key of the advisory locks that are leases; the second is a hash of the name. */
const LEASE_LOCKS = 7_105_003;
const ANSWER_MS = 5_000;

interface Session {
  client: pg.Client;
  ended: AbortController;
}

/**
 * Leases as advisory locks of one session with a Postgres server. The server frees them when the session ends, so the work
 * of a process that dies is free at once, and that of one that is cut off as soon as the server notices.
 */
export class ServerLeases implements Leases {
  private session: Promise<Session> | undefined;
  private readonly held = new Set<string>();

  constructor(private readonly url: string) {}

  async take(name: string): Promise<Lease | undefined> {
    // A session may take its own lock again, which would make one lease two.
    if (this.held.has(name)) return undefined;
    this.held.add(name);
    try {
      const { client, ended } = await this.open();
      if (await granted(client, 'pg_try_advisory_lock', name)) return { lost: ended.signal, release: () => this.release(client, name) };
    } catch (error) {
      this.held.delete(name);
      throw error;
    }
    this.held.delete(name);
    return undefined;
  }

  async close(): Promise<void> {
    const session = await this.session?.catch(() => undefined);
    await session?.client.end();
  }

  private async release(client: pg.Client, name: string): Promise<void> {
    await granted(client, 'pg_advisory_unlock', name).catch(() => undefined);
    this.held.delete(name);
  }

  private open(): Promise<Session> {
    this.session ??= connect(this.url, () => (this.session = undefined));
    return this.session;
  }
}

async function connect(url: string, onEnd: () => void): Promise<Session> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'stepwise leases',
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
  });
  const ended = new AbortController();
  const end = (): void => {
    if (!ended.signal.aborted) onEnd();
    ended.abort();
  };
  client.on('error', end);
  client.on('end', end);
  try {
    await client.connect();
  } catch (error) {
    end();
    throw error;
  }
  return { client, ended };
}

/** A session that does not answer is given up, and with it all its locks: it might be granted one without our knowing. */
async function granted(client: pg.Client, lock: 'pg_try_advisory_lock' | 'pg_advisory_unlock', name: string): Promise<boolean> {
  try {
    const { rows } = await client.query<{ granted: boolean }>(`select ${lock}($1::int, hashtext($2)) as granted`, [LEASE_LOCKS, name]);
    return rows[0]?.granted ?? false;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
