import { unsuppressed } from '#disclosure';
import type { CellFigures } from '#reporting';
import { bandOfWeek } from '../../clocks/wait-band.js';
import { figuresOf, type Population, type WaitFigures } from '../figures.js';
import { shownFigures, type ShownFigures, type ShownPopulation } from '../shown-figures.js';
import type { WaitEntry } from '../wait-query.js';
import type { Statistic, WaitCell, WaitCellQuery } from './wait-cell.js';

/** What a cell shows of entries, and how many of them it counts: the same whether they are all, or only those that it counts. */
export function cellFigures({ measure, population }: WaitCellQuery, cell: WaitCell, entries: readonly WaitEntry[]): CellFigures {
  const [figures] = figuresOf(entries, cell.countIn, [measure]) as [WaitFigures];
  const [shown] = shownFigures([figures], unsuppressed) as [ShownFigures];
  if (population === 'restarted' || population === 'notNeeded') return { figures: { n: shown[population] }, total: figures[population] };
  const { statistic } = cell;
  const own = shown[population];
  if (!statistic) return { figures: { ...own }, total: figures[population].n };
  return { figures: statisticOf(statistic, own, cell, figures), total: totalOf(statistic, figures[population], cell, figures) };
}

type Pauses = Pick<WaitCell, 'pauses'>;

function statisticOf(statistic: Statistic, shown: ShownPopulation, { pauses }: Pauses, { left }: WaitFigures): CellFigures['figures'] {
  switch (statistic.of) {
    case 'n':
    case 'unknownStart':
      return { [statistic.of]: shown[statistic.of] };
    case 'weeks': {
      const band = bandOfWeek(statistic.week);
      return { [`weeks ${band}`]: shown[pauses].bands.find((each) => each.band === band)?.n ?? 0 };
    }
    case 'why':
      return { [`why ${statistic.why}`]: left.why[statistic.why] };
    case 'median':
    case 'p75':
    case 'p90':
    case 'p95':
    case 'withinTarget':
    case 'overTarget':
    case 'ofWithTarget':
    case 'percentWithinTarget': {
      const value = shown[pauses][statistic.of];
      return value === undefined ? {} : { [statistic.of]: value };
    }
  }
}

function totalOf(statistic: Statistic, population: Population, { pauses }: Pauses, { left }: WaitFigures): number {
  const lengths = population[pauses];
  switch (statistic.of) {
    case 'n':
    case 'unknownStart':
      return population[statistic.of];
    case 'median':
    case 'p75':
    case 'p90':
    case 'p95':
      return population.known;
    case 'percentWithinTarget':
      return lengths.ofWithTarget;
    case 'weeks':
      return lengths.bands.find(({ band }) => band === bandOfWeek(statistic.week))?.n ?? 0;
    case 'why':
      return left.why[statistic.why];
    case 'withinTarget':
    case 'overTarget':
    case 'ofWithTarget':
      return lengths[statistic.of];
  }
}
