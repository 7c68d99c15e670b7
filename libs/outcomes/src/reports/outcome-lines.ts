import type { Kysely } from 'kysely';
import { countCases } from './count-cases.js';
import type { Figure } from './figure.js';
import { linesOfCounts } from './lines-of-counts.js';
import type { OutcomeQuery } from './outcome-query.js';
import type { Line } from './tally.js';

/** Works out figures for every group that there are cases of, by looking at each; without a breakdown, also over no case at all. */
export async function outcomeLines(db: Kysely<object>, query: OutcomeQuery, figures: readonly Figure[]): Promise<Line[]> {
  return linesOfCounts([await countCases(db, query, figures)], query, query, figures);
}
