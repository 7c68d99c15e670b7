import { addDays, atLondonTime, londonDate, type Instant, type LocalDate, type VirtualClock, type WorkingCalendar } from '#kernel';
import { Chance } from '../chance.js';
import { CaseDesk, type Stage } from '../case/case-desk.js';
import { DemoCase } from '../case/demo-case.js';
import { Hand } from '../case/hand.js';
import { inventPerson } from '../people/invented-person.js';
import type { Billing } from '../playbill/billing.js';
import { PLAYBILL, timesTold } from '../playbill/playbill.js';
import { Journey } from './journey.js';
import { WORKING_MINUTES } from './pause.js';
import { Watch } from './watch.js';

/** How large a demo is, and of which days. */
export interface Scale {
  /** About how many people; no story is left out, so there is a least number. */
  people: number;
  /** The same seed and end give the same caseload. */
  seed: string;
  end: Instant;
}

/** Everybody who is in the demo, each at the beginning of their story. */
export function cast(stage: Stage, clock: VirtualClock, { people, seed, end }: Scale): Journey[] {
  const billed = PLAYBILL.flatMap((billing) => {
    const times = timesTold(billing, people);
    return Array.from({ length: times }, (_, k) => ({ billing, place: (k + 0.5) / times }));
  });
  return billed.map(({ billing, place }, n) => journeyOf(stage, clock, { billing, place, n, seed, end }));
}

interface Part {
  billing: Billing;
  /** Where between the first and the last beginning it comes, from 0 to 1. */
  place: number;
  /** Its number in the whole demo. */
  n: number;
  seed: string;
  end: Instant;
}

function journeyOf(stage: Stage, clock: VirtualClock, { billing, place, n, seed, end }: Part): Journey {
  const { name, programme, story, begins } = billing;
  const chance = new Chance(`${seed}|${name}|${n}`);
  const spread = (begins.earliest - begins.latest) * Math.min(1, Math.max(0, place + (chance.next() - 0.5) * 0.2));
  const today = addDays(londonDate(end), -Math.round(begins.earliest - spread));
  const watch = new Watch(clock, chance);
  const person = inventPerson(n, programme, today, chance);
  const desk = new CaseDesk(stage, new Hand(`${seed}-${n}`, name, watch), person, programme, chance);
  const dueAt = atLondonTime(workingDayUpTo(today, desk.calendar), chance.between(WORKING_MINUTES.from, WORKING_MINUTES.to));
  return new Journey(story(new DemoCase(desk)), watch, chance, () => desk.calendar, dueAt);
}

/** A day, or the last working day before it. */
function workingDayUpTo(day: LocalDate, calendar: WorkingCalendar): LocalDate {
  return calendar.isWorkingDay(day) ? day : workingDayUpTo(addDays(day, -1), calendar);
}
