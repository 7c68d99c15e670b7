import { Withholding, type Choice, type CountedRow, type DisclosurePolicy } from '#disclosure';
import { levelsOf, NOT_KNOWN } from '#reporting';
import type { Asked } from './request.js';
import type { WaitEntry } from './wait-query.js';
import type { AllEntries } from './withheld-waits.js';

/** Whether a group's entries of one month are to be shown as they were believed before, by what became of the waits. */
export type IsAsBefore = (of: Pick<WaitEntry, 'measure' | 'became'>, choice: Choice, month: string | undefined) => boolean;

/**
 * Tells where so few people have changed since the last month end that the difference would tell of them. It is withheld by the same
 * rule as a count of people: along the rows of a breakdown the changes held back are none, or of enough people.
 *
 * @param changes what is believed otherwise than it was then
 */
export function changedWaits(policy: DisclosurePolicy, asked: Asked, { ended, running }: AllEntries): IsAsBefore {
  // That nothing has changed is no secret.
  const rule: DisclosurePolicy = { ...policy, count: (n) => n };
  const over = (entries: readonly WaitEntry[], monthOf: (entry: WaitEntry) => string): Withholding =>
    new Withholding(rule, { axes: levelsOf(asked.narrowed), parts: [], rows: changedRows(entries, asked, monthOf) });
  const ofEnded = over(ended, ({ month }) => month ?? '');
  const ofRunning = new Map([...running].map(([month, entries]) => [month, over(entries, () => '')]));
  return ({ measure, became }, choice, month) => {
    const count = `${measure} ${became}`;
    if (became === 'waiting') return ofRunning.get(month)?.withholds(count, choice) ?? false;
    return month !== undefined && ofEnded.withholds(count, choice, { first: month, last: month });
  };
}

/** How many people changed, by what they are narrowed by: as many as came or as many as went, whichever is more. */
function changedRows(entries: readonly WaitEntry[], { narrowed }: Asked, monthOf: (entry: WaitEntry) => string): (CountedRow & { month: string })[] {
  const rows = new Map<string, { values: string[]; month: string; count: string; came: number; went: number }>();
  for (const entry of entries) {
    const values = narrowed.map((dimension) => entry.group[dimension] ?? NOT_KNOWN);
    const count = `${entry.measure} ${entry.became}`;
    const month = monthOf(entry);
    const key = JSON.stringify([values, month, count]);
    const row = rows.get(key) ?? { values, month, count, came: 0, went: 0 };
    rows.set(key, row);
    row[entry.believed === 'now' ? 'came' : 'went'] += entry.n;
  }
  return [...rows.values()].map(({ values, month, count, came, went }) => ({ values, month, counts: { [count]: Math.max(came, went) } }));
}
