import { isUuid } from '#kernel';
import type { EvidenceRow } from '../evidence.js';
import { EVIDENCE_FORMAT, type FirstLine, type LastLine } from '../file.js';
import { NotEvidence } from './verdict.js';

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

function parsed(line: string): Loose {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value)) return value;
  } catch {
    // Told below.
  }
  throw new NotEvidence('It is not a file of JSON lines. Ask for evidence with format=ndjson.');
}

/** The first line of a file. @throws NotEvidence */
export function readFirst(line: string): FirstLine {
  const first = parsed(line);
  const { evidence, report, position, query, definition, figures, total } = first;
  if (evidence === undefined) throw new NotEvidence('Its first line does not say what it is evidence of. Ask for evidence with format=ndjson.');
  if (evidence !== EVIDENCE_FORMAT) throw new NotEvidence('It is of a later form than this version of Stepwise knows.');
  const complete = isText(report) && isText(position) && isObject(query) && isObject(definition) && isObject(figures) && typeof total === 'number';
  if (!complete) throw new NotEvidence('Its first line is not complete.');
  return first as unknown as FirstLine;
}

/** A row, or the last line, or `undefined` for anything else. */
export function readNext(line: string): { row: EvidenceRow } | { last: LastLine } | undefined {
  const next = parsed(line);
  if (typeof next['rows'] === 'number' && isText(next['hash'])) return { last: next as unknown as LastLine };
  const { row, pseudonym, fact, events } = next;
  const isRow = typeof row === 'number' && isText(pseudonym) && isObject(fact) && Array.isArray(events) && events.every(isCited);
  return isRow ? { row: next as unknown as EvidenceRow } : undefined;
}

const isCited = (event: unknown): boolean =>
  isObject(event) &&
  isText(event['eventId']) &&
  isUuid(event['eventId']) &&
  isPosition(event['position']) &&
  isText(event['hash']) &&
  isText(event['type']);

const isPosition = (value: unknown): boolean => isText(value) && /^\d{16,20}$/.test(value);
