import type { PartsOfCount } from '#disclosure';
import { LEFT_WHY } from '../clocks/rules.js';
import type { Population, WaitFigures } from './figures.js';

/** The name of a count, as `completed.n`, `left.why.died` or `waiting.pausesExcluded.band >1-2`. */
export type CountName = string;

const POPULATIONS = ['completed', 'waiting', 'left'] as const;
const PAUSES = ['pausesExcluded', 'pausesIncluded'] as const;

/** Every count of figures by its name. */
export function countsOf(figures: WaitFigures): Record<CountName, number> {
  return Object.fromEntries([
    ...POPULATIONS.flatMap((name) => countsOfPopulation(name, figures[name])),
    ...Object.entries(figures.left.why).map(([why, n]) => [`left.why.${why}`, n] as const),
    ['restarted', figures.restarted] as const,
    ['notNeeded', figures.notNeeded] as const,
  ]);
}

const countsOfPopulation = (name: string, of: Population): (readonly [CountName, number])[] => [
  [`${name}.n`, of.n],
  [`${name}.unknownStart`, of.unknownStart],
  [`${name}.known`, of.known],
  [`${name}.ofWithTarget`, of.pausesExcluded.ofWithTarget],
  ...PAUSES.flatMap((pauses): (readonly [CountName, number])[] => [
    [`${name}.${pauses}.withinTarget`, of[pauses].withinTarget],
    [`${name}.${pauses}.overTarget`, of[pauses].overTarget],
    ...of[pauses].bands.map(({ band, n }) => [`${name}.${pauses}.band ${band}`, n] as const),
  ]),
];

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
