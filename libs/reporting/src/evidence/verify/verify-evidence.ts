import type { EvidenceRow } from '../evidence.js';
import type { FirstLine, LastLine } from '../file.js';
import { chainAfter, chainOf } from '../row-chain.js';
import { againstLog, type EvidenceLog } from './against-log.js';
import { differences } from './differences.js';
import type { EvidenceCheck, EvidenceKind } from './kind.js';
import { readFirst, readNext } from './lines.js';
import { Faults, NotEvidence, type EvidenceVerdict } from './verdict.js';

/** How a file is looked through. */
export interface VerifyEvidence {
  kinds: readonly EvidenceKind[];
  /** Absent: figures and hash alone are checked. */
  log?: EvidenceLog;
  onProgress?: (rows: number, total: number) => void;
}

/** How many rows are held against the log together. */
const TOGETHER = 100;

/**
 * Looks through an evidence file: works the figures out of its rows alone and compares them, works out the hash, and, with a log, holds
 * every row against it.
 *
 * @param lines of the file, without their ends
 * @throws NotEvidence if it is no such file
 */
export async function verifyEvidence(lines: AsyncIterable<string>, { kinds, log, onProgress }: VerifyEvidence): Promise<EvidenceVerdict> {
  const faults = new Faults();
  let looked: { first: FirstLine; check: EvidenceCheck } | undefined;
  let last: LastLine | undefined;
  let chain = '';
  let rows = 0;
  let waiting: EvidenceRow[] = [];
  const hold = async (): Promise<void> => {
    if (looked && log && waiting.length > 0) await againstLog(waiting, looked, log, faults);
    waiting = [];
    if (looked) onProgress?.(rows, looked.first.total);
  };
  for await (const line of lines) {
    if (line === '') continue;
    if (!looked) {
      looked = checkFor(readFirst(line), kinds);
      chain = chainOf(said(looked.first));
      continue;
    }
    if (last) throw new NotEvidence('Something follows on its last line.');
    const next = readNext(line);
    if (!next) throw new NotEvidence(`Line ${rows + 2} is neither a row nor the last line.`);
    if ('last' in next) {
      last = next.last;
      continue;
    }
    const { row } = next;
    rows++;
    if (row.row !== rows) faults.add({ row: row.row, says: `stands where row ${rows} should stand` });
    chain = chainAfter(chain, row);
    const wrong = taken(looked.check, row.fact);
    if (wrong) faults.add({ row: row.row, says: wrong });
    waiting.push(row);
    if (waiting.length === TOGETHER) await hold();
  }
  if (!looked) throw new NotEvidence('It is empty.');
  await hold();
  const { first, check } = looked;
  if (!last) faults.add({ says: 'the file is cut off: its last line, with the hash, is missing' });
  else if (last.rows !== rows) faults.add({ says: `the last line speaks of ${last.rows} rows, and there are ${rows}` });
  if (last && last.hash !== chain) faults.add({ says: `the hash of what it says is ${chain}, the last line says ${last.hash}` });
  const { figures, total } = check.figures();
  if (first.total !== rows) faults.add({ says: `it should have ${first.total} rows, and has ${rows}` });
  if (total !== rows) faults.add({ says: `its figures count ${total} of its ${rows} rows` });
  for (const says of differences(first.figures, figures, ['in the file', 'by its rows'])) faults.add({ says: `figure ${says}` });
  const { report, position } = first;
  return { report, position, rows, figures, heldAgainstLog: log !== undefined, faults: faults.kept, faultCount: faults.count };
}

/** What the chain of hashes begins with. */
function said({ evidence: _, ...head }: FirstLine): Parameters<typeof chainOf>[0] {
  return head;
}

function checkFor(first: FirstLine, kinds: readonly EvidenceKind[]): { first: FirstLine; check: EvidenceCheck } {
  const kind = kinds.find(({ reports }) => reports.includes(first.report));
  if (!kind) throw new NotEvidence('It is of a report that is not known here.');
  const check = checkOf(kind, first);
  if (!check) throw new NotEvidence('It is of a cell that its report does not have.');
  const changed = differences(first.definition, check.definition, ['in the file', 'here']);
  if (changed.length > 0) throw new NotEvidence(`It is of a definition that is not in force here: ${changed.join('; ')}.`);
  return { first, check };
}

function checkOf(kind: EvidenceKind, first: FirstLine): EvidenceCheck | undefined {
  try {
    return kind.check(first);
  } catch {
    return undefined;
  }
}

function taken(check: EvidenceCheck, fact: object): string | undefined {
  try {
    return check.take(fact);
  } catch {
    return 'is not a fact of this report';
  }
}
