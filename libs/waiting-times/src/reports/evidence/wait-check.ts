import { isRefusal } from '#kernel';
import type { Programme } from '#programmes/contract';
import { differences, NOT_KNOWN, type EvidenceCheck, type EvidenceKind } from '#reporting';
import { trimmed } from '../../clocks/case-event.js';
import { termsOf, type FindTerms } from '../../clocks/programme-terms.js';
import { factsOfCase } from '../../facts/facts-of-case.js';
import { DEFINITIONS } from '../definitions.js';
import type { Dimension } from '../dimensions.js';
import type { WaitEntry } from '../wait-query.js';
import { cellFigures } from './cell-figures.js';
import { countedBy } from './counted-by.js';
import { waitCell, type WaitCell, type WaitCellQuery } from './wait-cell.js';
import { entryOf, waitedOf, waitEvidence, type WaitEvidence } from './wait-fact.js';

/** How evidence of waits is checked. */
export const waitEvidenceKind: EvidenceKind = {
  reports: ['waiting-times', 'waiting-list'],
  check({ query }) {
    const asked = query as unknown as WaitCellQuery;
    const cell = waitCell(asked);
    return isRefusal(cell) ? undefined : checkOf(asked, cell);
  },
};

function checkOf(query: WaitCellQuery, cell: WaitCell): EvidenceCheck {
  const { measure: _, ...definition } = DEFINITIONS[query.measure];
  // Equal waits are kept once, with how many there are: a file may be long.
  const entries = new Map<string, WaitEntry>();
  return {
    definition,
    take(fact) {
      const wait = fact as WaitEvidence;
      const entry = entryOf(wait, query.to);
      const key = JSON.stringify(entry);
      entries.set(key, { ...entry, n: (entries.get(key)?.n ?? 0) + 1 });
      return whyNot(wait, entry, query, cell);
    },
    figures: () => cellFigures(query, cell, [...entries.values()]),
    keyOf(fact) {
      const { measure, intervention, spell } = fact as WaitEvidence;
      return [measure, intervention, spell].join('|');
    },
    amountsOf(caseId, { events, programmes, listed }) {
      const history = events.flatMap((event) => trimmed(event) ?? []);
      return {
        facts: factsOfCase(caseId, history, finding(programmes), listed).map((fact) => waitEvidence(fact, query)),
        events: history.map(({ eventId, position, type }) => ({ eventId, position, type })),
      };
    },
  };
}

/** Why the cell does not count a wait, or does not count it so. */
function whyNot(wait: WaitEvidence, entry: WaitEntry, query: WaitCellQuery, cell: WaitCell): string | undefined {
  const { measure, filters, from, to } = query;
  if (wait.measure !== measure) return `is of ${wait.measure}`;
  for (const [name, values] of Object.entries(filters) as [Dimension, readonly string[]][]) {
    const value = wait.attributes[name] ?? NOT_KNOWN;
    if (!values.includes(value)) return `is of ${name} ${value}`;
  }
  if (!countedBy(cell, entry)) return 'is not one that the cell counts';
  if (cell.became === 'waiting' && wait.entersOn > to) return `was not on the list on ${to}`;
  if (cell.became !== 'waiting' && (wait.endedOn ?? '') < from) return `ended before ${from}`;
  const [wrong] = differences({ waited: wait.waited }, { waited: waitedOf(wait, to) }, ['in the row', 'by its days']);
  return wrong;
}

const finding =
  (programmes: readonly Programme[]): FindTerms =>
  ({ id, version }) => {
    const found = programmes.find((programme) => programme.id === id && programme.version === version);
    if (!found) throw new Error(`Programme ${id} version ${version} is not in the log`);
    return termsOf(found);
  };
