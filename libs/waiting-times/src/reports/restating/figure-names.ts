import type { Shown } from '#disclosure';
import type { FigureWords } from '#reporting';
import type { ShownFigures, ShownLengths, ShownPopulation } from '../shown-figures.js';

/** A figure of one measure and group by the words that the report's CSV has for it, with its value. */
export type NamedFigure = readonly [of: FigureWords, value: Shown];

/** Figures that no sum makes: of single people, only what each brings to them can be told. */
export const PERCENTILES: readonly string[] = ['median', 'p75', 'p90', 'p95'];
export const PERCENTAGE = 'percentWithinTarget';

/** Every figure of one measure and group. A waiting list has the waiting alone. */
export function namedFigures(figures: Partial<ShownFigures>): NamedFigure[] {
  const { completed, waiting, left, restarted, notNeeded } = figures;
  return [
    ...(completed ? population('completed', completed) : []),
    ...(waiting ? population('waiting', waiting) : []),
    ...(left ? population('left', left) : []),
    ...Object.entries(left?.why ?? {}).map(([why, n]): NamedFigure => [{ population: 'left', statistic: `why ${why}` }, n]),
    ...(restarted === undefined ? [] : [[{ statistic: 'restarted' }, restarted] as NamedFigure]),
    ...(notNeeded === undefined ? [] : [[{ statistic: 'notNeeded' }, notNeeded] as NamedFigure]),
  ];
}

const population = (name: string, { n, unknownStart, pausesExcluded, pausesIncluded }: ShownPopulation): NamedFigure[] => [
  [{ population: name, statistic: 'n' }, n],
  [{ population: name, statistic: 'unknownStart' }, unknownStart],
  ...lengths(name, 'excluded', pausesExcluded),
  ...lengths(name, 'included', pausesIncluded),
];

const lengths = (population: string, pauses: string, { bands, ...figures }: ShownLengths): NamedFigure[] => [
  ...Object.entries(figures).map(([statistic, value]): NamedFigure => [{ population, pauses, statistic }, value as Shown]),
  ...bands.map(({ band, n }): NamedFigure => [{ population, pauses, statistic: `weeks ${band}` }, n]),
];
