import { createHash } from 'node:crypto';
import { canonicalJson } from '#event-log';
import type { CellFigures, EvidenceHead, EvidenceRow } from './evidence.js';

/** Where a chain of hashes begins, in hex: SHA-256 over the canonical JSON of what evidence says before its rows. */
export const chainOf = (head: EvidenceHead & CellFigures): string => sha256(canonicalJson(head));

/**
 * The chain after one more row: SHA-256, in hex, over the chain before it and the canonical JSON of the row. After the last row it
 * is the hash of the evidence. A row that was changed, left out, added or moved gives another.
 */
export const chainAfter = (before: string, { row, pseudonym, fact, events }: EvidenceRow): string =>
  sha256(before + canonicalJson({ row, pseudonym, fact, events }));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
