import { setImmediate } from 'node:timers/promises';
import { copyLines, inTransaction, type Database, type SqlSession } from '#database';
import type { BareEvent, EventLog } from '#event-log';
import type { Instant, Uuid } from '#kernel';
import type { CaseByCase, Projection, TableRows } from './projection.js';

/** About how many bytes of a table are collected before they are written. */
const WRITTEN_AT_ONCE = 1_000_000;

/** How many times that may wait to be written. */
const UNDER_WAY_AT_MOST = 4;

/** After how many cases it is told again how far it has come. */
const TOLD_AFTER = 100;

type Reads = NonNullable<EventLog['caseByCase']>;
type WorksOut = NonNullable<Projection['caseByCase']>;

/**
 * Empties a read model and works every case out once, up to a position, in one transaction with the checkpoint: until it is
 * committed, readers see what was there before.
 *
 * @throws whatever the working out of a case throws; nothing is changed then
 */
export async function rebuildCaseByCase(
  database: Database,
  { name, tables, filter, begin, read }: Pick<Projection, 'name' | 'tables' | 'filter'> & { begin: WorksOut; read: Reads },
  { upTo, at, until, onProgress }: { upTo: string; at: Instant; until: AbortSignal; onProgress: (share: number) => void },
): Promise<void> {
  // Where there can be several sessions the log is read in another one than what is worked out is written in: neither waits for the other.
  const apart = async (work: (log: SqlSession | undefined) => Promise<void>): Promise<void> =>
    database.place.kind === 'server' ? inTransaction(database.pool, work, 'begin read only') : work(undefined);
  const rebuild = async (session: SqlSession, log: SqlSession): Promise<void> => {
    for (const table of tables) await session.query(`delete from ${table}`);
    await session.query('delete from parked_cases where projection = $1', [name]);
    const writing = new Writing(session);
    let cases: CaseByCase | undefined;
    let count = 0;
    for await (const events of byCase(read(log, { types: filter.types ?? [], upTo }))) {
      if (until.aborted) throw new Error(`The rebuild of ${name} was cut off`);
      const { caseId } = events[0] as BareEvent;
      if (!cases) {
        cases = begin(caseId === null ? events : []);
        await writing.add(cases.unbound);
      }
      if (caseId === null) continue;
      await writing.add(cases.rowsOf(caseId, events));
      if (++count % TOLD_AFTER === 0) onProgress(shareUpTo(caseId));
    }
    await writing.rest();
    // What the database knew of the tables is of what was there before, or nothing: with that it looks for rows in the wrong way.
    for (const table of tables) await session.query(`analyze ${table}`);
    await session.query(
      `insert into checkpoints (name, position, updated_at) values ($1, $2, $3)
      on conflict (name) do update set position = excluded.position, updated_at = excluded.updated_at, generation = excluded.generation`,
      [name, upTo, at],
    );
  };
  await apart((log) => inTransaction(database.pool, (session) => rebuild(session, log ?? session)));
}

/** What share of all cases comes up to one: they come in the order of their ids, which are spread evenly. */
const shareUpTo = (caseId: Uuid): number => Number.parseInt(caseId.slice(0, 8), 16) / 2 ** 32;

/** Puts the events of each case together, whatever the pages that they come in. */
async function* byCase(pages: AsyncIterable<readonly BareEvent[]>): AsyncIterable<readonly BareEvent[]> {
  let events: BareEvent[] = [];
  let of: Uuid | null | undefined;
  for await (const page of pages) {
    for (const event of page) {
      if (event.caseId !== of && events.length > 0) {
        yield events;
        events = [];
      }
      of = event.caseId;
      events.push(event);
    }
  }
  if (events.length > 0) yield events;
}

/** Collects rows and writes them table by table, while the next ones are worked out. */
class Writing {
  private readonly tables = new Map<string, { columns: readonly string[]; lines: string }>();
  /** What was begun and is not done yet, in its order. */
  private readonly underWay: Promise<void>[] = [];

  constructor(private readonly session: SqlSession) {}

  async add(found: TableRows): Promise<void> {
    for (const { table, columns, rows } of found) {
      if (rows.length === 0) continue;
      const kept = this.tables.get(table) ?? { columns, lines: '' };
      this.tables.set(table, kept);
      kept.lines += copyLines(columns, rows);
      if (kept.lines.length >= WRITTEN_AT_ONCE) await this.write(table, kept);
    }
    // Lines go out, and answers come in, between one case and the next.
    if (this.underWay.length > 0) await setImmediate();
  }

  async rest(): Promise<void> {
    for (const [table, kept] of this.tables) if (kept.lines !== '') await this.write(table, kept);
    await Promise.all(this.underWay);
  }

  /** Begins to write, once so little is under way that it has room. One that failed stays, and is told to whoever waits for it. */
  private async write(table: string, kept: { columns: readonly string[]; lines: string }): Promise<void> {
    const { lines } = kept;
    kept.lines = '';
    const { underWay } = this;
    if (underWay.length >= UNDER_WAY_AT_MOST) await underWay[0];
    const before = underWay.at(-1) ?? Promise.resolve();
    const own = before.then(() => this.session.copyIn(`${table} (${kept.columns.join(', ')})`, lines)).then(() => void underWay.shift());
    own.catch(() => undefined);
    underWay.push(own);
  }
}
