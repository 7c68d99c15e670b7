import { known, type LocalDate, type Uuid } from '#kernel';
import { NOT_KNOWN, type Filters } from '#reporting';
import type { CaseRow, LetterRow } from '../../projection/table-rows.js';
import { columnOf, DAY_OF, type Cohort, type Dimension } from '../dimensions.js';
import type { Relation } from '../figure.js';
import type { Values } from './holds.js';
import type { OutcomeCell, OutcomeCellQuery } from './outcome-cell.js';

/** A row that figures count, as evidence shows it. */
export interface OutcomeEvidence {
  /** The day by which the case belongs to the cohort. */
  on: LocalDate;
  /** The instrument, the follow-up point in weeks, or the kind of letter. */
  about?: string;
  /** The letter, where letters are counted. */
  letter?: Uuid;
  /** What the figure depends on, by column of the read model. What is absent is not known. */
  values: Values;
  /** What the question filters by. */
  attributes: Partial<Record<Dimension, string>>;
}

/** A row of a relation: the case's own columns among them. */
export type RelationRow = Partial<CaseRow> & { about: string; letter_id?: Uuid } & Record<string, unknown>;

/** A row as evidence shows it. */
export function outcomeEvidence(row: RelationRow, { columns }: Pick<OutcomeCell, 'columns'>, { cohort, filters }: OutcomeCellQuery): OutcomeEvidence {
  return known({
    on: row[DAY_OF[cohort]] as LocalDate,
    about: row.about === '' ? undefined : row.about,
    letter: row.letter_id,
    values: Object.fromEntries(columns.flatMap((column) => (row[column] === null || row[column] === undefined ? [] : [[column, row[column]]]))),
    attributes: attributesOf(row, cohort, filters),
  }) as OutcomeEvidence;
}

const attributesOf = (row: RelationRow, cohort: Cohort, filters: Filters<Dimension>): Partial<Record<Dimension, string>> =>
  Object.fromEntries((Object.keys(filters) as Dimension[]).map((name) => [name, row[columnOf(name, cohort)] ?? NOT_KNOWN]));

/** The rows of a relation that a case has: the same as the database makes of it (`rowsOfRelation`). */
export function rowsOfCase(relation: Relation, own: CaseRow, letters: readonly LetterRow[], today: LocalDate): RelationRow[] {
  const row = own as unknown as RelationRow;
  switch (relation) {
    case 'cases':
      return [{ ...row, about: '' }];
    case 'measures':
      return own.facts.measures.map(({ instrument, status, change, reliable, caseAtFirst, recovered }) => ({
        ...row,
        ...{ about: instrument, status, change, reliable, caseAtFirst, recovered },
      }));
    case 'followUps':
      return own.facts.followUps.map(({ weeks, dueOn, found }) => ({
        ...row,
        ...{ about: String(weeks), found: found ?? (dueOn > today ? 'not-yet-due' : 'not-recorded') },
      }));
    case 'letters':
    case 'anyLetter':
      return letters.map(({ letter_id, kind, status, version, days }) => ({
        ...row,
        ...{ about: relation === 'letters' ? kind : '', letter_id, status, version, days },
      }));
  }
}
