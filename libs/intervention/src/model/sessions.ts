import type { Instant, Refusal, Uuid } from '#kernel';
import { isSeen, type CancelledBy, type RecordedAttendance } from '#assessment/contract';
import type { EventOf } from './events.js';
import { refuse } from './refusals.js';
import type { SessionMode } from './vocabulary.js';

/** A session as it was booked. */
export interface Booking {
  sessionId: Uuid;
  startsAt: Instant;
  mode: SessionMode;
  replaces?: Uuid;
}

/** A session and what became of it. Only a `booked` one can still be cancelled, replaced or attended. */
export type Session = Booking &
  (
    | { status: 'booked' }
    | { status: 'superseded' }
    | { status: 'cancelled'; by: CancelledBy }
    | { status: 'recorded'; code: RecordedAttendance; at: Instant }
  );

type Recorded = Extract<Session, { status: 'recorded' }>;

/** Sessions with one more, and the one that it replaces marked so. */
export function addSession(sessions: readonly Session[], booking: EventOf<'SessionBooked'>['data']): readonly Session[] {
  const others = booking.replaces ? changeSession(sessions, booking.replaces, (s) => ({ ...s, status: 'superseded' })) : sessions;
  return [...others, { ...booking, status: 'booked' }];
}

/** Sessions with one of them changed. */
export function changeSession(sessions: readonly Session[], sessionId: Uuid, change: (session: Session) => Session): readonly Session[] {
  return sessions.map((session) => (session.sessionId === sessionId ? change(session) : session));
}

/** Sessions that use up the plan: those still to come, and those that came round, attended or not. */
export const countedSessions = (sessions: readonly Session[]): readonly Session[] =>
  sessions.filter((s) => s.status === 'booked' || s.status === 'recorded');

/** Sessions whose attendance is known, whatever it was. */
export const recordedSessions = (sessions: readonly Session[]): readonly Recorded[] => sessions.filter((s) => s.status === 'recorded');

/** Sessions in which the person was seen, on time or late. Every count of sessions and every first session comes from here. */
export const attendedSessions = (sessions: readonly Session[]): readonly Recorded[] => recordedSessions(sessions).filter((s) => isSeen(s.code));

/**
 * Refuses unless the session stands as booked, and `tooLate` has nothing against it either. `field` is where the request
 * names the session.
 */
export function refuseUnlessBooked(
  sessions: readonly Session[],
  sessionId: Uuid,
  field: string,
  tooLate: (session: Booking) => Refusal | undefined,
): Refusal | undefined {
  const session = sessions.find((s) => s.sessionId === sessionId);
  switch (session?.status) {
    case undefined:
      return refuse('intervention.session-not-found', { field });
    case 'cancelled':
      return refuse('intervention.session-cancelled', { field });
    case 'superseded':
      return refuse('intervention.session-superseded', { field });
    case 'recorded':
      return refuse('intervention.attendance-twice', { field });
    case 'booked':
      return tooLate(session);
  }
}
