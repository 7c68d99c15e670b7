import type { LocalDate, Nation, Uuid } from '#kernel';
import type { ClockPolicy, InterventionKind, ProgrammeRef, Stage, WaitMeasure } from '#programmes/contract';
import type { CaseEvent } from './case-event.js';
import { breachDay } from './days-waited.js';
import type { Cause } from './marks.js';
import { requestedPauses } from './pauses.js';
import type { FindTerms } from './programme-terms.js';
import { referralOfCase } from './referral-of-case.js';
import { spellsOf, type Pause, type Spell, type SpellEnd } from './spells.js';
import type { Wait } from './wait.js';
import { waitsOf } from './waits.js';

/** One clock of a case: a wait, or a spell of one that was left or set back and taken up again. */
export interface Clock {
  measure: WaitMeasure;
  /** The intervention, where the wait is for one. */
  intervention?: { id: Uuid; kind: InterventionKind };
  /** The how-manieth spell of the same wait, from 1. */
  spell: number;
  programme: ProgrammeRef;
  stage?: Stage;
  nation: Nation;
  countIn: ClockPolicy['countIn'];
  /** The day from which the wait is counted; absent: unknown. */
  startOn?: LocalDate;
  started: Cause;
  /** The day from which this spell is on the waiting list. */
  entersOn: LocalDate;
  entered: Cause;
  /** Days on which it stood still, between its start and its end. */
  pauses: readonly Pause[];
  end?: SpellEnd;
  /** The target in days of `countIn`; absent: the programme sets none. */
  targetDays?: number;
  /** The first day on which the target is missed; absent: no target, unknown start, or the clock stands still. */
  breachOn?: LocalDate;
}

/** The clocks of a case, from its events as they are believed. Empty if no referral was received. */
export function caseClocks(events: readonly CaseEvent[], find: FindTerms): Clock[] {
  const referral = referralOfCase(events);
  if (!referral) return [];
  const requested = requestedPauses(referral, events, find);
  return waitsOf(referral, events, find).flatMap((wait) =>
    spellsOf(wait.beginning, wait.marks).map((spell, i) => clockOf(wait, spell, i + 1, wait.pausable ? requested : [], find)),
  );
}

function clockOf({ measure, intervention }: Wait, spell: Spell, number: number, requested: readonly Pause[], find: FindTerms): Clock {
  const { programme, stage, startOn, started, entersOn, entered, gaps, end } = spell;
  const { nation, clocks } = find(programme);
  const { countIn, targets } = clocks;
  const pauses = startOn === undefined ? [] : [...requested, ...gaps].flatMap((pause) => between(pause, startOn, end?.on));
  const targetDays = targets[measure];
  const breachOn = targetDays === undefined || startOn === undefined ? undefined : breachDay({ countIn, nation }, startOn, targetDays, pauses);
  return {
    measure,
    ...(intervention ? { intervention } : {}),
    spell: number,
    programme,
    ...(stage ? { stage } : {}),
    ...{ nation, countIn },
    ...(startOn === undefined ? {} : { startOn }),
    ...{ started, entersOn, entered, pauses },
    ...(end ? { end } : {}),
    ...(targetDays === undefined ? {} : { targetDays }),
    ...(breachOn === undefined ? {} : { breachOn }),
  };
}

/** The part of a pause that lies between the start and the end of a clock. What outlasts the clock ends with it. */
function between(pause: Pause, startOn: LocalDate, endOn: LocalDate | undefined): Pause[] {
  const { endedBy: _, ...unended } = pause;
  const cut: Pause = endOn !== undefined && (pause.to === undefined || pause.to > endOn) ? { ...unended, to: endOn } : pause;
  const from = cut.from < startOn ? startOn : cut.from;
  return cut.to !== undefined && cut.to <= from ? [] : [{ ...cut, from }];
}
