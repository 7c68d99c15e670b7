import type { SqlPool } from '#database';
import type { Instant, Recorded } from '#kernel';
import { CHAIN_START } from '../hash-chain.js';
import { positionOf, type ExpectedRevision } from '../port.js';
import { recordedAs, type Written } from '../recorded-as.js';
import { LOG_GOES_ON, writePlaced } from './bulk.js';
import type { KnownEnd } from './known-ends.js';

type Writing = Pick<SqlPool, 'query' | 'copyBetween'>;

/** An append as it waits for its batch. */
export interface Wanted {
  stream: string;
  expected: ExpectedRevision;
  events: readonly Written[];
  recordedAt: Instant;
}

/**
 * Appends a batch of which it is known where in its stream each goes: all of them, or nothing.
 *
 * A stream that is to begin has nothing before it; one that is to go on after a revision does so after an event that somebody
 * here has seen. What nobody here has seen stands in the way at the store, where a revision of a stream is taken once. So
 * nothing is looked up, and the hashes are chained here: about half of the work of `log_append`. If it is believed to be known
 * where the log ends too, a server takes many events as lines of COPY, which costs it half of that again.
 *
 * @param endOf the last event of a stream as far as it is known
 * @param after where the log is believed to end
 * @returns the events of each append, or `undefined` if the batch is not one of these; then nothing was written
 */
export async function appendNext(
  pool: Writing,
  batch: readonly Wanted[],
  endOf: (stream: string) => KnownEnd | undefined,
  after: number | undefined,
): Promise<Recorded[][] | undefined> {
  const chained: Recorded[][] = [];
  let latest = '';
  for (const { stream, expected, events, recordedAt } of batch) {
    const before = expected === 'none' ? { revision: -1, hash: CHAIN_START } : endOf(stream);
    if (before?.revision !== (expected === 'none' ? -1 : expected)) return undefined;
    // Recorded time never runs backwards in the log.
    if (recordedAt > latest) latest = recordedAt;
    const first = { revision: before.revision + 1, position: 0, recordedAt: latest, previousHash: before.hash };
    chained.push(recordedAs(stream, events, first));
  }
  const events = chained.flat();
  const datas = batch.flatMap((append) => append.events.map(({ data }) => data));
  const last = (await copied(pool, { events, datas }, after)) ?? (await inserted(pool, { events, datas }));
  if (last === undefined) return undefined;
  place(events, last);
  return chained;
}

/** Events in their places in their streams, and the data of each as JSON. */
interface Chained {
  events: readonly Recorded[];
  datas: readonly string[];
}

function place(events: readonly Recorded[], last: number): void {
  for (const [i, event] of events.entries()) event.position = positionOf(last - events.length + 1 + i);
}

/** Position of the last event; `undefined` if nothing was written, for whatever reason that the store has. */
async function copied(pool: Writing, { events, datas }: Chained, after: number | undefined): Promise<number | undefined> {
  const { copyBetween } = pool;
  if (!copyBetween || after === undefined || events.length < WORTH_COPYING) return undefined;
  const last = after + events.length;
  place(events, last);
  try {
    await writePlaced({ copyBetween: copyBetween.bind(pool) }, events, datas);
    return last;
  } catch (error) {
    if (REFUSALS.includes((error as { code?: string }).code ?? '')) return undefined;
    throw error;
  }
}

/** Position of the last event; `undefined` if nothing was written, because something stands where these were to go. */
async function inserted(pool: Writing, chained: Chained): Promise<number | undefined> {
  try {
    const { rows } = await pool.query(APPEND_NEXT, parameters(chained));
    return (rows[0]?.['last'] as number | null) ?? undefined;
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return undefined;
    throw error;
  }
}

const UNIQUE_VIOLATION = '23505';
const REFUSALS = [UNIQUE_VIOLATION, LOG_GOES_ON];

/** Fewer are sooner inserted by a statement that is prepared. */
const WORTH_COPYING = 32;

const APPEND_NEXT = `select log_append_next($1::text[], $2::int[], $3::timestamptz[], $4::uuid[], $5::text[], $6::int[], $7::uuid[], $8::timestamptz[],
  $9::text[], $10::uuid[], $11::uuid[], $12::uuid[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[]) as last`;

function parameters({ events, datas }: Chained): unknown[] {
  const plain = (of: (event: Recorded) => string | number | null): string => plainArray(events.map(of));
  return [
    events.map((e) => e.stream),
    plain((e) => e.revision),
    plain((e) => e.recordedAt),
    plain((e) => e.eventId),
    events.map((e) => (e as { type: string }).type),
    plain((e) => e.schemaVersion),
    plain((e) => e.caseId),
    plain((e) => e.effectiveAt),
    events.map((e) => JSON.stringify(e.actor)),
    plain((e) => e.correlationId),
    plain((e) => e.causationId),
    plain((e) => e.commandId),
    events.map((e) => e.fingerprint),
    datas,
    events.map((e) => (e.personal ? JSON.stringify(e.personal) : null)),
    plain((e) => e.previousHash),
    plain((e) => e.hash),
  ];
}

/** An array as Postgres reads it, of values that hold nothing to be escaped: numbers, hashes, and ids and times as `checkEvents` lets them pass. */
const plainArray = (values: readonly (string | number | null)[]): string => `{${values.map((value) => value ?? 'null').join(',')}}`;
