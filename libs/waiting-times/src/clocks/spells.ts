import type { LocalDate } from '#kernel';
import type { ProgrammeRef, Stage } from '#programmes/contract';
import { inOrder } from './case-event.js';
import { londonDay } from './day-numbers.js';
import type { Standstill } from './days-waited.js';
import type { Cause, Mark } from './marks.js';
import type { ClockRule, EndedHow, LeftWhy } from './rules.js';

/** Days on which a clock stood still, with the events that began and ended it. */
export interface Pause extends Standstill {
  rule: ClockRule;
  startedBy: Cause;
  endedBy?: Cause;
}

/** How a spell of waiting ended. */
export interface SpellEnd {
  on: LocalDate;
  how: EndedHow;
  why?: LeftWhy;
  cause: Cause;
}

/** A time through which somebody waits under one programme and stage. A wait that is left and taken up again has several. */
export interface Spell {
  /** The day from which the wait is counted; absent: unknown. */
  startOn?: LocalDate;
  started: Cause;
  /** The day from which this spell itself is on the waiting list, and why it is. */
  entersOn: LocalDate;
  entered: Cause;
  programme: ProgrammeRef;
  stage?: Stage;
  /** Days between earlier spells and this one. */
  gaps: readonly Pause[];
  end?: SpellEnd;
}

/** Where a wait begins. */
export type Beginning = Pick<Spell, 'startOn' | 'started' | 'entersOn' | 'programme' | 'stage'>;

const STILL: Partial<Record<EndedHow, ClockRule>> = { left: 'still-while-closed', 'not-needed': 'still-while-not-needed' };

/** Plays what happened, in order of time, over one wait. Whatever comes after its end changes nothing. */
export function spellsOf(beginning: Beginning, marks: readonly Mark[]): Spell[] {
  const wait = new Wait(beginning);
  for (const mark of marks.toSorted(inOrder)) wait.take(mark);
  return wait.spells;
}

class Wait {
  readonly spells: Spell[];
  private closed = false;
  private needed = true;
  private over = false;
  private under: Pick<Spell, 'programme' | 'stage'>;

  constructor(beginning: Beginning) {
    const { programme, stage } = beginning;
    this.under = { programme, ...(stage ? { stage } : {}) };
    this.spells = [{ ...beginning, entered: beginning.started, gaps: [] }];
  }

  take(mark: Mark): void {
    if (this.over) return;
    switch (mark.kind) {
      case 'milestone':
        // What was thought not to be needed may be given all the same; after a discharge only a reopening makes it count.
        if (!this.closed && !this.needed) this.goOn(mark);
        if (!this.closed) this.end(mark, 'completed');
        return;
      case 'leave':
        this.over = mark.final;
        this.closed = true;
        this.end(mark, 'left', mark.why);
        return;
      case 'return':
        if (this.closed && this.needed) this.goOn(mark);
        this.closed = false;
        return;
      case 'not-needed':
        this.needed = false;
        this.end(mark, 'not-needed');
        return;
      case 'needed':
        if (!this.needed && !this.closed) this.goOn(mark);
        this.needed = true;
        return;
      case 'restart':
        if (!this.waiting) return;
        this.end(mark, 'restarted', undefined, 'ends-nullified');
        this.startAnew(mark);
        return;
      case 'move':
        this.move(mark);
    }
  }

  private get last(): Spell {
    return this.spells.at(-1) as Spell;
  }

  private get waiting(): boolean {
    return this.last.end === undefined;
  }

  private end(cause: Cause, how: EndedHow, why?: LeftWhy, rule = cause.rule): void {
    if (how === 'completed') this.over = true;
    if (!this.waiting) return;
    this.last.end = { on: londonDay(cause.effectiveAt), how, ...(why ? { why } : {}), cause: { ...cause, rule } };
  }

  /** Takes the wait up again: from its old start, the days since the last spell ended standing still. */
  private goOn(cause: Cause): void {
    const { end, gaps } = this.last;
    const on = londonDay(cause.effectiveAt);
    const rule = end && STILL[end.how];
    const gap: Pause[] = end && rule ? [{ from: end.on, to: on, rule, startedBy: end.cause, endedBy: cause }] : [];
    this.spells.push({ ...this.last, ...this.under, entersOn: on, entered: cause, gaps: [...gaps, ...gap], end: undefined });
  }

  private startAnew(cause: Cause): void {
    const on = londonDay(cause.effectiveAt);
    this.spells.push({ ...this.under, startOn: on, started: cause, entersOn: on, entered: cause, gaps: [] });
  }

  /** What has ended stays with the programme and stage that it ended under. */
  private move(mark: Extract<Mark, { kind: 'move' }>): void {
    this.under = { ...this.under, ...mark.to };
    if (!this.waiting) return;
    this.end(mark, 'moved', undefined, mark.endRule);
    this.goOn(mark);
  }
}
