import { WITHHELD, type DisclosurePolicy, type Shown } from '#disclosure';
import { known } from '#kernel';
import type { WaitMeasure } from '#programmes/contract';
import type { LeftWhy } from '../clocks/rules.js';
import type { Group } from './dimensions.js';
import type { CountName } from './counts.js';
import type { Population, WaitFigures } from './figures.js';

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

/** Whether a count of some figures is withheld, though it may be large enough by itself. */
export type Withholds = (of: Pick<WaitFigures, 'measure' | 'group'>, count: CountName) => boolean;

/**
 * Figures under a disclosure policy. Of a broken-down report, groups of which nothing may be shown are left out, and so are
 * bands: that they were listed would tell of somebody.
 */
export function shownFigures(figures: readonly WaitFigures[], policy: DisclosurePolicy, withholds: Withholds = () => false): ShownFigures[] {
  return figures
    .map((each) => shown(each, { policy, withholds: (count) => withholds(each, count) }))
    .filter((each) => Object.keys(each.group).length === 0 || tellsSomething(each));
}

const tellsSomething = ({ completed, waiting, left, restarted, notNeeded }: ShownFigures): boolean =>
  [completed.n, waiting.n, left.n, restarted, notNeeded].some((n) => typeof n === 'number' && n > 0);

/** How the figures of one group are shown. */
interface Disclosure {
  policy: DisclosurePolicy;
  withholds: (count: CountName) => boolean;
}

/** Most counts of a long breakdown are small by themselves: what else is withheld takes longer to find, and is asked of the others alone. */
const count = ({ policy, withholds }: Disclosure, name: CountName, n: number): Shown => {
  const shown = policy.count(n);
  return shown !== WITHHELD && withholds(name) ? WITHHELD : shown;
};

const shown = ({ measure, group, completed, waiting, left, restarted, notNeeded }: WaitFigures, disclosure: Disclosure): ShownFigures => ({
  measure,
  group,
  completed: population('completed', completed, disclosure),
  waiting: population('waiting', waiting, disclosure),
  left: {
    ...population('left', left, disclosure),
    why: Object.fromEntries(Object.entries(left.why).map(([why, n]) => [why, count(disclosure, `left.why.${why}`, n)])) as Record<LeftWhy, Shown>,
  },
  restarted: count(disclosure, 'restarted', restarted),
  notNeeded: count(disclosure, 'notNeeded', notNeeded),
});

type PopulationName = 'completed' | 'waiting' | 'left';

const population = (name: PopulationName, of: Population, disclosure: Disclosure): ShownPopulation => ({
  n: count(disclosure, `${name}.n`, of.n),
  unknownStart: count(disclosure, `${name}.unknownStart`, of.unknownStart),
  pausesExcluded: lengths(name, 'pausesExcluded', of, disclosure),
  pausesIncluded: lengths(name, 'pausesIncluded', of, disclosure),
});

function lengths(name: PopulationName, pauses: 'pausesExcluded' | 'pausesIncluded', of: Population, disclosure: Disclosure): ShownLengths {
  const { median, p75, p90, p95, withinTarget, overTarget, ofWithTarget, bands } = of[pauses];
  const { policy, withholds } = disclosure;
  const isHidden = policy.statistic(median, of.known) === WITHHELD || withholds(`${name}.known`);
  const statistic = (value: number | undefined): Shown | undefined => (isHidden ? WITHHELD : policy.statistic(value, of.known));
  const shares: CountName[] = [`${name}.${pauses}.withinTarget`, `${name}.ofWithTarget`];
  const percentage = policy.percentage(withinTarget, ofWithTarget);
  return known({
    median: statistic(median),
    p75: statistic(p75),
    p90: statistic(p90),
    p95: statistic(p95),
    withinTarget: count(disclosure, `${name}.${pauses}.withinTarget`, withinTarget),
    overTarget: count(disclosure, `${name}.${pauses}.overTarget`, overTarget),
    ofWithTarget: count(disclosure, `${name}.ofWithTarget`, ofWithTarget),
    percentWithinTarget: percentage !== WITHHELD && shares.some(withholds) ? WITHHELD : percentage,
    bands: bands.flatMap(({ band, n }) => {
      const people = count(disclosure, `${name}.${pauses}.band ${band}`, n);
      return typeof people === 'number' && people > 0 ? [{ band, n: people }] : [];
    }),
  });
}
