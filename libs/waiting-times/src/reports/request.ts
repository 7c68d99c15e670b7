import { addDays, isRefusal, londonDate, type Actor, type Instant, type LocalDate, type Refusal } from '#kernel';
import { WAIT_MEASURES, type ClockPolicy, type WaitMeasure } from '#programmes/contract';
import { scopeOf } from './audience.js';
import { DIMENSION_NAMES, type Breakdown, type Dimension, type Filters } from './dimensions.js';
import { refuseReport } from '#reporting';

/** What somebody asks of a report. What is left out is not narrowed. */
export interface ReportRequest {
  measures?: readonly WaitMeasure[];
  groupBy?: readonly Breakdown[];
  filters?: Filters;
  countIn?: ClockPolicy['countIn'];
  /** Only what had happened by then counts. */
  asAt?: LocalDate;
  /** Only what the log had learned by then counts; absent: all that is known. */
  knownAt?: Instant;
}

/** A request that can be answered. */
export interface Asked extends Required<Pick<ReportRequest, 'measures' | 'groupBy' | 'filters' | 'countIn'>> {
  from: LocalDate;
  /** Not later than the day for which it is asked. */
  to: LocalDate;
  dimensions: readonly Dimension[];
  byMonth: boolean;
  knownAt?: Instant;
}

const LONGEST_DAYS = 3_660;

/**
 * Makes a request answerable, or refuses it: the period ends on the day asked for at the latest, and nobody is answered about
 * programmes of others. `now` decides what lies in the future; without `from` the period is its last day alone.
 */
export function asked(request: ReportRequest, period: { from?: LocalDate; to: LocalDate }, actor: Actor, now: Instant): Asked | Refusal {
  const { measures = [], groupBy = [], countIn = 'calendar-days', asAt, knownAt } = request;
  if (knownAt !== undefined && knownAt > now) return refuseReport('report.known-in-future', { field: 'knownAt' });
  const to = [period.to, londonDate(knownAt ?? now), ...(asAt === undefined ? [] : [asAt])].sort()[0] as LocalDate;
  const { from = to } = period;
  if (from > to) return refuseReport('report.period-reversed', { field: 'from' });
  if (addDays(from, LONGEST_DAYS) < to) return refuseReport('report.period-too-long', { field: 'from' });
  const filters = withinScope(request.filters ?? {}, scopeOf(actor));
  if (isRefusal(filters)) return filters;
  return {
    ...{ from, to, filters, countIn },
    measures: measures.length === 0 ? WAIT_MEASURES : WAIT_MEASURES.filter((measure) => measures.includes(measure)),
    groupBy: [...new Set(groupBy)],
    dimensions: DIMENSION_NAMES.filter((dimension) => groupBy.includes(dimension)),
    byMonth: groupBy.includes('month'),
    ...(knownAt === undefined ? {} : { knownAt }),
  };
}

function withinScope(filters: Filters, scope: Filters): Filters | Refusal {
  const foreign = (Object.keys(scope) as Dimension[]).find((dimension) => filters[dimension]?.some((value) => !scope[dimension]?.includes(value)));
  return foreign ? refuseReport('report.not-yours', { field: foreign }) : { ...filters, ...scope };
}
