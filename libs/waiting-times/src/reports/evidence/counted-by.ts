import { weekOf } from '../../clocks/wait-band.js';
import type { WaitEntry } from '../wait-query.js';
import type { WaitCell } from './wait-cell.js';

/** Whether a wait stands behind the cell. Percentiles and percentages rest on everybody whom they are taken over. */
export function countedBy({ became, statistic, pauses }: WaitCell, entry: WaitEntry): boolean {
  if (entry.became !== became) return false;
  const { calendar, working, targetDays } = entry;
  const own = entry.countIn === 'working-days' ? working : calendar;
  const withTarget = own !== undefined && targetDays !== undefined;
  switch (statistic?.of) {
    case undefined:
    case 'n':
      return true;
    case 'unknownStart':
      return calendar === undefined;
    case 'median':
    case 'p75':
    case 'p90':
    case 'p95':
      return calendar !== undefined;
    case 'ofWithTarget':
    case 'percentWithinTarget':
      return withTarget;
    case 'withinTarget':
      return withTarget && own[pauses] <= targetDays;
    case 'overTarget':
      return withTarget && own[pauses] > targetDays;
    case 'weeks':
      return calendar !== undefined && weekOf(calendar[pauses]) === statistic.week;
    case 'why':
      return entry.why === statistic.why;
  }
}
