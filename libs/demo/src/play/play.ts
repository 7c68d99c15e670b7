import { addDays, atLondonTime, londonDate, startOfDay, type Instant, type LocalDate, type VirtualClock } from '#kernel';
import type { Journey } from './journey.js';

/** Journeys told beside each other: enough for their commands to share commits, too few for the clock to run far ahead of any. */
const BESIDE_EACH_OTHER = 12;

/** What happens around the journeys, once a virtual day. */
export interface Daily {
  /** Before anybody works. */
  morning(): Promise<void>;
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
 * Plays journeys day by day: those due on a day beside each other, also those that go on the same day. Nothing is told of what
 * would come after `end`.
 */
export async function play(journeys: readonly Journey[], clock: VirtualClock, end: Instant, daily: Daily): Promise<void> {
  let running = journeys;
  const days = everyDay(londonDate(clock.now()), londonDate(end));
  for (const [i, day] of days.entries()) {
    const opens = atLondonTime(day, 7 * 60);
    if (opens > clock.now() && opens <= end) clock.moveTo(opens);
    await daily.morning();
    const closes = startOfDay(addDays(day, 1));
    const due = running.filter(({ dueAt }) => dueAt < closes && dueAt <= end);
    const over = await tellAll(due, (journey) => journey.dueAt < closes && journey.dueAt <= end);
    running = running.filter((journey) => !over.has(journey));
    await daily.evening(i + 1, due.length > 0);
  }
}

/** Goes on with journeys for as long as `isDue` says, the earliest first and a bounded number at a time; returns those that are over. */
async function tellAll(journeys: readonly Journey[], isDue: (journey: Journey) => boolean): Promise<Set<Journey>> {
  const over = new Set<Journey>();
  const waiting = [...journeys];
  const told = new Set<Promise<void>>();
  const tell = async (journey: Journey): Promise<void> => {
    if (!(await journey.goOn())) over.add(journey);
    else if (isDue(journey)) waiting.push(journey);
  };
  while (waiting.length > 0 || told.size > 0) {
    while (waiting.length > 0 && told.size < BESIDE_EACH_OTHER) {
      const [next] = waiting.sort((a, b) => a.dueAt.localeCompare(b.dueAt)).splice(0, 1) as [Journey];
      const telling: Promise<void> = tell(next).finally(() => told.delete(telling));
      told.add(telling);
    }
    await Promise.race(told);
  }
  return over;
}
