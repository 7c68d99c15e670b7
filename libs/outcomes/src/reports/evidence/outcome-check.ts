import { isRefusal, type Uuid } from '#kernel';
import type { Programme } from '#programmes/contract';
import { NOT_KNOWN, type Amounts, type CaseInLog, type EvidenceCheck, type EvidenceKind } from '#reporting';
import { entryOf } from '../../history/entry.js';
import { termsOf, type FindTerms } from '../../history/programme-terms.js';
import { CaseFold, rowsStanding, type Row } from '../../projection/case-fold.js';
import type { Dimension } from '../dimensions.js';
import type { Figure } from '../figure.js';
import { holds } from './holds.js';
import { outcomeCell, type OutcomeCell, type OutcomeCellQuery } from './outcome-cell.js';
import { outcomeEvidence, rowsOfCase, type OutcomeEvidence } from './outcome-fact.js';
import { cellFigures, FactTally } from './tally-facts.js';

/** How evidence of a report on outcomes is checked. */
export const outcomeEvidenceKind = (report: string, figures: readonly Figure[]): EvidenceKind => ({
  reports: [report],
  check({ query }) {
    const asked = query as unknown as OutcomeCellQuery;
    const cell = outcomeCell(figures, asked);
    return isRefusal(cell) ? undefined : checkOf(asked, cell);
  },
});

function checkOf(query: OutcomeCellQuery, cell: OutcomeCell): EvidenceCheck {
  const tally = new FactTally(cell.figure);
  return {
    definition: cell.figure.definition,
    take(fact) {
      const row = fact as OutcomeEvidence;
      tally.add(row.values);
      return whyNot(row, query, cell);
    },
    figures: () => cellFigures(query, tally.line(query, cell.about)),
    keyOf(fact) {
      const { about = '', letter = '' } = fact as OutcomeEvidence;
      return `${about}|${letter}`;
    },
    amountsOf(caseId, found) {
      const { rows: all, behind } = foldOf(caseId, found);
      const rows = rowsStanding(all, query.asAt);
      const letters = rows.flatMap((each) => (each.of === 'letter' || each.of === 'earlier-letter' ? [each.row] : []));
      const facts = rows.flatMap((each) =>
        each.of === 'case' || each.of === 'earlier-case' ? rowsOfCase(cell.figure.relation, each.row, letters, query.today) : [],
      );
      return { facts: facts.map((row) => outcomeEvidence(row, cell, query)), events: behind };
    },
  };
}

/** Why the cell does not count a row. */
function whyNot(
  { on, about = '', values, attributes }: OutcomeEvidence,
  { from, to, filters }: OutcomeCellQuery,
  cell: OutcomeCell,
): string | undefined {
  if (about !== cell.about) return `is about ${about}`;
  if (on < from || on > to) return `is of ${on}, which lies outside of the period`;
  for (const [name, allowed] of Object.entries(filters) as [Dimension, readonly string[]][]) {
    const value = attributes[name] ?? NOT_KNOWN;
    if (!allowed.includes(value)) return `is of ${name} ${value}`;
  }
  return cell.conditions.every((condition) => holds(condition, values)) ? undefined : 'is not one that the cell counts';
}

/** The rows that the events of a case amount to, of every day, and which of the events they follow from. */
export function foldOf(caseId: Uuid, { events, programmes, listed }: CaseInLog): { rows: Row[]; behind: Amounts['events'] } {
  const entries = events.flatMap((event) => entryOf(event) ?? []);
  const fold = new CaseFold(caseId, finding(programmes), listed);
  for (const entry of entries) fold.add(entry);
  return { rows: [...fold.facts().values()], behind: entries.map(({ eventId, position, type }) => ({ eventId, position, type })) };
}

const finding =
  (programmes: readonly Programme[]): FindTerms =>
  ({ id, version }) => {
    const found = programmes.find((programme) => programme.id === id && programme.version === version);
    if (!found) throw new Error(`Programme ${id} version ${version} is not in the log`);
    return termsOf(found);
  };
