import { addDays, londonDate, type Instant, type LocalDate, type Refusal } from '#kernel';
import { refuseReport } from './refusals.js';

/** The period that somebody asks about, and as of when. */
export interface AskedPeriod {
  /** First day; absent: the last day alone. */
  from?: LocalDate;
  to: LocalDate;
  /** Only what had happened by the end of that day counts; absent: all of the period. */
  asAt?: LocalDate;
  /** Only what the log had learned by then counts; absent: all that is known. */
  knownAt?: Instant;
}

/** A period that a report can be about. */
export interface Period extends AskedPeriod {
  from: LocalDate;
  /** The day as of which it speaks of what is still to come. */
  today: LocalDate;
}

const LONGEST_DAYS = 3_660;

/**
 * Makes a period answerable, or refuses it. It ends on the day as at which it is asked at the latest, and that is no later than the day
 * as known on which; `now` decides what lies in the future.
 */
export function periodOf({ from: first, to, asAt, knownAt }: AskedPeriod, now: Instant): Period | Refusal {
  if (knownAt !== undefined && knownAt > now) return refuseReport('report.known-in-future', { field: 'knownAt' });
  const present = londonDate(knownAt ?? now);
  const today = asAt !== undefined && asAt < present ? asAt : present;
  const last = to < today ? to : today;
  const from = first ?? last;
  if (from > last) return refuseReport('report.period-reversed', { field: 'from' });
  if (addDays(from, LONGEST_DAYS) < last) return refuseReport('report.period-too-long', { field: 'from' });
  return { from, to: last, today, ...(asAt === undefined ? {} : { asAt }), ...(knownAt === undefined ? {} : { knownAt }) };
}
