import { sql, type Kysely } from 'kysely';
import { isRefusal, known, type Instant, type Refusal, type Uuid } from '#kernel';
import type { EvidenceCell, FoundFact, Place } from '#reporting';
import { readHistories } from '../../projection/store.js';
import { sqlOf } from '../conditions.js';
import { columnOf, DAY_OF, type Dimension } from '../dimensions.js';
import type { Figure } from '../figure.js';
import { outcomeLines } from '../outcome-lines.js';
import { cohortOf } from '../outcome-query.js';
import { rowsOfRelation } from '../relations.js';
import { linesOf } from '../tally.js';
import { outcomeCell, type OutcomeCell, type OutcomeCellQuery } from './outcome-cell.js';
import { outcomeEvidence, type RelationRow } from './outcome-fact.js';
import { cellFigures, lineOf } from './tally-facts.js';

/** Which report evidence is of, and up to which position. */
export interface OutcomeReport {
  report: string;
  /** The figures that it has. */
  figures: readonly Figure[];
  position: string;
  knownAt?: Instant;
}

/** A cell of a report on outcomes, or why there is none. */
export function outcomeEvidenceOf(
  db: Kysely<object>,
  { report, figures, position, knownAt }: OutcomeReport,
  query: OutcomeCellQuery,
): EvidenceCell | Refusal {
  const cell = outcomeCell(figures, query);
  if (isRefusal(cell)) return cell;
  const { figure, about } = cell;
  return {
    head: known({ report, definition: figure.definition, query: { ...query }, knownAt, position }),
    figures: async () => {
      const lines = await outcomeLines(db, { ...query, by: [], position }, [figure]);
      const own = lines.filter((line) => (line.about ?? '') === about);
      return cellFigures(query, lineOf(own.length > 0 ? own : linesOf(figure, {}, about), query));
    },
    facts: (after, limit) => factsOf(db, { query, cell, position }, after, limit),
    eventsBehind: (caseIds) => eventsUpTo(db, caseIds, position),
  };
}

/** The events that the facts of each case are worked out from, up to a position. */
export async function eventsUpTo(db: Kysely<object>, caseIds: readonly Uuid[], position: string) {
  const histories = await readHistories(db, caseIds);
  return new Map(
    [...histories].map(([caseId, entries]) => [
      caseId,
      entries.filter((entry) => entry.position <= position).map(({ eventId, position: at, type }) => ({ eventId, position: at, type })),
    ]),
  );
}

type PlaceOfFact = [on: string, caseId: Uuid, letter: string];

/** The next rows in the order of their day, which has an index, then by case and letter. */
async function factsOf(
  db: Kysely<object>,
  { query, cell, position }: { query: OutcomeCellQuery; cell: OutcomeCell; position: string },
  after: Place | undefined,
  limit: number,
): Promise<FoundFact[]> {
  const { relation } = cell.figure;
  const { cohort, filters, today, asAt } = query;
  const day = sql.ref(DAY_OF[cohort]);
  const letter = relation === 'letters' || relation === 'anyLetter' ? sql.ref('letter_id') : sql`''`;
  const [on, caseId, letterId] = (after ?? []) as PlaceOfFact | [];
  const beyond = after ? sql` and (${day}, case_id, ${letter}::text) > (${on}::date, ${caseId}::uuid, ${letterId}::text)` : sql``;
  // The rows of the days before are not even looked at.
  const cohortLeft = cohortOf({ ...query, from: on ?? query.from, by: [], position });
  const columns = new Set<string>([...cell.columns, ...(Object.keys(filters) as Dimension[]).map((name) => columnOf(name, cohort)), DAY_OF[cohort]]);
  const { rows } = await sql<RelationRow & { case_id: Uuid; letter: string }>`
    with cohort as (${cohortLeft}), counted as (${rowsOfRelation(relation, { today, position, ...(asAt === undefined ? {} : { asAt }) })})
    select ${sql.join([...columns].map((column) => sql.ref(column)))}, case_id, about, ${letter}::text as letter from counted
    where about = ${cell.about} and ${sql.join(cell.conditions.map(sqlOf), sql` and `)}${beyond}
    order by ${day}, case_id, letter limit ${limit}`.execute(db);
  return rows.map((row) => ({
    caseId: row.case_id,
    place: [row[DAY_OF[cohort]] as string, row.case_id, row.letter] satisfies PlaceOfFact,
    fact: outcomeEvidence({ ...row, ...(row.letter ? { letter_id: row.letter } : {}) }, cell, query),
  }));
}
