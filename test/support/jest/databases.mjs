import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const EMPTIES = ['rollback', 'discard all', 'drop schema public cascade', 'create schema public'];
const HEARD = ['message', 'error', 'exit'];

/** Threads with a database that a suite before has closed, empty again. */
const spare = [];
let prepared = false;

/**
 * Lets databases in memory be used again by the suites that follow in this process: to open one takes longer than most suites
 * need for the rest. What a suite closes is closed for it; a database that broke is not used again.
 * @param root folder of the project
 */
export async function useDatabasesAgain(root) {
  if (prepared) return;
  prepared = true;
  const { PglitePool } = await import(pathToFileURL(join(root, 'libs', 'database', 'src', 'pglite-pool.ts')).href);
  const { open } = PglitePool;
  const { end } = PglitePool.prototype;
  const inMemory = new WeakSet();

  PglitePool.open = async (directory, template) => {
    if (directory !== null) return await open.call(PglitePool, directory, template);
    const worker = spare.pop();
    worker?.ref();
    const pool = worker ? new PglitePool(worker) : await open.call(PglitePool, directory, template);
    inMemory.add(pool);
    return pool;
  };

  PglitePool.prototype.end = async function () {
    if (!inMemory.has(this) || this.broken) return await end.call(this);
    for (const sql of EMPTIES) await this.query(sql);
    for (const event of HEARD) this.worker.removeAllListeners(event);
    this.fail(new Error('The embedded database has stopped'));
    // It does not keep the process alive while nobody uses it.
    this.worker.unref();
    spare.push(this.worker);
  };
}
