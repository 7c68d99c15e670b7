import { fold, type FactCorrected, type Instant, type Recorded, type Uuid } from '#kernel';
import type { InterventionKind } from '#programmes/contract';
import type { InterventionEvent } from './events.js';
import { attendedSessions } from './sessions.js';
import { evolve, initial, sessionsOf } from './state.js';

/** The stream that one intervention lives in. */
export const interventionStream = (interventionId: Uuid): string => `intervention-${interventionId}`;

/** What other modules may rely on about an intervention. `none`: there is no such intervention. */
export type InterventionStanding =
  | { status: 'none' }
  | {
      status: 'ordered' | 'declined' | 'accepted' | 'completed' | 'stopped';
      caseId: Uuid;
      interventionId: Uuid;
      kind: InterventionKind;
      /** Code of the supplier in the programme's catalogue. */
      supplier: string;
      external: boolean;
      plannedSessions: number;
      orderedAt: Instant;
      acceptedAt?: Instant;
      /** When it was completed, stopped or declined. */
      endedAt?: Instant;
      /** Sessions in which the person was seen (attendance 5 and 6), and when the first of them was. */
      attendedSessions: number;
      firstAttendedAt?: Instant;
      /** Sessions that stand as booked, earliest first. */
      bookedSessions: readonly { sessionId: Uuid; startsAt: Instant }[];
    };

/** Folds an intervention's stream to what other modules may rely on. */
export function interventionStanding(events: readonly Recorded<InterventionEvent | FactCorrected>[]): InterventionStanding {
  const state = fold({ initial, evolve }, events);
  if (state.status === 'none') return state;
  const { status, caseId, interventionId, kind, supplier, external, plannedSessions, orderedAt } = state;
  const sessions = sessionsOf(state);
  const attended = attendedSessions(sessions).map((s) => s.at);
  const endedAt = state.status === 'declined' ? state.declinedAt : 'endedAt' in state ? state.endedAt : undefined;
  return {
    status,
    caseId,
    interventionId,
    kind,
    supplier,
    external,
    plannedSessions,
    orderedAt,
    acceptedAt: 'acceptedAt' in state ? state.acceptedAt : undefined,
    endedAt,
    attendedSessions: attended.length,
    firstAttendedAt: attended.sort()[0],
    bookedSessions: sessions
      .filter((s) => s.status === 'booked')
      .map(({ sessionId, startsAt }) => ({ sessionId, startsAt }))
      .sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
  };
}
