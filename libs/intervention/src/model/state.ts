import type { Decider, Instant, Uuid } from '#kernel';
import type { InterventionKind, ProgrammeRef } from '#programmes/contract';
import type { InterventionEvent } from './events.js';
import { addSession, changeSession, type Session } from './sessions.js';
import type { GoalResult, StopReason, SupplierDeclineReason } from './vocabulary.js';

/** What was ordered. */
export interface Order {
  /** The case that the intervention belongs to. */
  caseId: Uuid;
  interventionId: Uuid;
  kind: InterventionKind;
  supplier: string;
  external: boolean;
  plannedSessions: number;
  programme: ProgrammeRef;
  orderedAt: Instant;
}

/** An order that waits for its external supplier's answer. */
export type Ordered = Order & { status: 'ordered' };
/** An order that its supplier turned down. */
export type Declined = Order & { status: 'declined'; declinedAt: Instant; reason: SupplierDeclineReason };
/** An intervention that runs. */
export type Accepted = Order & { status: 'accepted'; acceptedAt: Instant; sessions: readonly Session[] };
/** An intervention that came to its end. */
export type Completed = Order & { status: 'completed'; acceptedAt: Instant; sessions: readonly Session[]; endedAt: Instant; goal: GoalResult };
/** An intervention, or an order, that was broken off. `acceptedAt` is absent if the supplier never answered. */
export type Stopped = Order & { status: 'stopped'; acceptedAt?: Instant; sessions: readonly Session[]; endedAt: Instant; reason: StopReason };

export type InterventionState = { status: 'none' } | Ordered | Declined | Accepted | Completed | Stopped;

export const initial: InterventionState = { status: 'none' };

/** The sessions of an intervention, in the order of booking; none before its supplier accepted it. */
export function sessionsOf(state: InterventionState): readonly Session[] {
  return 'sessions' in state ? state.sessions : [];
}

function withSession(state: InterventionState, sessionId: Uuid, change: (session: Session) => Session): InterventionState {
  return 'sessions' in state ? { ...state, sessions: changeSession(state.sessions, sessionId, change) } : state;
}

type Evolve = Decider<InterventionState, { type: string }, InterventionEvent>['evolve'];

/** How each event changes the state. An internal supplier's order is accepted from the start. */
export const evolve: Evolve = {
  InterventionOrdered: (_, { data, effectiveAt, caseId }) => {
    const order: Order = { ...data, caseId: caseId ?? '', orderedAt: effectiveAt };
    return data.external ? { ...order, status: 'ordered' } : { ...order, status: 'accepted', acceptedAt: effectiveAt, sessions: [] };
  },
  AcceptedBySupplier: (state, { effectiveAt }) =>
    state.status === 'ordered' ? { ...state, status: 'accepted', acceptedAt: effectiveAt, sessions: [] } : state,
  DeclinedBySupplier: (state, { data, effectiveAt }) =>
    state.status === 'ordered' ? { ...state, status: 'declined', declinedAt: effectiveAt, reason: data.reason } : state,
  SessionBooked: (state, { data }) => ('sessions' in state ? { ...state, sessions: addSession(state.sessions, data) } : state),
  SessionCancelled: (state, { data }) => withSession(state, data.sessionId, (s) => ({ ...s, status: 'cancelled', by: data.by })),
  SessionAttendanceRecorded: (state, { data, effectiveAt }) =>
    withSession(state, data.sessionId, (s) => ({ ...s, status: 'recorded', code: data.code, at: effectiveAt })),
  InterventionCompleted: (state, { data, effectiveAt }) =>
    state.status === 'accepted' ? { ...state, status: 'completed', endedAt: effectiveAt, goal: data.goal } : state,
  InterventionStopped: (state, { data, effectiveAt }) =>
    state.status === 'accepted' || state.status === 'ordered'
      ? { ...state, status: 'stopped', sessions: sessionsOf(state), endedAt: effectiveAt, reason: data.reason }
      : state,
};
