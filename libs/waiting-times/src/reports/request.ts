import { addDays, isRefusal, type Actor, type Instant, type LocalDate, type Refusal } from '#kernel';
import { WAIT_MEASURES, type ClockPolicy, type WaitMeasure } from '#programmes/contract';
import { isUnderPolicy, lastMonthEnd, narrowedBy, periodOf, refusalUnderPolicy, withinScope } from '#reporting';
import { DIMENSION_NAMES, type Breakdown, type Dimension, type Filters } from './dimensions.js';

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
  /** What the figures are broken down or narrowed by. */
  narrowed: readonly Dimension[];
  /** The last month is not over yet. */
  running: boolean;
  /** The end of the last month that was over when it is asked, or at `knownAt`. */
  lastMonthEnd: Instant;
  /** The day by whose end what counts had happened, where one was asked for: `to` is not later. */
  asAt?: LocalDate;
  knownAt?: Instant;
}

/**
 * Makes a request answerable, or refuses it: the period ends on the day asked for at the latest, and nobody is answered about
 * programmes of others. `now` decides what lies in the future; without `from` the period is its last day alone.
 */
export function asked(request: ReportRequest, period: { from?: LocalDate; to: LocalDate }, actor: Actor, now: Instant): Asked | Refusal {
  const { measures = [], groupBy = [], countIn = 'calendar-days', asAt, knownAt } = request;
  const of = { ...period, ...(asAt === undefined ? {} : { asAt }), ...(knownAt === undefined ? {} : { knownAt }) };
  const found = periodOf(of, now);
  if (isRefusal(found)) return found;
  const filters = withinScope(request.filters ?? {}, actor);
  if (isRefusal(filters)) return filters;
  const narrowed = narrowedBy(DIMENSION_NAMES, groupBy, filters, actor);
  if (isUnderPolicy(actor)) {
    const refusal = refusalUnderPolicy(of, period.from === undefined ? 'on' : 'to', narrowed, now);
    if (refusal) return refusal;
  }
  return {
    ...{ from: found.from, to: found.to, filters, countIn },
    measures: measures.length === 0 ? WAIT_MEASURES : WAIT_MEASURES.filter((measure) => measures.includes(measure)),
    groupBy: [...new Set(groupBy)],
    dimensions: DIMENSION_NAMES.filter((dimension) => groupBy.includes(dimension)),
    byMonth: groupBy.includes('month'),
    narrowed,
    lastMonthEnd: lastMonthEnd(knownAt ?? now),
    running: !addDays(found.to, 1).endsWith('-01'),
    ...(asAt === undefined ? {} : { asAt }),
    ...(knownAt === undefined ? {} : { knownAt }),
  };
}
