import { known, londonDate, type Instant, type Refusal } from '#kernel';
import type { Decide } from './commands.js';
import type { EventOf } from './events.js';
import { refuse } from './refusals.js';
import { refuseUnlessOfCase, refuseUnlessOngoing } from './running.js';
import { refuseUnlessBooked } from './sessions.js';
import { sessionsOf, type InterventionState } from './state.js';

/**
 * Calls a session off: attendance code 2 (by or for the person) or 4 (by the provider). Allowed on a closed case too, so
 * that nothing stays in a diary.
 */
export const cancelSession: Decide<'CancelSession'> = (command, state, at) => {
  const data = { sessionId: command.sessionId, by: command.by };
  return (
    refuseUnlessOfCase(state, at) ??
    refuseCancellation(state, { data, effectiveAt: at.effectiveAt }) ?? [{ type: 'SessionCancelled', data, personal: known({ note: command.note }) }]
  );
};

/**
 * Why a cancellation does not fit. A person cancels before the start: whoever does not come without notice did not attend,
 * code 3 (NHS Data Dictionary, "ATTENDED OR DID NOT ATTEND CODE"). A provider may have to until the end of the day.
 */
export function refuseCancellation(
  state: InterventionState,
  { data, effectiveAt }: { data: EventOf<'SessionCancelled'>['data']; effectiveAt: Instant },
): Refusal | undefined {
  return (
    refuseUnlessOngoing(state, effectiveAt) ??
    refuseUnlessBooked(sessionsOf(state), data.sessionId, 'sessionId', ({ startsAt }) => {
      const tooLate = data.by === 'person' ? effectiveAt >= startsAt : londonDate(effectiveAt) > londonDate(startsAt);
      return tooLate ? refuse('intervention.cancelled-after-start', { field: 'effectiveAt' }) : undefined;
    })
  );
}
