import { known, type LocalDate, type Uuid } from '#kernel';
import type { ProgrammeRef, WaitMeasure } from '#programmes/contract';
import { NOT_KNOWN } from '#reporting';
import { daysWaited, type Counting, type DaysWaited } from '../../clocks/days-waited.js';
import type { WaitFact, WaitPause } from '../../facts/schema.js';
import { DIMENSIONS, type Dimension, type Filters } from '../dimensions.js';
import type { WaitEntry } from '../wait-query.js';

/** A wait as evidence shows it. */
export interface WaitEvidence {
  measure: WaitMeasure;
  /** The intervention, where the wait is for one. */
  intervention?: Uuid;
  spell: number;
  programme: ProgrammeRef;
  nation: WaitFact['nation'];
  countIn: Counting['countIn'];
  targetDays?: number;
  /** Absent: unknown. */
  startOn?: LocalDate;
  entersOn: LocalDate;
  /** Of a wait that was running at the end of the period: later than that. */
  endedOn?: LocalDate;
  endedHow?: string;
  leftWhy?: string;
  startedBy: Uuid;
  endedBy?: Uuid;
  pauses: readonly WaitPause[];
  /** In both countings, up to its end or, of a wait that was running, to the end of the period. Absent: the start is unknown. */
  waited?: { calendarDays: DaysWaited; workingDays: DaysWaited };
  /** What the question filters by. */
  attributes: Partial<Record<Dimension, string>>;
}

/** Which facts evidence speaks of, and until when running waits are counted. */
export interface Shown {
  filters: Filters;
  to: LocalDate;
}

/** A fact as evidence shows it. */
export function waitEvidence(fact: WaitFact, { filters, to }: Shown): WaitEvidence {
  const { measure, part, spell, nation, start_on: startOn, ended_on: endedOn, pauses } = fact;
  const until = endedOn !== null && endedOn <= to ? endedOn : to;
  return known({
    measure,
    intervention: part === '' ? undefined : part,
    spell,
    programme: { id: fact.programme, version: fact.programme_version },
    nation,
    countIn: fact.count_in,
    targetDays: fact.target_days ?? undefined,
    startOn: startOn ?? undefined,
    entersOn: fact.enters_on,
    endedOn: endedOn ?? undefined,
    endedHow: fact.ended_how ?? undefined,
    leftWhy: fact.left_why ?? undefined,
    startedBy: fact.start_event,
    endedBy: fact.end_event ?? undefined,
    pauses,
    waited: startOn === null ? undefined : waitedUntil({ startOn, nation, pauses }, until),
    attributes: Object.fromEntries((Object.keys(filters) as Dimension[]).map((name) => [name, fact[DIMENSIONS[name]] ?? NOT_KNOWN])),
  }) as WaitEvidence;
}

const waitedUntil = (
  { startOn, nation, pauses }: { startOn: LocalDate; nation: WaitFact['nation']; pauses: readonly WaitPause[] },
  until: LocalDate,
): NonNullable<WaitEvidence['waited']> => ({
  calendarDays: daysWaited({ countIn: 'calendar-days', nation }, startOn, until, pauses),
  workingDays: daysWaited({ countIn: 'working-days', nation }, startOn, until, pauses),
});

const endedBy = ({ endedOn }: WaitEvidence, to: LocalDate): LocalDate | undefined => (endedOn !== undefined && endedOn <= to ? endedOn : undefined);

/** How long a wait was, worked out from its days and pauses; `undefined` if its start is unknown. */
export function waitedOf(wait: WaitEvidence, to: LocalDate): WaitEvidence['waited'] {
  const { startOn, nation, pauses } = wait;
  return startOn === undefined ? undefined : waitedUntil({ startOn, nation, pauses }, endedBy(wait, to) ?? to);
}

/** A wait as figures count it, from its days and pauses. */
export function entryOf(wait: WaitEvidence, to: LocalDate): WaitEntry {
  const { measure, endedHow, leftWhy, countIn, targetDays } = wait;
  const hasEnded = endedBy(wait, to) !== undefined;
  const waited = waitedOf(wait, to);
  return {
    measure,
    group: {},
    n: 1,
    became: hasEnded ? (endedHow as WaitEntry['became']) : 'waiting',
    ...(hasEnded && leftWhy ? { why: leftWhy as NonNullable<WaitEntry['why']> } : {}),
    ...(waited ? { calendar: waited.calendarDays, working: waited.workingDays } : {}),
    countIn,
    ...(targetDays === undefined ? {} : { targetDays }),
  };
}
