// Runs PGlite in a thread of its own: it computes in the thread that calls it, which must not be the one that answers HTTP.
// Plain JavaScript, because a worker is loaded by path both from the compiled code and from the sources.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';

const { directory, template, code } = workerData;
const isNew = directory === null || !existsSync(directory);
const asText = (value) => value;
const db = await PGlite.create({
  ...(directory === null ? {} : { dataDir: directory }),
  ...(isNew && template ? { loadDataDir: new Blob([await readFile(template)]) } : {}),
  pgliteWasmModule: code,
  relaxedDurability: false,
  parsers: {
    [types.TIMESTAMPTZ]: (value) => new Date(value).toISOString(),
    [types.DATE]: asText,
    [types.INT8]: (value) => Number(value),
    [types.NUMERIC]: (value) => Number(value),
  },
});

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

async function answer({ id, sql, params, close }) {
  try {
    if (close) {
      await db.close();
      return { id, rows: [], rowCount: 0 };
    }
    const result = params === undefined ? (await db.exec(sql)).at(-1) : await db.query(sql, params);
    return { id, rows: result?.rows ?? [], rowCount: result?.affectedRows || result?.rows.length || 0 };
  } catch (error) {
    const { message, code, detail, constraint } = error;
    return { id, error: { message, code, detail, constraint } };
  }
}
parentPort.postMessage([{ ready: true }]);
