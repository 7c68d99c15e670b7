import type { LocalDate } from '#kernel';
import type { Believed } from '#reporting';
import type { CaseRow, LetterRow } from '../../projection/table-rows.js';
import type { Relation, Test } from '../figure.js';

/** A row of a relation: columns with their values, and what it is about. */
export interface RelationRow {
  about: string;
  columns: Readonly<Record<string, unknown>>;
}

/** What is believed of a case and its letters, as versions. */
export type CaseVersion = Believed & ({ case: CaseRow } | { letter: LetterRow });

/** What the rows of one case amount to in a relation: as `rowsOfRelation` has it for many. */
export function rowsOf(relation: Relation, found: CaseRow, letters: readonly LetterRow[], today: LocalDate): RelationRow[] {
  const columns = { ...found };
  switch (relation) {
    case 'cases':
      return [{ about: '', columns }];
    case 'measures':
      return found.facts.measures.map((measure) => ({ about: measure.instrument, columns: { ...columns, ...measure } }));
    case 'followUps':
      return found.facts.followUps.map(({ weeks, dueOn, found: what }) => ({
        about: String(weeks),
        columns: { ...columns, found: what ?? (dueOn > today ? 'not-yet-due' : 'not-recorded') },
      }));
    case 'letters':
    case 'anyLetter':
      return letters.map(({ kind, status, version, days }) => ({
        about: relation === 'letters' ? kind : '',
        columns: { ...columns, status, version, days },
      }));
  }
}

/** Whether a condition holds of a row. */
export const holds = (condition: object, { columns }: RelationRow): boolean =>
  Object.entries(condition as Readonly<Record<string, Test>>).every(([column, test]) => passes(test, columns[column] ?? null));

function passes(test: Test, value: unknown): boolean {
  if (test === 'known') return value !== null;
  if (test === 'not-known') return value === null;
  if (test === 'positive') return typeof value === 'number' && value > 0;
  return (test as readonly unknown[]).includes(value);
}
