import { isRefusal, type LocalDate, type Refusal } from '#kernel';
import type { WaitMeasure } from '#programmes/contract';
import { refuseReport } from '#reporting';
import { LEFT_WHY, type LeftWhy } from '../../clocks/rules.js';
import { weekOfBand } from '../../clocks/wait-band.js';
import type { Filters } from '../dimensions.js';
import type { WaitEntry } from '../wait-query.js';

/** What becomes of waits, as the report names it. */
export const POPULATIONS = ['completed', 'waiting', 'left', 'restarted', 'notNeeded'] as const;
export type PopulationName = (typeof POPULATIONS)[number];

/** Figures of a population that depend on how long people waited. */
export const LENGTHS = ['median', 'p75', 'p90', 'p95', 'withinTarget', 'overTarget', 'ofWithTarget', 'percentWithinTarget'] as const;
type LengthName = (typeof LENGTHS)[number];

/** One figure of a population, as a line of the report as CSV names it. */
export type Statistic = { of: 'n' | 'unknownStart' | LengthName } | { of: 'weeks'; week: number } | { of: 'why'; why: LeftWhy };

/** A cell of the waiting-times report or of the waiting list; as its evidence says it, so that it can be asked for again. */
export interface WaitCellQuery {
  measure: WaitMeasure;
  population: PopulationName;
  /** Absent: the population with all its figures. */
  statistic?: string;
  /** Whether the days on which clocks stood still are counted, where the statistic depends on it. */
  pauses?: 'excluded' | 'included';
  /** Values that facts must have; what the group of the cell is, is among them. */
  filters: Filters;
  from: LocalDate;
  to: LocalDate;
  countIn: WaitEntry['countIn'];
}

/** What is asked of a wait that a cell counts. */
export interface WaitCell {
  became: WaitEntry['became'];
  statistic?: Statistic;
  pauses: 'pausesExcluded' | 'pausesIncluded';
  countIn: WaitEntry['countIn'];
}

/** How waits end that a population holds. */
export const becomes = (population: PopulationName): WaitEntry['became'] => (population === 'notNeeded' ? 'not-needed' : population);

/** The cell that a question names, or why there is none. */
export function waitCell({ population, statistic, pauses, countIn }: WaitCellQuery): WaitCell | Refusal {
  const part = statistic === undefined ? undefined : statisticNamed(statistic, population);
  if (isRefusal(part)) return part;
  return {
    became: becomes(population),
    ...(part ? { statistic: part } : {}),
    pauses: pauses === 'included' ? 'pausesIncluded' : 'pausesExcluded',
    countIn,
  };
}

function statisticNamed(name: string, population: PopulationName): Statistic | Refusal {
  const hasLengths = population !== 'restarted' && population !== 'notNeeded';
  if (name === 'n' || (name === 'unknownStart' && hasLengths)) return { of: name };
  if (hasLengths && (LENGTHS as readonly string[]).includes(name)) return { of: name as LengthName };
  const week = hasLengths && name.startsWith('weeks ') ? weekOfBand(name.slice('weeks '.length)) : undefined;
  if (week !== undefined) return { of: 'weeks', week };
  const why = LEFT_WHY.find((code) => population === 'left' && name === `why ${code}`);
  if (why) return { of: 'why', why };
  return refuseReport('report.no-such-cell', {
    field: 'statistic',
    because: `A statistic is named as in the report as CSV: n, unknownStart, ${LENGTHS.join(', ')}, "weeks >1-2" or, of those who left, "why discharged".`,
  });
}
