import { appendFileSync } from 'node:fs';
import type { Clients } from './clients.js';

/** What a run that broke things found. */
export interface Finding {
  /** What was broken, on which store. */
  broken: string;
  times: number;
  clients: Clients;
  events: readonly unknown[];
  /** Rows of read models that were compared with those of a rebuild. */
  rows: number;
}

/** Adds what was found to the file that `npm run faults` makes its table from; nothing where no file is named. */
export function noteFinding({ broken, times, clients, events, rows }: Finding): void {
  const file = process.env['STEPWISE_FINDINGS'];
  if (!file) return;
  const found = { broken, times, acknowledged: clients.acknowledged.length, repeats: clients.repeats, events: events.length, rows };
  appendFileSync(file, `${JSON.stringify(found)}\n`);
}
