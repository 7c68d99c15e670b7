import type { LocalDate, Uuid } from '#kernel';
import { citedRows, type CitingSources } from './cited-rows.js';
import type { Cell, CellFigures, EvidenceRow, FoundFact, Place } from './evidence.js';
import type { Mark } from './mark.js';
import { chainAfter, chainOf } from './row-chain.js';

/** Rows of evidence that follow one another, with the cases that they are of. */
export interface RowsTogether {
  rows: readonly EvidenceRow[];
  /** The case of each row. */
  cases: readonly Uuid[];
  /** The chain of hashes after the last of them. */
  chain: string;
}

/** A page of evidence. */
export interface EvidencePage extends RowsTogether {
  /** Only with the first page: they are worked out once. */
  figures?: CellFigures['figures'];
  total: number;
  /** Where the next page begins, if there is more. */
  next?: Mark;
}

/** A page of the evidence of a cell: the first, or the one after a mark. */
export async function evidencePage(
  cell: Cell,
  sources: CitingSources,
  { after, limit, today }: { after?: Mark | undefined; limit: number; today: LocalDate },
): Promise<EvidencePage> {
  const [first, found] = await Promise.all([after ? undefined : cell.figures(), cell.facts(after?.place, limit + 1)]);
  const start = after ?? startOf(cell, first as CellFigures);
  const facts = found.slice(0, limit);
  const page = await chained(cell, sources, facts, start);
  const { position } = cell.head;
  const rows = start.rows + facts.length;
  const place = facts.at(-1)?.place as Place;
  const { total } = start;
  return {
    ...(first ? { figures: first.figures } : {}),
    ...page,
    total,
    ...(found.length > limit ? { next: { position, today, place, rows, total, chain: page.chain } } : {}),
  };
}

/** How many rows are read at a time where all are wanted. */
const TOGETHER = 500;

/** The whole evidence of a cell: first its figures, then all rows, some at a time. */
export async function* wholeEvidence(cell: Cell, sources: CitingSources): AsyncGenerator<(CellFigures & { chain: string }) | RowsTogether> {
  const first = await cell.figures();
  let { rows, chain } = startOf(cell, first);
  yield { ...first, chain };
  for (let place: Place | undefined; ;) {
    const facts = await cell.facts(place, TOGETHER);
    if (facts.length === 0) return;
    const next = await chained(cell, sources, facts, { rows, chain });
    yield next;
    rows += facts.length;
    chain = next.chain;
    if (facts.length < TOGETHER) return;
    place = facts.at(-1)?.place;
  }
}

const startOf = ({ head }: Cell, first: CellFigures): Pick<Mark, 'rows' | 'chain' | 'total'> => ({
  rows: 0,
  total: first.total,
  chain: chainOf({ ...head, ...first }),
});

async function chained(cell: Cell, sources: CitingSources, facts: readonly FoundFact[], after: Pick<Mark, 'rows' | 'chain'>): Promise<RowsTogether> {
  const rows = await citedRows(cell, sources, facts, after.rows);
  return { rows, cases: facts.map(({ caseId }) => caseId), chain: rows.reduce(chainAfter, after.chain) };
}
