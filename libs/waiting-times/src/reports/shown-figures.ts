import type { DisclosurePolicy, Shown } from '#disclosure';
import { known } from '#kernel';
import type { WaitMeasure } from '#programmes/contract';
import type { LeftWhy } from '../clocks/rules.js';
import type { Group } from './dimensions.js';
import type { Lengths, Population, WaitFigures } from './figures.js';

/** Lengths as they may be shown; `*` is withheld, absent is not applicable. */
export interface ShownLengths {
  median?: Shown;
  p75?: Shown;
  p90?: Shown;
  p95?: Shown;
  withinTarget: Shown;
  overTarget: Shown;
  ofWithTarget: Shown;
  percentWithinTarget?: Shown;
  /** Bands that hold somebody and may be shown. */
  bands: { band: string; n: number }[];
}

/** A population as it may be shown. */
export interface ShownPopulation {
  n: Shown;
  unknownStart: Shown;
  pausesExcluded: ShownLengths;
  pausesIncluded: ShownLengths;
}

/** Figures as they may be shown. */
export interface ShownFigures {
  measure: WaitMeasure;
  group: Group;
  completed: ShownPopulation;
  waiting: ShownPopulation;
  left: ShownPopulation & { why: Record<LeftWhy, Shown> };
  restarted: Shown;
  notNeeded: Shown;
}

/**
 * Figures under a disclosure policy. Of a broken-down report, groups of which nothing may be shown are left out, and so are
 * bands: that they were listed would tell of somebody.
 */
export function shownFigures(figures: readonly WaitFigures[], policy: DisclosurePolicy): ShownFigures[] {
  return figures.map((each) => shown(each, policy)).filter((each) => Object.keys(each.group).length === 0 || tellsSomething(each));
}

const tellsSomething = ({ completed, waiting, left, restarted, notNeeded }: ShownFigures): boolean =>
  [completed.n, waiting.n, left.n, restarted, notNeeded].some((n) => typeof n === 'number' && n > 0);

const shown = ({ measure, group, completed, waiting, left, restarted, notNeeded }: WaitFigures, policy: DisclosurePolicy): ShownFigures => ({
  measure,
  group,
  completed: population(completed, policy),
  waiting: population(waiting, policy),
  left: {
    ...population(left, policy),
    why: Object.fromEntries(Object.entries(left.why).map(([why, n]) => [why, policy.count(n)])) as Record<LeftWhy, Shown>,
  },
  restarted: policy.count(restarted),
  notNeeded: policy.count(notNeeded),
});

const population = ({ n, unknownStart, known: people, pausesExcluded, pausesIncluded }: Population, policy: DisclosurePolicy): ShownPopulation => ({
  n: policy.count(n),
  unknownStart: policy.count(unknownStart),
  pausesExcluded: lengths(pausesExcluded, people, policy),
  pausesIncluded: lengths(pausesIncluded, people, policy),
});

function lengths(
  { median, p75, p90, p95, withinTarget, overTarget, ofWithTarget, bands }: Lengths,
  people: number,
  policy: DisclosurePolicy,
): ShownLengths {
  return known({
    median: policy.statistic(median, people),
    p75: policy.statistic(p75, people),
    p90: policy.statistic(p90, people),
    p95: policy.statistic(p95, people),
    withinTarget: policy.count(withinTarget),
    overTarget: policy.count(overTarget),
    ofWithTarget: policy.count(ofWithTarget),
    percentWithinTarget: policy.percentage(withinTarget, ofWithTarget),
    bands: bands.flatMap(({ band, n }) => {
      const people = policy.count(n);
      return typeof people === 'number' && people > 0 ? [{ band, n: people }] : [];
    }),
  });
}
