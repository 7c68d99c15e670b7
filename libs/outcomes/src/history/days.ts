import { addDays, londonDate, startOfDay, type FactCorrected, type Happened, type Instant, type LocalDate, type Uuid } from '#kernel';
import type { Entry } from './entry.js';

/** Comes before every day. */
export const ANY_DAY: LocalDate = '';

/** An event, as far as the day on which it happened goes. */
type Dated = { type: string; effectiveAt: Instant; data: object };

/** The day on which a referral was received: that of its notice, however late somebody entered it. */
function noticeOf({ type, data }: Dated): LocalDate | undefined {
  return type === 'ReferralReceived' ? (data as { noticeReceivedOn?: LocalDate }).noticeReceivedOn : undefined;
}

function dayOf(event: Dated): LocalDate {
  const notice = noticeOf(event);
  const day = londonDate(event.effectiveAt);
  return notice !== undefined && notice < day ? notice : day;
}

/** The days from one on, in their order, on which something happened. */
export function daysIn(modules: readonly (readonly Happened[])[], first: LocalDate): LocalDate[] {
  const since = first === ANY_DAY ? '' : startOfDay(first);
  const days = new Set<LocalDate>();
  for (const events of modules) {
    for (const event of events) {
      if (event.effectiveAt < since && noticeOf(event) === undefined) continue;
      const day = dayOf(event);
      if (day >= first) days.add(day);
    }
  }
  return [...days].sort();
}

/** Tells of events whether they had happened at the end of a day. */
export function happenedBy(day: LocalDate): (event: Dated) => boolean {
  const next = startOfDay(addDays(day, 1));
  return (event) => event.effectiveAt < next || (noticeOf(event) ?? next) <= day;
}

/** Remembers for each event the first of the days on which it was ever believed to have happened. */
export class FirstDays {
  private readonly days = new Map<Uuid, LocalDate>();

  /** The first day that an entry may change: for a correction of both days, the one believed and the one that is right. */
  changedBy(entry: Entry): LocalDate {
    if (entry.type !== 'FactCorrected') {
      const day = dayOf(entry);
      this.days.set(entry.eventId, day);
      return day;
    }
    const { corrects, correctedType, newEffectiveAt } = entry.data as FactCorrected['data'];
    const before = this.days.get(corrects);
    // Of a referral the day of its notice may be corrected too.
    if (before === undefined || correctedType === 'ReferralReceived') return ANY_DAY;
    const right = newEffectiveAt === undefined ? before : londonDate(newEffectiveAt);
    const first = right < before ? right : before;
    this.days.set(corrects, first);
    return first;
  }
}
