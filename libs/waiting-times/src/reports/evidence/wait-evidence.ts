import type { Kysely } from 'kysely';
import { isRefusal, known, type Instant, type Refusal } from '#kernel';
import type { EvidenceCell, FoundFact, Place } from '#reporting';
import { readHistories } from '../../facts/store.js';
import type { WaitFactVersion, WaitingTimesTables } from '../../facts/schema.js';
import { DEFINITIONS } from '../definitions.js';
import { endedWaits, runningWaits, type WaitEntry } from '../wait-query.js';
import { cellFigures } from './cell-figures.js';
import { countedBy } from './counted-by.js';
import { waitCell, type WaitCell, type WaitCellQuery } from './wait-cell.js';
import { entryOf, waitEvidence } from './wait-fact.js';
import { placeOf, waitRows } from './wait-rows.js';

/** How many facts are looked at together where it takes working out whether the cell counts them. */
const LOOK = 500;

/** Which report evidence is of, and up to which position. */
export interface WaitReport {
  report: 'waiting-times' | 'waiting-list';
  position: string;
  knownAt?: Instant;
}

/** A cell of a report on waits, or why there is none. */
export function waitEvidenceOf(
  db: Kysely<WaitingTimesTables>,
  { report, position, knownAt }: WaitReport,
  query: WaitCellQuery,
): EvidenceCell | Refusal {
  const cell = waitCell(query);
  if (isRefusal(cell)) return cell;
  const { measure: _, ...definition } = DEFINITIONS[query.measure];
  return {
    head: known({ report, definition, query: { ...query }, knownAt, position }),
    figures: async () => cellFigures(query, cell, await entriesOf(db, query, cell, position)),
    facts: (after, limit) => factsOf(db, { query, cell, position }, after, limit),
    eventsBehind: async (caseIds) => {
      const histories = await readHistories(db, caseIds);
      const upTo = [...histories].map(([caseId, events]) => [caseId, events.filter((event) => event.position <= position)] as const);
      return new Map(upTo.map(([caseId, events]) => [caseId, events.map(({ eventId, position: at, type }) => ({ eventId, position: at, type }))]));
    },
  };
}

/** The waits of the population as the report counts them. */
async function entriesOf(db: Kysely<WaitingTimesTables>, query: WaitCellQuery, { became }: WaitCell, position: string): Promise<WaitEntry[]> {
  const { measure, filters, from, to } = query;
  const asked = { measures: [measure], by: [], filters, from, to, position };
  return became === 'waiting' ? ((await runningWaits(db, asked, [to])).get(to) ?? []) : endedWaits(db, asked);
}

async function factsOf(
  db: Kysely<WaitingTimesTables>,
  of: { query: WaitCellQuery; cell: WaitCell; position: string },
  after: Place | undefined,
  limit: number,
): Promise<FoundFact[]> {
  const { query, cell } = of;
  const { to } = query;
  const found: FoundFact[] = [];
  const look = cell.became === 'waiting' && cell.statistic ? Math.max(LOOK, limit) : limit;
  for (let place = after; ;) {
    const rows = await waitRows(db, of, place, look);
    for (const row of rows) {
      const fact = waitEvidence(row, query);
      if (countedBy(cell, entryOf(fact, to))) found.push({ caseId: row.case_id, place: placeOf(row), fact });
    }
    if (found.length >= limit || rows.length < look) return found.slice(0, limit);
    place = placeOf(rows.at(-1) as WaitFactVersion);
  }
}
