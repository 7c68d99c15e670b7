import { addDays, atLondonTime, londonDate, startOfDay, type Instant, type LocalDate, type VirtualClock } from '#kernel';
import type { Journey } from './journey.js';

/** Journeys told beside each other: enough for their commands to share commits, too few for the clock to run far ahead of any. */
const BESIDE_EACH_OTHER = 12;

/** What happens around the journeys, once a virtual day. */
export interface Daily {
  /** Before anybody works. */
  morning(): Promise<void>;
  /** Before those go on who do more on the same day. */
  between(): Promise<void>;
  /** After work; `busy`: whether there was any. */
  evening(doneDays: number, busy: boolean): Promise<void>;
}

/** Every day from the first to the last, both included. */
export const everyDay = (first: LocalDate, last: LocalDate): LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
};

/**
 * Plays journeys day by day: those due on a day beside each other, again and again while any goes on the same day. Nothing is
 * told of what would come after `end`.
 */
export async function play(journeys: readonly Journey[], clock: VirtualClock, end: Instant, daily: Daily): Promise<void> {
  let running = journeys;
  const days = everyDay(londonDate(clock.now()), londonDate(end));
  for (const [i, day] of days.entries()) {
    const opens = atLondonTime(day, 7 * 60);
    if (opens > clock.now() && opens <= end) clock.moveTo(opens);
    await daily.morning();
    let busy = false;
    const closes = startOfDay(addDays(day, 1));
    for (;;) {
      const due = running.filter(({ dueAt }) => dueAt < closes && dueAt <= end).sort((a, b) => a.dueAt.localeCompare(b.dueAt));
      if (due.length === 0) break;
      if (busy) await daily.between();
      const over = await tellAll(due);
      running = running.filter((journey) => !over.has(journey));
      busy = true;
    }
    await daily.evening(i + 1, busy);
  }
}

/** Goes on with every journey, a bounded number at a time; returns those that are over. */
async function tellAll(due: readonly Journey[]): Promise<Set<Journey>> {
  const over = new Set<Journey>();
  const queue = due.values();
  const teller = async (): Promise<void> => {
    for (const journey of queue) if (!(await journey.goOn())) over.add(journey);
  };
  await Promise.all(Array.from({ length: Math.min(BESIDE_EACH_OTHER, due.length) }, teller));
  return over;
}
