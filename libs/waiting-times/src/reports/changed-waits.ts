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
  const over = (months: ReadonlyMap<string, readonly WaitEntry[]>): Withholding => {
    const rows = new Map([...months].map(([month, entries]) => [month, changedRows(entries, asked)]));
    return new Withholding(rule, { axes: levelsOf(asked.narrowed), parts: [], rows });
  };
  const ofEnded = over(ended);
  const ofRunning = new Map([...running].map(([month, entries]) => [month, over(new Map([['', entries]]))]));
  return ({ measure, became }, choice, month) => {
    const count = `${measure} ${became}`;
    if (became === 'waiting') return ofRunning.get(month)?.withholds(count, choice) ?? false;
    return month !== undefined && ofEnded.withholds(count, choice, { first: month, last: month });
  };
}

/** How much changed, by what it is narrowed by: as much as came or as much as went, whichever is more; and how much of it for the nth time. */
function changedRows(entries: readonly WaitEntry[], { narrowed }: Asked): CountedRow[] {
  const most = entries.reduce((found, { nth = 1 }) => Math.max(found, nth), 1);
  const rows = Map.groupBy(entries, (entry) =>
    JSON.stringify([narrowed.map((dimension) => entry.group[dimension] ?? NOT_KNOWN), `${entry.measure} ${entry.became}`]),
  );
  return [...rows].map(([key, own]) => {
    const [values, count] = JSON.parse(key) as [string[], string];
    const ofNth = (nth: number) => ({ [count]: changedIn(own.filter((entry) => (entry.nth ?? 1) === nth)) });
    const counts = { [count]: changedIn(own) };
    return { values, counts, ...(most > 1 ? { nth: Array.from({ length: most }, (_, i) => ofNth(i + 1)) } : {}) };
  });
}

function changedIn(entries: readonly WaitEntry[]): number {
  const sum = (believed: WaitEntry['believed']): number => entries.reduce((total, entry) => total + (entry.believed === believed ? entry.n : 0), 0);
  return Math.max(sum('now'), sum('before'));
}
