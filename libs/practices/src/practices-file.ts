import { parse } from 'csv-parse/sync';
import { isLocalDate, isOrganisationCode, isPracticeCode } from '#kernel';
import type { PracticeToList } from './list-practices.js';
import { belonging, impossibleIn } from './model/listing.js';
import { refusePractice } from './model/refusals.js';

/** The columns of a file of practices. */
export const PRACTICE_COLUMNS = {
  practice: 'ODS code of the practice, a letter and five digits.',
  board: 'ODS code of the board that answers for it; empty: from that day on it belongs nowhere.',
  network: 'ODS code of its primary care network; empty: none.',
  from: 'First day on which this is so, as 2026-04-01.',
} as const;

type Column = keyof typeof PRACTICE_COLUMNS;

const isCodeOrEmpty = (text: string): boolean => text === '' || isOrganisationCode(text);
const CODE_OR_EMPTY = 'an ODS code of 3 to 10 capital letters and digits, or empty';

const RULES: Readonly<Record<Column, { holds: (text: string) => boolean; says: string }>> = {
  practice: { holds: isPracticeCode, says: 'the ODS code of a GP practice, a letter and five digits' },
  board: { holds: isCodeOrEmpty, says: CODE_OR_EMPTY },
  network: { holds: isCodeOrEmpty, says: CODE_OR_EMPTY },
  from: { holds: isLocalDate, says: 'a day, as 2026-04-01' },
};

/** The practices that a file lists, or what is wrong with it, in words, each with its line. */
export type PracticesFile = { practices: PracticeToList[] } | { faults: string[] };

/** Reads a file of practices: CSV with a header line, whose columns may come in any order; other columns are left aside. */
export function parsePractices(text: string): PracticesFile {
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(text, { bom: true, columns: true, trim: true, skip_empty_lines: true, info: true });
  } catch (error) {
    return { faults: [`It is not a CSV file: ${(error as Error).message}`] };
  }
  if (rows.length === 0) return { faults: ['There is no line below the header.'] };
  const missing = (Object.keys(RULES) as Column[]).filter((column) => !(column in rows[0]!.record));
  if (missing.length > 0) return { faults: [`The header lacks ${missing.join(', ')}. It has to name: ${Object.keys(RULES).join(', ')}.`] };
  const faults = rows.flatMap(({ record, info }) => faultsOf(record, info.lines));
  return faults.length > 0 ? { faults } : { practices: rows.map(({ record }) => practiceOf(record)) };
}

function faultsOf(record: Record<string, string>, line: number): string[] {
  const found = (Object.keys(RULES) as Column[]).flatMap((column) =>
    RULES[column].holds(record[column]!) ? [] : `${column} must be ${RULES[column].says}.`,
  );
  const impossible = impossibleIn(practiceOf(record));
  if (impossible) found.push(refusePractice(impossible).message);
  return found.map((says) => `Line ${line}: ${says}`);
}

const practiceOf = ({ practice, board, network, from }: Record<string, string>): PracticeToList =>
  ({ practice, ...belonging({ board, network }), from }) as PracticeToList;
