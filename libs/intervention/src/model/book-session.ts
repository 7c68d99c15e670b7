import { addDaysToInstant, known, type Instant, type Refusal } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import type { Decide } from './commands.js';
import type { EventOf } from './events.js';
import { refuse } from './refusals.js';
import { refuseIfEnded, refuseUnlessOfCase, refuseUnlessOngoing } from './running.js';
import { countedSessions, refuseUnlessBooked } from './sessions.js';
import { sessionsOf, type InterventionState } from './state.js';

/** A year and a day: longer is a slip of the keyboard. */
const DAYS_AHEAD = 366;

/**
 * Books a session, or moves one by `replaces`. It may be keyed in after the session began, and then counts as booked
 * when it began: nobody is seen before the booking.
 */
export const bookSession: Decide<'BookSession'> = (command, state, at) => {
  const bookedAt = command.startsAt < at.effectiveAt ? command.startsAt : at.effectiveAt;
  const { startsAt, mode, replaces } = command;
  const data = known({ sessionId: at.id('session'), startsAt, mode, replaces });
  if (startsAt > addDaysToInstant(at.now, DAYS_AHEAD)) return refuse('intervention.booking-too-far-ahead', { field: 'startsAt' });
  return (
    requireAcceptedCase({ ...at, effectiveAt: bookedAt }) ??
    refuseUnlessOfCase(state, at) ??
    refuseBooking(state, { data, effectiveAt: bookedAt }) ?? [
      { type: 'SessionBooked', data, effectiveAt: bookedAt, personal: known({ place: command.place, note: command.note }) },
    ]
  );
};

/** Why a booking does not fit: order not accepted or over, plan used up, another session at that time, wrong `replaces`. */
export function refuseBooking(
  state: InterventionState,
  booking: { data: EventOf<'SessionBooked'>['data']; effectiveAt: Instant },
): Refusal | undefined {
  const { startsAt, replaces } = booking.data;
  if (state.status !== 'none' && startsAt < state.orderedAt) return refuse('intervention.session-before-order', { field: 'startsAt' });
  return (
    refuseUnlessOngoing(state, booking.effectiveAt) ??
    refuseIfEnded(state, startsAt) ??
    refuseUnlessAccepted(state, booking.effectiveAt) ??
    (replaces === undefined ? undefined : refuseReplacing(state, replaces, booking.effectiveAt)) ??
    refuseBesideOthers(state, startsAt, replaces)
  );
}

function refuseUnlessAccepted(state: InterventionState, when: Instant): Refusal | undefined {
  const accepted = 'acceptedAt' in state && state.acceptedAt !== undefined && when >= state.acceptedAt;
  return accepted ? undefined : refuse('intervention.not-accepted-by-supplier');
}

function refuseReplacing(state: InterventionState, replaces: string, when: Instant): Refusal | undefined {
  return refuseUnlessBooked(sessionsOf(state), replaces, 'replaces', ({ startsAt }) =>
    when < startsAt ? undefined : refuse('intervention.reschedule-after-start', { field: 'replaces' }),
  );
}

function refuseBesideOthers(state: InterventionState, startsAt: Instant, replaces: string | undefined): Refusal | undefined {
  if (state.status === 'none') return undefined;
  const others = countedSessions(sessionsOf(state)).filter((s) => s.sessionId !== replaces);
  if (others.some((s) => s.startsAt === startsAt)) return refuse('intervention.session-clash', { field: 'startsAt' });
  if (others.length < state.plannedSessions) return undefined;
  return refuse('intervention.session-plan-used-up', {
    because: `Planned: ${state.plannedSessions}.`,
    details: { plannedSessions: state.plannedSessions },
  });
}
