import { startOfDay, type Instant, type LocalDate } from '#kernel';
import type { Change } from './course.js';

/** An event in the history of a case. */
export interface EventOfCase {
  type: string;
  position: string;
  effectiveAt: Instant;
  data: object;
}

/**
 * What the events of a case were, by their positions. A referral happened when notice of it was received, however late somebody
 * entered it. @throws Error for a position at which the case has no event: its facts do not follow from its history
 *
 * @param beside events that are of no case and change what cases are counted under, by their positions
 */
export function tellingOf(history: readonly EventOfCase[], beside: ReadonlyMap<string, EventOfCase>): (position: string) => Change {
  const byPosition = new Map(history.map((event) => [event.position, event]));
  return (position) => {
    const event = byPosition.get(position) ?? beside.get(position);
    if (!event) throw new Error(`No event of the case is at position ${position}`);
    return { kind: 'event', type: event.type, happenedAt: happenedAt(event) };
  };
}

function happenedAt({ type, effectiveAt, data }: EventOfCase): Instant {
  const { noticeReceivedOn } = data as { noticeReceivedOn?: LocalDate };
  if (type !== 'ReferralReceived' || noticeReceivedOn === undefined) return effectiveAt;
  const noticed = startOfDay(noticeReceivedOn);
  return noticed < effectiveAt ? noticed : effectiveAt;
}
