import { getOr } from '#kernel';
import type { WaitMeasure } from '#programmes/contract';
import { Histogram } from '#reporting';
import { bandOfWeek, weekOf } from '../clocks/wait-band.js';
import { LEFT_WHY, type LeftWhy } from '../clocks/rules.js';
import type { Group } from './dimensions.js';
import type { WaitEntry } from './wait-query.js';

/** How long the people of a population waited, all of them counted as they are. */
export interface Lengths {
  /** Of those with a known start. Days in the counting of the report. */
  median?: number;
  p75?: number;
  p90?: number;
  p95?: number;
  /** People within the target of their programme and over it, of those who have a known start and a target. */
  withinTarget: number;
  overTarget: number;
  ofWithTarget: number;
  /** People by weekly band of calendar days, shortest first; bands that hold nobody are left out. */
  bands: { band: string; n: number }[];
}

/** One of the populations. */
export interface Population {
  n: number;
  unknownStart: number;
  /** People whose length is known. */
  known: number;
  pausesExcluded: Lengths;
  pausesIncluded: Lengths;
}

/** The figures on one measure for one group, before anything is withheld. The populations belong together. */
export interface WaitFigures {
  measure: WaitMeasure;
  group: Group;
  /** Reached the milestone in the period. */
  completed: Population;
  /** Still waiting at its end, as long as they had waited then. */
  waiting: Population;
  /** Left in the period without the milestone. */
  left: Population & { why: Record<LeftWhy, number> };
  /** Clocks of the period that a missed first appointment set back, and those that turned out not to be needed. */
  restarted: number;
  notNeeded: number;
}

/** Works out the figures for each measure and group that there are entries of, and for each of `expected`. */
export function figuresOf(entries: readonly WaitEntry[], countIn: WaitEntry['countIn'], expected: readonly WaitMeasure[] = []): WaitFigures[] {
  const cells = new Map<string, { measure: WaitMeasure; group: Group; entries: WaitEntry[] }>();
  // Many entries have the very same group: what they have in common is found without writing it out for each.
  const byGroup = new Map<Group, Map<WaitMeasure, WaitEntry[]>>();
  const cell = (measure: WaitMeasure, group: Group): WaitEntry[] =>
    getOr(
      getOr(byGroup, group, () => new Map<WaitMeasure, WaitEntry[]>()),
      measure,
      () => getOr(cells, JSON.stringify([measure, group]), () => ({ measure, group, entries: [] })).entries,
    );
  for (const measure of expected) cell(measure, {});
  for (const entry of entries) cell(entry.measure, entry.group).push(entry);
  return [...cells.values()].map(({ measure, group, entries: own }) => {
    const byEnd = Map.groupBy(own, ({ became }) => became);
    const of = (became: WaitEntry['became']): readonly WaitEntry[] => byEnd.get(became) ?? [];
    const left = of('left');
    const why = Object.fromEntries(LEFT_WHY.map((reason) => [reason, sum(left.filter((entry) => entry.why === reason))])) as Record<LeftWhy, number>;
    return {
      measure,
      group,
      completed: population(of('completed'), countIn),
      waiting: population(of('waiting'), countIn),
      left: { ...population(left, countIn), why },
      restarted: sum(of('restarted')),
      notNeeded: sum(of('not-needed')),
    };
  });
}

const sum = (entries: readonly WaitEntry[]): number => entries.reduce((total, { n }) => total + n, 0);

function population(entries: readonly WaitEntry[], countIn: WaitEntry['countIn']): Population {
  const n = sum(entries);
  const known = sum(entries.filter(({ calendar }) => calendar !== undefined));
  return {
    n,
    unknownStart: n - known,
    known,
    pausesExcluded: lengths(entries, countIn, 'pausesExcluded'),
    pausesIncluded: lengths(entries, countIn, 'pausesIncluded'),
  };
}

function lengths(entries: readonly WaitEntry[], countIn: WaitEntry['countIn'], pauses: 'pausesExcluded' | 'pausesIncluded'): Lengths {
  const days = new Histogram();
  const weeks = new Histogram();
  let withinTarget = 0;
  let ofWithTarget = 0;
  for (const { calendar, working, countIn: own, targetDays, n } of entries) {
    if (!calendar || !working) continue;
    days.add((countIn === 'working-days' ? working : calendar)[pauses], n);
    weeks.add(weekOf(calendar[pauses]), n);
    if (targetDays === undefined) continue;
    ofWithTarget += n;
    if ((own === 'working-days' ? working : calendar)[pauses] <= targetDays) withinTarget += n;
  }
  return {
    ...percentiles(days),
    withinTarget,
    overTarget: ofWithTarget - withinTarget,
    ofWithTarget,
    bands: weeks.inOrder().map(([week, n]) => ({ band: bandOfWeek(week), n })),
  };
}

function percentiles(days: Histogram): Pick<Lengths, 'median' | 'p75' | 'p90' | 'p95'> {
  if (days.n === 0) return {};
  return { median: days.percentile(50), p75: days.percentile(75), p90: days.percentile(90), p95: days.percentile(95) };
}
