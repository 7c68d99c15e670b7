// Runs PGlite in a thread of its own: it computes in the thread that calls it, which must not be the one that answers HTTP.
// Plain JavaScript, because a worker is loaded by path both from the compiled code and from the sources.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PgliteStatements } from './pglite-statements.js';

const { directory, template, code } = workerData;
const isNew = directory === null || !existsSync(directory);
const db = await PGlite.create({
  ...(directory === null ? {} : { dataDir: directory }),
  ...(isNew && template ? { loadDataDir: new Blob([await readFile(template)]) } : {}),
  pgliteWasmModule: code,
  relaxedDurability: false,
});
const statements = new PgliteStatements(db);

// A message holds what was asked for in one turn of the other thread, and is answered by as few as may be: to wake a thread
// costs as much as a short statement. Statements are carried out in the order in which they came: PGlite has one session.
const HOLD_MS = 2;
let last = Promise.resolve();
parentPort.on('message', (asked) => {
  last = last.then(async () => {
    let replies = [];
    let since = performance.now();
    for (const message of asked) {
      if (replies.length > 0 && performance.now() - since > HOLD_MS) {
        parentPort.postMessage(replies);
        replies = [];
        since = performance.now();
      }
      replies.push(await answer(message));
    }
    parentPort.postMessage(replies);
    if (asked.some(({ close }) => close)) parentPort.close();
  });
});

async function answer({ id, sql, values, lines, close }) {
  try {
    if (close) {
      await db.close();
      return { id, columns: [], rows: [], rowCount: 0 };
    }
    if (lines !== undefined) return { id, columns: [], rows: [], rowCount: await copied(sql, lines) };
    return { id, ...(await (values === undefined ? statements.script(sql) : statements.run(sql, values))) };
  } catch (error) {
    const { message, code, detail, constraint } = error;
    return { id, error: { message, code, detail, constraint } };
  }
}
/** PGlite's own way: what `copy … from '/dev/blob'` reads cannot come by the wire protocol. */
async function copied(sql, lines) {
  return (await db.query(sql, [], { blob: new Blob([lines]) })).affectedRows ?? 0;
}
parentPort.postMessage([{ ready: true }]);
