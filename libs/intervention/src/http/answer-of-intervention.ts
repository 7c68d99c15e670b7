import type { AttendanceCode } from '#assessment/contract';
import { known } from '#kernel';
import { attendedSessions, countedSessions, type Session } from '../model/sessions.js';
import { sessionsOf, type InterventionState } from '../model/state.js';
import type { InterventionAnswer, SessionAnswer } from './interventions-answer.js';

/** An intervention as HTTP tells of it. */
export function answerOfIntervention(state: Exclude<InterventionState, { status: 'none' }>): InterventionAnswer {
  const sessions = sessionsOf(state);
  const attended = attendedSessions(sessions);
  const { interventionId, status, kind, supplier, external, plannedSessions, orderedAt } = state;
  return known({
    interventionId,
    status,
    kind,
    supplier,
    external,
    plannedSessions,
    // A correction can take planned sessions away that were used.
    sessionsLeft: Math.max(0, plannedSessions - countedSessions(sessions).length),
    attendedSessions: attended.length,
    orderedAt,
    acceptedAt: 'acceptedAt' in state ? state.acceptedAt : undefined,
    firstAttendedAt: attended.map(({ at }) => at).toSorted()[0],
    endedAt: state.status === 'declined' ? state.declinedAt : 'endedAt' in state ? state.endedAt : undefined,
    goal: 'goal' in state ? state.goal : undefined,
    reason: 'reason' in state ? state.reason : undefined,
    sessions: sessions.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)).map(answerOfSession),
  });
}

function answerOfSession(session: Session): SessionAnswer {
  const { sessionId, status, startsAt, mode, replaces } = session;
  const cancelledBy = session.status === 'cancelled' ? session.by : undefined;
  return known({ sessionId, status, startsAt, mode, attendance: attendanceOf(session), cancelledBy, replaces });
}

/** The national code that follows from how a session stands: a cancellation is 2 by the person and 4 by the provider. */
function attendanceOf(session: Session): AttendanceCode | undefined {
  if (session.status === 'recorded') return session.code;
  if (session.status === 'cancelled') return session.by === 'person' ? '2' : '4';
  return undefined;
}
