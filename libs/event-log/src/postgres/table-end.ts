import type { SqlPool } from '#database';
import type { Recorded } from '#kernel';
import type { LogEnd } from '../copy/log-end.js';
import { LOG_START, positionOf } from '../port.js';
import { placedLine, writeLines } from './bulk.js';
import { EVENT_COLUMNS, toRecorded } from './rows.js';

const PAGE = 500;

/** The log in Postgres as a copy reads or fills it: events stand where the copy says. */
export class TableEnd implements LogEnd {
  readonly givesPositions = false;

  constructor(private readonly pool: Pick<SqlPool, 'query' | 'copyIn'>) {}

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
    for (let start = 0; start < events.length; start += PAGE)
      await writeLines(
        this.pool,
        events
          .slice(start, start + PAGE)
          .map((event) => placedLine(event))
          .join(''),
      );
  }

  recognise(): Promise<void> {
    return Promise.resolve();
  }

  async find(stream: string, revision: number): Promise<Recorded | undefined> {
    const { rows } = await this.pool.query(`select ${EVENT_COLUMNS} from events where stream = $1 and revision = $2`, [stream, revision]);
    return rows.map(toRecorded)[0];
  }
}
