// Runs PGlite in a thread of its own: it computes in the thread that calls it, which must not be the one that answers HTTP.
// Plain JavaScript, because a worker is loaded by path both from the compiled code and from the sources.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';

const asText = (value) => value;
const db = await PGlite.create({
  ...(workerData.directory === null ? {} : { dataDir: workerData.directory }),
  relaxedDurability: false,
  parsers: {
    [types.TIMESTAMPTZ]: (value) => new Date(value).toISOString(),
    [types.DATE]: asText,
    [types.INT8]: (value) => Number(value),
    [types.NUMERIC]: (value) => Number(value),
  },
});

// Messages are answered in the order in which they came: PGlite has one session.
let last = Promise.resolve();
parentPort.on('message', ({ id, sql, params, close }) => {
  last = last.then(async () => {
    try {
      if (close) {
        await db.close();
        parentPort.postMessage({ id, rows: [], rowCount: 0 });
        parentPort.close();
        return;
      }
      const result = params === undefined ? (await db.exec(sql)).at(-1) : await db.query(sql, params);
      parentPort.postMessage({ id, rows: result?.rows ?? [], rowCount: result?.affectedRows || result?.rows.length || 0 });
    } catch (error) {
      const { message, code, detail, constraint } = error;
      parentPort.postMessage({ id, error: { message, code, detail, constraint } });
    }
  });
});
parentPort.postMessage({ ready: true });
