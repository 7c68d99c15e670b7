import { canonicalJson } from '#event-log';
import type { CellFigures, EvidenceHead, EvidenceRow } from './evidence.js';

/** The version of the form of evidence files. */
export const EVIDENCE_FORMAT = 1;

/** The first line of an evidence file: what it is evidence of. */
export interface FirstLine extends EvidenceHead, CellFigures {
  evidence: typeof EVIDENCE_FORMAT;
}

/** The last line of an evidence file: how many rows come before it, and the hash over all of it. */
export interface LastLine {
  rows: number;
  /** The chain of hashes after the last row, in hex. */
  hash: string;
}

/** The first line of a file. */
export const firstLine = (head: EvidenceHead, { figures, total }: CellFigures): string =>
  `${canonicalJson({ evidence: EVIDENCE_FORMAT, ...head, figures, total } satisfies FirstLine)}\n`;

/** One line for each row. What is said beside a row is not part of the hash. */
export const rowLines = (rows: readonly (EvidenceRow & object)[]): string => rows.map((row) => `${canonicalJson(row)}\n`).join('');

/** The last line of a file. */
export const lastLine = (last: LastLine): string => `${canonicalJson(last)}\n`;
