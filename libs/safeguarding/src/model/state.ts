import type { Decider, Instant, Uuid } from '#kernel';
import type { SafeguardingCommand } from './commands.js';
import type { SafeguardingEvent } from './events.js';

/** A concern, open or closed. */
export type Concern = { concernId: Uuid; raisedAt: Instant } & ({ status: 'open' } | { status: 'closed'; closedAt: Instant });

/** Whether any concern was ever raised, and how each one stands. */
export type SafeguardingState = { status: 'nothing-raised' } | { status: 'concerns-raised'; concerns: readonly Concern[] };

export const initial: SafeguardingState = { status: 'nothing-raised' };

/** How each event changes the state. */
export const evolve: Decider<SafeguardingState, SafeguardingCommand, SafeguardingEvent>['evolve'] = {
  ConcernRaised: (state, { data, effectiveAt }) => ({
    status: 'concerns-raised',
    concerns: [...concernsOf(state), { concernId: data.concernId, raisedAt: effectiveAt, status: 'open' }],
  }),
  ConcernClosed: (state, { data, effectiveAt }) => ({
    status: 'concerns-raised',
    concerns: concernsOf(state).map((concern) =>
      concern.concernId === data.concernId ? { ...concern, status: 'closed', closedAt: effectiveAt } : concern,
    ),
  }),
  ConcernRead: (state) => state,
};

/** All concerns of a case, oldest first. */
export const concernsOf = (state: SafeguardingState): readonly Concern[] => (state.status === 'nothing-raised' ? [] : state.concerns);

/** The concern of that id, if the case has it. */
export const concernOf = (state: SafeguardingState, concernId: Uuid): Concern | undefined =>
  concernsOf(state).find((concern) => concern.concernId === concernId);
