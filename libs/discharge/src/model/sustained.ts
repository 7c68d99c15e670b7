import { addDays, daysBetween, type Instant, type LocalDate, type Uuid } from '#kernel';
import type { Programme } from '#programmes/contract';
import { workStanding } from './work-standing.js';
import { lastWordAt, workSpells, type WorkRecord, type WorkSpell } from './work-spells.js';

/** A programme's threshold for a sustained job outcome, in hours and weeks. */
export type SustainedRule = Programme['sustained'];

/** A sustained job outcome: reached once, on one day. */
export interface SustainedOutcome {
  /** The first day that was counted. */
  from: LocalDate;
  /** The day on which the threshold was met. */
  reachedOn: LocalDate;
  /** The events that opened, confirmed and ended the spells counted. */
  restsOn: readonly Uuid[];
}

/**
 * The earliest sustained job outcome in these spells: `weeks` × 7 days at work with at least `hoursPerWeek`, all within
 * `windowWeeks` × 7 consecutive days. Days in between need not be worked. Days of work with unknown hours do not count,
 * for an outcome that is paid for has to be shown; unpaid work never does.
 */
export function sustainedJobOutcome(spells: readonly WorkSpell[], rule: SustainedRule): SustainedOutcome | undefined {
  const needed = rule.weeks * 7;
  const days: { day: number; spell: WorkSpell }[] = [];
  for (const spell of spells) {
    if (!qualifies(spell, rule)) continue;
    const last = numberOf(spell.to);
    for (let day = numberOf(spell.from); day <= last; day++) {
      days.push({ day, spell });
      const first = days.at(-needed);
      if (!first || day - first.day >= rule.windowWeeks * 7) continue;
      const counted = new Set(days.slice(-needed).map((one) => one.spell));
      return { from: addDays(START, first.day), reachedOn: addDays(START, day), restsOn: [...new Set([...counted].flatMap(eventsOf))] };
    }
  }
  return undefined;
}

/** Days are counted by number: figures work this out for every case at every change, and turning text into dates took most of it. */
const START: LocalDate = '1970-01-01';
const numberOf = (day: LocalDate): number => daysBetween(START, day);

/**
 * The sustained job outcome of a case as known by `until`. Only work since the referral counts, and only as far as
 * somebody has a word about it: a status recorded once and never heard of again sustains nothing.
 */
export function sustainedOutcome(
  records: readonly WorkRecord[],
  rule: SustainedRule,
  referredOn: LocalDate,
  until: Instant,
): SustainedOutcome | undefined {
  const known = lastWordAt(records, until);
  if (known === undefined) return undefined;
  return sustainedJobOutcome(sinceDay(workSpells(records, known), referredOn), rule);
}

/** The parts of spells from a day on. */
export function sinceDay(spells: readonly WorkSpell[], day: LocalDate): WorkSpell[] {
  return spells.filter((spell) => spell.to >= day).map((spell) => (spell.from < day ? { ...spell, from: day } : spell));
}

function qualifies(spell: WorkSpell, rule: SustainedRule): boolean {
  return workStanding(spell.status) === 'working' && spell.hoursPerWeek !== undefined && spell.hoursPerWeek >= rule.hoursPerWeek;
}

const eventsOf = (spell: WorkSpell): Uuid[] => [...spell.recordedBy, ...(spell.endedBy === undefined ? [] : [spell.endedBy])];
