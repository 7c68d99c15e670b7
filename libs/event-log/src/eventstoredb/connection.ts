import type { EventStoreDBClient } from '@eventstore/db-client';
import { LogRefused } from './outage.js';

/** Where an EventStoreDB is, and as whom to speak to it. */
export interface EventStorePlace {
  /** Connection string: `esdb://host:2113?tls=true`, or `esdb+discover://` for a cluster. */
  url: string;
  /** Who speaks, where the connection string does not say. */
  user?: string;
  password?: string;
}

/** A connection string in which whoever speaks is named. */
export function connectionString({ url, user, password }: EventStorePlace): string {
  if (user === undefined || password === undefined || /^[^/]*\/\/[^/?]*@/.test(url)) return url;
  return url.replace('://', `://${encodeURIComponent(user)}:${encodeURIComponent(password)}@`);
}

/**
 * A client of the server. Loaded only where there is one: it brings gRPC along.
 * @throws LogRefused if the connection string cannot be read, or a certificate that it names
 */
export async function connect(place: EventStorePlace): Promise<EventStoreDBClient> {
  const { EventStoreDBClient } = await import('@eventstore/db-client');
  const client = made(() => EventStoreDBClient.connectionString(connectionString(place)));
  const inside = client as unknown as Inside;
  const { handleError } = inside;
  Object.assign(inside, {
    // Each append goes by a call of its own. The client's BatchAppend, which it takes wherever the server has it, keeps what is
    // under way in one list for all clients of the process, and where a connection breaks under load it leaves rejections that
    // nobody can handle, which end the process.
    supports: () => Promise.resolve(false),
    // Nobody waits for this one either, and it fails where the cluster cannot be found again.
    handleError: (...failed: unknown[]) => handleError(...failed).catch(() => undefined),
  } satisfies Partial<Inside>);
  return client;
}

function made(make: () => EventStoreDBClient): EventStoreDBClient {
  try {
    return make();
  } catch (error) {
    // What is wrong with a connection string is told with the whole of it, and there may be a password in it.
    const about = /certificate|userCertFile/.test((error as Error).message) ? ` (${(error as Error).message})` : '';
    throw new LogRefused(`EVENTSTORE_URL cannot be used${about}. See that it is as EventStoreDB writes its connection strings.`);
  }
}

/** Ends every call under way and closes the connection. */
export async function disconnect(client: EventStoreDBClient): Promise<void> {
  await client.dispose();
  await (client as unknown as Inside).getChannel().then(
    (channel) => channel.close(),
    () => undefined,
  );
}

/** What the client keeps to itself. */
interface Inside {
  supports(): Promise<boolean>;
  handleError(...failed: unknown[]): Promise<void>;
  getChannel(): Promise<{ close(): void }>;
}
