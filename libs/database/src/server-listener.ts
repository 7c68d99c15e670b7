import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const CONNECT_MS = 5_000;
const RECONNECT_MS = 500;

/**
 * Calls `heard` with the payload of every notification on a channel of a Postgres server, and with nothing after each
 * connection, since what was told before that was missed. Reconnects until stopped. A notification may be lost without
 * notice: it is a reason to look sooner, never the only one.
 */
export function listen(url: string, channel: string, heard: (payload?: string) => void): () => Promise<void> {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await hear(url, channel, heard, stopping.signal).catch(() => undefined);
      await sleep(RECONNECT_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return () => {
    stopping.abort();
    return running;
  };
}

/** Listens over one connection; settles when it ends. */
async function hear(url: string, channel: string, heard: (payload?: string) => void, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'stepwise listener',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
  });
  const ended = new Promise<void>((resolve) => client.once('end', resolve).on('error', () => resolve()));
  client.on('notification', ({ payload }) => heard(payload));
  await client.connect();
  const stop = (): void => void client.end().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    heard();
    if (signal.aborted) stop();
    await ended;
  } finally {
    signal.removeEventListener('abort', stop);
    await client.end().catch(() => undefined);
  }
}
