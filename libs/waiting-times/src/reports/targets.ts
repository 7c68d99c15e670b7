import type { Kysely } from 'kysely';
import type { ClockPolicy, WaitMeasure } from '#programmes/contract';
import type { ProgrammeTerms } from '../clocks/programme-terms.js';
import type { WaitingTimesTables } from '../facts/schema.js';
import type { Filters } from './dimensions.js';

/** How long a wait may be in a programme. */
export interface Target {
  programme: string;
  measure: WaitMeasure;
  days: number;
  countIn: ClockPolicy['countIn'];
}

/** The targets that the programmes in question had set by a position, each once, however many versions set the same. */
export async function targetsAt(db: Kysely<WaitingTimesTables>, filters: Filters, position: string): Promise<Target[]> {
  const rows = await db.selectFrom('wait_programmes_v1').select('terms').where('from_position', '<=', position).execute();
  const all = rows
    .map((row) => JSON.parse(row.terms) as ProgrammeTerms)
    .filter(
      ({ id, provider, commissioner }) => isIn(filters.programme, id) && isIn(filters.provider, provider) && isIn(filters.commissioner, commissioner),
    )
    .flatMap(({ id, clocks: { targets, countIn } }) =>
      Object.entries(targets).map(([measure, days]) => ({ programme: id, measure: measure as WaitMeasure, days, countIn })),
    );
  return [...new Map(all.map((target) => [JSON.stringify(target), target])).values()];
}

const isIn = (values: readonly string[] | undefined, value: string): boolean => values?.includes(value) ?? true;
