import type { PartsOfCount } from '#disclosure';
import { LEFT_WHY } from '../clocks/rules.js';
import type { Population, WaitFigures } from './figures.js';

/** The name of a count, as `completed.n`, `left.why.died` or `waiting.pausesExcluded.band >1-2`. */
export type CountName = string;

const POPULATIONS = ['completed', 'waiting', 'left'] as const;
const PAUSES = ['pausesExcluded', 'pausesIncluded'] as const;

/** Every count of figures by its name. */
export function countsOf(figures: WaitFigures): Record<CountName, number> {
  const counts: Record<CountName, number> = {};
  for (const name of POPULATIONS) addPopulation(counts, name, figures[name]);
  for (const [why, n] of Object.entries(figures.left.why)) counts[`left.why.${why}`] = n;
  counts['restarted'] = figures.restarted;
  counts['notNeeded'] = figures.notNeeded;
  return counts;
}

function addPopulation(counts: Record<CountName, number>, name: string, of: Population): void {
  counts[`${name}.n`] = of.n;
  counts[`${name}.unknownStart`] = of.unknownStart;
  counts[`${name}.known`] = of.known;
  counts[`${name}.ofWithTarget`] = of.pausesExcluded.ofWithTarget;
  for (const pauses of PAUSES) {
    counts[`${name}.${pauses}.withinTarget`] = of[pauses].withinTarget;
    counts[`${name}.${pauses}.overTarget`] = of[pauses].overTarget;
    for (const { band, n } of of[pauses].bands) counts[`${name}.${pauses}.band ${band}`] = n;
  }
}

/** Which of the counts add up to which, of those named. */
export function partsOfCounts(names: ReadonlySet<CountName>): PartsOfCount[] {
  return [
    ...POPULATIONS.flatMap((name): PartsOfCount[] => [
      { total: `${name}.n`, parts: [`${name}.unknownStart`, `${name}.known`] },
      // Not every programme has a target.
      { total: `${name}.known`, parts: [`${name}.ofWithTarget`], rest: true },
      ...PAUSES.flatMap((pauses): PartsOfCount[] => [
        { total: `${name}.ofWithTarget`, parts: [`${name}.${pauses}.withinTarget`, `${name}.${pauses}.overTarget`] },
        { total: `${name}.known`, parts: [...names].filter((each) => each.startsWith(`${name}.${pauses}.band `)).sort() },
      ]),
    ]),
    { total: 'left.n', parts: LEFT_WHY.map((why) => `left.why.${why}`) },
  ].filter(({ parts }) => parts.length > 0);
}
