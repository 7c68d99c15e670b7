import { existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { Database, lockFolder } from '#database';
import { EventStoreEnd, TableEnd, type LogEnd, type LogKind } from '#event-log';
import { newId } from '#kernel';
import { operatorSentence } from '#platform';
import { bySide, embedded, type Place, type Side } from './place.js';
import { CopyRefused } from './refused.js';
import { appliedIn } from './schema.js';

/** Closes what was opened, last first. */
export class Closing {
  private readonly works: (() => Promise<void>)[] = [];

  add(work: () => Promise<void>): void {
    this.works.unshift(work);
  }

  async all(): Promise<void> {
    for (const work of this.works.splice(0)) await work();
  }
}

/** Where the log of a deployment is. */
export const kindOf = ({ eventStore }: Place): LogKind => (eventStore ? 'eventstoredb' : 'database');

/** Opens the database of a source as it is: nothing in it is brought up to date. @throws CopyRefused if it cannot be had */
export async function openSource(place: Place, closing: Closing): Promise<Database> {
  const { side, folder } = place;
  return await at(side, async () => {
    if (folder !== undefined && !existsSync(embedded(folder))) throw new CopyRefused(`There is no Stepwise data in ${folder}, which ${side} names.`);
    if (folder !== undefined) closing.add(await lockFolder(folder));
    const database = await opened(place, closing);
    await requireUnused(database, side);
    if (!(await appliedIn(database)).has('projections-1-checkpoints')) throw new CopyRefused(`There is no Stepwise data in the database of ${side}.`);
    return database;
  });
}

/**
 * Opens the database of a target for this process alone, making it where there is none: the same one as the source's, where both
 * are in one. @throws CopyRefused if it cannot be had
 */
export async function openTarget(place: Place, source: Database, closing: Closing): Promise<Database> {
  return await at(place.side, async () => {
    const database = place.folder === undefined ? await onServer(place, source, closing) : await inFolder(place, place.folder, source, closing);
    const lease = await database.leases.take('log copy');
    if (!lease) throw inUse(place.side);
    closing.add(() => lease.release());
    await requireUnused(database, place.side);
    return database;
  });
}

async function onServer(place: Place, source: Database, closing: Closing): Promise<Database> {
  const database = await Database.open(place.database);
  if (!(await isSame(source, database))) {
    closing.add(() => database.close());
    return database;
  }
  await database.close();
  return source;
}

/** Two addresses can name one database; a lock that only one of them can have tells. */
async function isSame(one: Database, other: Database): Promise<boolean> {
  if (one.place.kind !== 'server') return false;
  const name = `log copy ${newId()}`;
  const lease = await one.leases.take(name);
  const both = await other.leases.take(name);
  await Promise.all([lease?.release(), both?.release()]);
  return both === undefined;
}

async function inFolder(place: Place, folder: string, source: Database, closing: Closing): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (source.place.kind === 'folder' && existsSync(embedded(folder)) && realpathSync(embedded(folder)) === realpathSync(source.place.folder))
    return source;
  closing.add(await lockFolder(folder));
  if (!existsSync(embedded(folder))) await initialise(folder);
  return await opened(place, closing);
}

/** Beside its place, and moved there when it is whole: a process that is killed meanwhile leaves nothing that cannot be opened. */
async function initialise(folder: string): Promise<void> {
  const aside = `${embedded(folder)}.new`;
  rmSync(aside, { recursive: true, force: true });
  await (await Database.open({ kind: 'folder', folder: aside })).close();
  renameSync(aside, embedded(folder));
}

async function opened({ database: where }: Place, closing: Closing): Promise<Database> {
  const database = await Database.open(where);
  closing.add(() => database.close());
  return database;
}

/** The log of a deployment. @throws CopyRefused if it cannot be had */
export async function openLog({ side, eventStore }: Place, { pool }: Database, closing: Closing): Promise<LogEnd> {
  if (!eventStore) return new TableEnd(pool);
  return await at(side, async () => {
    const end = await EventStoreEnd.open(eventStore, pool);
    closing.add(() => end.close());
    return end;
  });
}

/** @throws CopyRefused while a process of the service works on a database */
export async function requireUnused(database: Database, side: Side): Promise<void> {
  if (await database.leases.takenElsewhere()) throw inUse(side);
}

const inUse = (side: Side): CopyRefused =>
  new CopyRefused(`The database of ${side} is in use by another Stepwise process. Stop the service on it, and whatever else works there.`);

/** Tells what an operator can mend by the option that names it. */
async function at<T>(side: Side, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = error instanceof CopyRefused ? undefined : operatorSentence(error);
    throw sentence === undefined ? error : new CopyRefused(bySide(side, sentence));
  }
}
