import { addDays, londonDate, startOfDay, type Actor, type Instant, type LocalDate, type Refusal } from '#kernel';
import { scopeOf, type Filters } from './audience.js';
import type { AskedPeriod } from './period.js';
import { refuseReport } from './refusals.js';

/** By how many things at once figures may be broken down and narrowed under a disclosure policy, besides periods. */
const MOST_AT_ONCE = 3;

/** Things of which each lies within one of the thing before it, which everybody knows: figures by one tell of those by another. */
const WITHIN_EACH_OTHER: readonly (readonly string[])[] = [
  ['commissioner', 'provider', 'programme'],
  ['board', 'network', 'practice'],
];

const coarserThan = (dimension: string): readonly string[] =>
  WITHIN_EACH_OTHER.flatMap((nested) => nested.slice(0, Math.max(0, nested.indexOf(dimension))));

/**
 * What an actor's figures are broken down or narrowed by, in the order of `dimensions`, and whatever that lies within. What holds of all
 * they may be told about, such as their own organisation, narrows nothing.
 *
 * @param dimensions what lies within another after it
 */
export function narrowedBy<D extends string>(dimensions: readonly D[], groupBy: readonly string[], filters: Filters, actor: Actor): D[] {
  const own: Filters = scopeOf(actor);
  const asked = dimensions.filter((dimension) => !own[dimension] && (groupBy.includes(dimension) || filters[dimension]));
  return dimensions.filter((dimension) => !own[dimension] && asked.some((each) => each === dimension || coarserThan(each).includes(dimension)));
}

/** How many levels each thing has by which figures are broken down: what lies within another is a further level of the same thing. */
export function levelsOf(dimensions: readonly string[]): number[] {
  const levels: number[] = [];
  for (const [i, dimension] of dimensions.entries()) {
    const before = dimensions[i - 1];
    if (before !== undefined && coarserThan(dimension).includes(before)) levels.push((levels.pop() ?? 0) + 1);
    else levels.push(1);
  }
  return levels;
}

/**
 * Why a reader under a disclosure policy may not ask this, if they may not. Periods that differ by a few days would tell of the few
 * people of those days, so they are whole calendar months; the month that is running goes on until today. So it is with two days as at
 * which they are asked.
 *
 * @param period as it was asked for, before it is cut to today
 * @param endedBy the field that gave its last day
 */
export function refusalUnderPolicy(
  { from, to, asAt, knownAt }: AskedPeriod,
  endedBy: 'to' | 'on',
  narrowed: readonly string[],
  now: Instant,
): Refusal | undefined {
  const today = londonDate(knownAt ?? now);
  if (from !== undefined && !from.endsWith('-01')) return refuseReport('report.period-not-whole-months', { field: 'from' });
  const isWithinMonth = (day: LocalDate): boolean => day < today && !endsMonth(day);
  if (asAt !== undefined && isWithinMonth(asAt)) return refuseReport('report.period-not-whole-months', { field: 'asAt' });
  if (isWithinMonth(asAt !== undefined && asAt < to ? asAt : to)) return refuseReport('report.period-not-whole-months', { field: endedBy });
  if (levelsOf(narrowed).length > MOST_AT_ONCE) return refuseReport('report.too-narrow', { field: 'groupBy' });
  return undefined;
}

/** Whether a day is the last of its calendar month. */
export const endsMonth = (day: LocalDate): boolean => addDays(day, 1).endsWith('-01');

/** The last moment of the calendar month before the one that a moment lies in. */
export function lastMonthEnd(at: Instant): Instant {
  const began = startOfDay(`${londonDate(at).slice(0, 7)}-01`);
  return new Date(Date.parse(began) - 1).toISOString();
}
