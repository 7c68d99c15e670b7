import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { Database } from '#database';
import { EventStoreLog, type EventLog } from '#event-log';
import type { Clock, Recorded } from '#kernel';
import { EventStoreDouble } from '#support/eventstoredb.js';

/** Short enough for a test, long enough for a machine that is busy. */
export const WAITS = { patienceMs: 20_000, answerMs: 500 };

/** A double for each test, and a log on it; the database beside it is one for all tests of a file. */
export interface OnADouble {
  readonly double: EventStoreDouble;
  readonly log: EventStoreLog;
  readonly database: Database;
  /** Opens a log as another process would. */
  open(url: string, waits?: typeof WAITS, clock?: Clock): Promise<EventStoreLog>;
}

/** Sets up a double for each test of a file. */
export function onADouble(): OnADouble {
  const on = {} as { double: EventStoreDouble; log: EventStoreLog; database: Database };
  const open = (url: string, waits = WAITS, clock?: Clock): Promise<EventStoreLog> => EventStoreLog.open({ url }, on.database, clock, waits);
  beforeAll(async () => (on.database = await Database.open({ kind: 'memory' })));
  afterAll(() => on.database.close());
  beforeEach(async () => {
    on.double = await EventStoreDouble.start();
    on.log = await open(on.double.url);
  });
  afterEach(async () => {
    await on.log.close();
    await on.double.stop();
  });
  return Object.assign(on, { open });
}

/** Waits for something to become so. */
export async function until(so: () => boolean): Promise<void> {
  for (const end = performance.now() + 20_000; !so();) {
    if (performance.now() > end) throw new Error('It did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A subscriber that takes down what it is told, until it is stopped. */
export function taking(of: EventLog, after: string): { events: Recorded[]; stop(): Promise<void> } {
  const stopping = new AbortController();
  const events: Recorded[] = [];
  const running = (async () => {
    for await (const signal of of.subscribe({ after, signal: stopping.signal })) if (signal.kind === 'events') events.push(...signal.events);
  })();
  return {
    events,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
