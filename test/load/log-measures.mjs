// What the benchmark of the event log is about, compiled, and how it measures.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const compiled = (name) => import(pathToFileURL(join(root, 'dist', 'libs', name, 'src', 'index.js')));

export const { Database } = await compiled('database');
export const { LOG_START, PostgresLog } = await compiled('event-log');

/** Seconds a figure. */
export const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);

/** Things a second. */
export const rate = (n, ms) => Math.round((n * 1000) / ms);
