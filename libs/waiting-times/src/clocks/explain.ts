import { known, type LocalDate, type Uuid } from '#kernel';
import type { Clock } from './clock.js';
import { daysWaited, type DaysWaited } from './days-waited.js';
import type { Cause } from './marks.js';
import { CLOCK_RULES, type ClockRule } from './rules.js';

/** One step in the life of a clock: what happened, on which day, and the rule that made it matter. */
export interface ClockStep {
  /** London day; absent: unknown. */
  on?: LocalDate;
  eventId: Uuid;
  event: string;
  rule: ClockRule;
  /** The rule in words. */
  words: string;
}

/** A clock as it stands on a day, with every step that brought it there. */
export interface ExplainedClock extends Omit<Clock, 'started' | 'entered' | 'pauses' | 'end' | 'breachOn'> {
  status: 'running' | 'paused' | 'ended';
  endedOn?: LocalDate;
  endedHow?: string;
  leftWhy?: string;
  pauses: { from: LocalDate; to?: LocalDate; rule: ClockRule; startedBy: Uuid; endedBy?: Uuid }[];
  /** Up to its end, or to today; absent where its start is unknown. In days as the programme counts them. */
  waited?: DaysWaited;
  /** The same in calendar days. */
  waitedCalendarDays?: DaysWaited;
  /** The first day on which the target is missed. A caseload's `breachOn` is the last day on which it is kept. */
  missedFrom?: LocalDate;
  /** Whether the target is kept: `not-yet` while a running clock is within it. Absent without target or start. */
  target?: 'met' | 'missed' | 'not-yet';
  steps: ClockStep[];
}

/** Explains a clock as it stands on `today`. */
export function explained(clock: Clock, today: LocalDate): ExplainedClock {
  const { started: _started, entered: _entered, pauses, end, breachOn: missedFrom, ...rest } = clock;
  const until = end?.on ?? today;
  const { startOn, nation, countIn, targetDays } = clock;
  const count = (unit: Clock['countIn']) => (startOn === undefined ? undefined : daysWaited({ nation, countIn: unit }, startOn, until, pauses));
  const waited = count(countIn);
  return known({
    ...rest,
    status: statusOf(clock),
    endedOn: end?.on,
    endedHow: end?.how,
    leftWhy: end?.why,
    pauses: pauses.map(({ from, to, rule, startedBy, endedBy }) =>
      known({ from, to, rule, startedBy: startedBy.eventId, endedBy: endedBy?.eventId }),
    ),
    waited,
    waitedCalendarDays: count('calendar-days'),
    missedFrom,
    target: targetDays === undefined || !waited ? undefined : verdict(waited.pausesExcluded, targetDays, end),
    steps: stepsOf(clock),
  });
}

function statusOf({ end, pauses }: Clock): ExplainedClock['status'] {
  if (end) return 'ended';
  return pauses.some(({ to }) => to === undefined) ? 'paused' : 'running';
}

/** A clock that ended without its milestone within the target neither met nor missed it. */
function verdict(days: number, target: number, end: Clock['end']): ExplainedClock['target'] {
  if (days > target) return 'missed';
  if (!end) return 'not-yet';
  return end.how === 'completed' ? 'met' : undefined;
}

function stepsOf({ startOn, started, entersOn, entered, pauses, end }: Clock): ClockStep[] {
  const unpausedBy = new Set(pauses.flatMap(({ endedBy }) => endedBy?.eventId ?? []));
  const goesOn = entered.eventId !== started.eventId && !unpausedBy.has(entered.eventId);
  const later = [
    ...pauses.flatMap(({ from, to, rule, startedBy, endedBy }) => [
      step(from, startedBy, rule),
      ...(endedBy ? [step(to, endedBy, endedBy.rule)] : []),
    ]),
    ...(goesOn ? [step(entersOn, entered, entered.rule)] : []),
    ...(end ? [step(end.on, end.cause, end.cause.rule)] : []),
  ];
  return [step(startOn, started, started.rule), ...later.sort(byDay)];
}

const step = (on: LocalDate | undefined, { eventId, event }: Cause, rule: ClockRule): ClockStep =>
  known({ on, eventId, event, rule, words: CLOCK_RULES[rule] });

function byDay({ on: a = '' }: ClockStep, { on: b = '' }: ClockStep): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
