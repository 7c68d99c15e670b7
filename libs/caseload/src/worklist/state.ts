import type { Decider, Uuid } from '#kernel';
import type { WorkCommand } from './commands.js';
import type { WorkIdentity, WorklistEvent } from './events.js';

/** An item that fell due, or that was dismissed whether it had or not. */
export type KnownItem = WorkIdentity & { status: 'raised' | 'dismissed' };

/** Items of a case that its worklist stream knows of, by their ids. */
export interface WorklistState {
  items: ReadonlyMap<Uuid, KnownItem>;
}

export const initial: WorklistState = { items: new Map() };

/** How each event changes the state. An item that was dismissed does not come back. */
export const evolve: Decider<WorklistState, WorkCommand, WorklistEvent>['evolve'] = {
  WorklistItemRaised: (state, { data }) => (state.items.has(data.itemId) ? state : withItem(state, data, 'raised')),
  WorklistItemDismissed: (state, { data }) => withItem(state, data, 'dismissed'),
};

function withItem({ items }: WorklistState, item: WorkIdentity & { itemId: Uuid }, status: KnownItem['status']): WorklistState {
  const { itemId, kind, because, weeks } = item;
  return { items: new Map(items).set(itemId, { kind, because, ...(weeks === undefined ? {} : { weeks }), status }) };
}
