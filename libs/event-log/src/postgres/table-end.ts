import type { SqlPool } from '#database';
import type { Recorded } from '#kernel';
import type { LogEnd } from '../copy/log-end.js';
import { LOG_START, positionOf } from '../port.js';
import { EVENT_COLUMNS, toRecorded } from './rows.js';

const PAGE = 500;

/** The log in Postgres as a copy reads or fills it: events stand where the copy says. */
export class TableEnd implements LogEnd {
  readonly givesPositions = false;

  constructor(private readonly pool: Pick<SqlPool, 'query'>) {}

  async head(): Promise<string> {
    const { rows } = await this.pool.query('select max(position) as head from events');
    return rows[0]?.['head'] ? positionOf(rows[0]['head'] as number) : LOG_START;
  }

  async *pages(): AsyncIterable<readonly Recorded[]> {
    for (let after = 0; ;) {
      const { rows } = await this.pool.query(`select ${EVENT_COLUMNS} from events where position > $1 order by position limit ${PAGE}`, [after]);
      if (rows.length === 0) return;
      after = rows.at(-1)?.['position'] as number;
      yield rows.map(toRecorded);
    }
  }

  async write(events: readonly Recorded[]): Promise<void> {
    for (let start = 0; start < events.length; start += PAGE) await this.pool.query(INSERT, columnsOf(events.slice(start, start + PAGE)));
  }

  recognise(): Promise<void> {
    return Promise.resolve();
  }

  async find(stream: string, revision: number): Promise<Recorded | undefined> {
    const { rows } = await this.pool.query(`select ${EVENT_COLUMNS} from events where stream = $1 and revision = $2`, [stream, revision]);
    return rows.map(toRecorded)[0];
  }
}

const INSERT = `insert into events (position, stream, revision, event_id, type, schema_version, case_id, effective_at, recorded_at, actor,
    correlation_id, causation_id, command_id, fingerprint, data, personal, previous_hash, hash)
  select e.position, e.stream, e.revision, e.event_id, e.type, e.schema_version, e.case_id, e.effective_at, e.recorded_at, e.actor,
    e.correlation_id, e.causation_id, e.command_id, e.fingerprint, e.data, e.personal, decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')
  from unnest($1::bigint[], $2::text[], $3::int[], $4::uuid[], $5::text[], $6::int[], $7::uuid[], $8::timestamptz[], $9::timestamptz[],
    $10::text[], $11::uuid[], $12::uuid[], $13::uuid[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[])
    as e (position, stream, revision, event_id, type, schema_version, case_id, effective_at, recorded_at, actor, correlation_id,
      causation_id, command_id, fingerprint, data, personal, previous_hash, hash)`;

function columnsOf(events: readonly Recorded[]): unknown[] {
  const column = <T>(of: (event: Recorded) => T): T[] => events.map(of);
  return [
    column((e) => Number(e.position)),
    column((e) => e.stream),
    column((e) => e.revision),
    column((e) => e.eventId),
    column((e) => (e as { type: string }).type),
    column((e) => e.schemaVersion),
    column((e) => e.caseId),
    column((e) => e.effectiveAt),
    column((e) => e.recordedAt),
    column((e) => JSON.stringify(e.actor)),
    column((e) => e.correlationId),
    column((e) => e.causationId),
    column((e) => e.commandId),
    column((e) => e.fingerprint),
    column((e) => JSON.stringify(e.data)),
    column((e) => (e.personal ? JSON.stringify(e.personal) : null)),
    column((e) => e.previousHash),
    column((e) => e.hash),
  ];
}
