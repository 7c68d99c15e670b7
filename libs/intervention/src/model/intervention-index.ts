import { fold, isRefusal, type Decider, type Event, type FactCorrected, type Recorded, type Uuid } from '#kernel';
import type { CaseContext } from '#handling/contract';
import type { InterventionCommand } from './commands.js';
import { orderIntervention } from './order-intervention.js';
import { initial as notOrdered } from './state.js';

/**
 * The index of a case: an intervention has a stream of its own, and this is how a case finds its interventions without
 * waiting for a read model. An id is noted before its order, so it may stand for an intervention that never came about.
 */
export type InterventionNoted = Event<'InterventionNoted', { interventionId: Uuid }>;

/** Notes an intervention that is about to be ordered. */
export interface NoteIntervention {
  type: 'NoteIntervention';
  /** The order that follows; nothing is noted for one that would be refused. */
  order: Extract<InterventionCommand, { type: 'OrderIntervention' }>;
}

/** The stream that holds the ids of a case's interventions. */
export const interventionIndexStream = (caseId: Uuid): string => `interventions-${caseId}`;

/** The ids of a case's interventions, in the order in which they were noted. */
export const interventionIdsOf = (events: readonly Recorded<InterventionNoted | FactCorrected>[]): readonly Uuid[] => fold(interventionIndex, events);

/** The interventions of a case. Nobody types an id, so nothing here is ever corrected; an order is struck out where it stands. */
export const interventionIndex: Decider<readonly Uuid[], NoteIntervention, InterventionNoted, CaseContext> = {
  category: 'interventions',
  initial: [],
  evolve: { InterventionNoted: (ids, { data }) => [...ids, data.interventionId] },
  decide: {
    NoteIntervention({ order }, ids, at) {
      if (ids.includes(order.interventionId)) return [];
      const ordered = orderIntervention(order, notOrdered, at);
      return isRefusal(ordered) ? ordered : [{ type: 'InterventionNoted', data: { interventionId: order.interventionId } }];
    },
  },
  correctable: { InterventionNoted: 'never' },
  consistent: () => undefined,
};
