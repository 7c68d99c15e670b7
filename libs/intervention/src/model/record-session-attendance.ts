import { known, type Instant, type Refusal } from '#kernel';
import { attendedAt, isRecordedAttendance } from '#assessment/contract';
import { requireAcceptedCase } from '#handling/contract';
import type { Decide } from './commands.js';
import type { EventOf } from './events.js';
import { refuse } from './refusals.js';
import { refuseUnlessOfCase, refuseUnlessOngoing } from './running.js';
import { refuseUnlessBooked } from './sessions.js';
import { sessionsOf, type InterventionState } from './state.js';

/**
 * Records what became of a session, by national code. Unless a time on its day is given, it became so when the session
 * began: waiting times end with the session, not with its paperwork.
 */
export const recordSessionAttendance: Decide<'RecordSessionAttendance'> = ({ sessionId, code, note }, state, at) => {
  if (!isRecordedAttendance(code)) {
    return refuse(code === '0' ? 'intervention.attendance-not-yet' : 'intervention.attendance-is-cancellation', { field: 'code' });
  }
  const startsAt = sessionsOf(state).find((s) => s.sessionId === sessionId)?.startsAt ?? at.effectiveAt;
  const effectiveAt = at.effectiveAt === at.now ? startsAt : attendedAt(startsAt, at.effectiveAt);
  const data = { sessionId, code };
  return (
    refuseUnlessOfCase(state, at) ??
    (startsAt > at.now ? refuse('intervention.attendance-in-future', { field: 'sessionId' }) : undefined) ??
    requireAcceptedCase({ ...at, effectiveAt }) ??
    refuseAttendance(state, { data, effectiveAt }) ?? [{ type: 'SessionAttendanceRecorded', data, effectiveAt, personal: known({ note }) }]
  );
};

/** Why an attendance does not fit: the intervention was over, the session does not stand as booked, or it lay ahead. */
export function refuseAttendance(
  state: InterventionState,
  { data, effectiveAt }: { data: EventOf<'SessionAttendanceRecorded'>['data']; effectiveAt: Instant },
): Refusal | undefined {
  return (
    refuseUnlessOngoing(state, effectiveAt) ??
    refuseUnlessBooked(sessionsOf(state), data.sessionId, 'sessionId', ({ startsAt }) =>
      effectiveAt < startsAt ? refuse('intervention.attendance-before-session', { field: 'effectiveAt' }) : undefined,
    )
  );
}
