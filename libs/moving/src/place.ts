import { join } from 'node:path';
import type { DatabasePlace } from '#database';
import type { EventStorePlace } from '#event-log';
import { settingsFrom, WrongSetting } from '#platform';
import { CopyRefused } from './refused.js';

/** Which side of a copy: its option on the command line. */
export type Side = '--from' | '--to';

/** Where a deployment is: its database, and its log if that is not in the database. */
export interface Place {
  side: Side;
  /** The data folder, where the deployment is named by it. */
  folder?: string;
  database: DatabasePlace;
  eventStore?: EventStorePlace;
}

/**
 * Reads where a deployment is: a data folder or the address of a Postgres server, and beside it the connection string of an
 * EventStoreDB if the log is there.
 *
 * @throws CopyRefused with what is wrong; never with the address itself, there may be a password in it
 */
export function placeFrom(side: Side, words: readonly string[], environment: NodeJS.ProcessEnv = {}): Place {
  const stores = words.filter((word) => /^esdb(\+discover)?:/i.test(word));
  const servers = words.filter((word) => /^postgres(ql)?:/i.test(word));
  const rest = words.filter((word) => !stores.includes(word) && !servers.includes(word));
  if (rest.some((word) => /^[a-z][a-z+]*:\/\//i.test(word)))
    throw new CopyRefused(`${side} names a data folder, postgres://… for a server, or esdb://… for an EventStoreDB.`);
  if (stores.length > 1 || servers.length + rest.length > 1)
    throw new CopyRefused(`${side} names one deployment: a data folder or postgres://…, and beside it esdb://… if the log is there.`);
  if (servers.length + rest.length === 0)
    throw new CopyRefused(`${side}: a log in EventStoreDB stands beside a database. Name both, as in ${side} esdb://… postgres://…`);
  const [folder] = rest;
  if (folder === '') throw new CopyRefused(`${side} names a folder, and this is no name.`);
  try {
    const { EVENTSTORE_USER, EVENTSTORE_PASSWORD } = environment;
    const account = stores[0] === undefined ? {} : { EVENTSTORE_URL: stores[0], EVENTSTORE_USER, EVENTSTORE_PASSWORD };
    const { database, eventStore } = settingsFrom({ DATABASE_URL: servers[0], ...account }, folder ?? '');
    return { side, database, ...(folder === undefined ? {} : { folder }), ...(eventStore ? { eventStore } : {}) };
  } catch (error) {
    if (error instanceof WrongSetting) throw new CopyRefused(bySide(side, error.message));
    throw error;
  }
}

/** A sentence that speaks of settings, for a deployment that is named on the command line. */
export const bySide = (side: Side, sentence: string): string => sentence.replaceAll(/DATABASE_URL|EVENTSTORE_URL|--data/g, side);

/** Where the embedded database itself lies in its folder. */
export const embedded = (folder: string): string => join(folder, 'database');
