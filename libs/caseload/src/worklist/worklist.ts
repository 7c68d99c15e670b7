import { isOneOf, known, refuseMalformedFacts, type Circumstances, type Decider, type Decision, type FactChecks } from '#kernel';
import type { CaseContext } from '#handling/contract';
import type { DismissWorklistItem, RaiseWorklistItem, WorkCommand } from './commands.js';
import { itemIdOf, type WorklistEvent } from './events.js';
import { DISMISSAL_REASONS, kindOfWork } from './kinds.js';
import { refuseWorklist } from './refusals.js';
import { evolve, initial, type WorklistState } from './state.js';

type At = Circumstances & CaseContext;

/** What a correction may put into the fields of each event. */
const checks: FactChecks<WorklistEvent> = { WorklistItemRaised: {}, WorklistItemDismissed: { reason: isOneOf(DISMISSAL_REASONS) } };

/** What falls due in a case, and what a person takes off its worklist. */
export const worklist: Decider<WorklistState, WorkCommand, WorklistEvent, CaseContext> = {
  category: 'worklist',
  initial,
  evolve,
  decide: { RaiseWorklistItem: raiseItem, DismissWorklistItem: dismissItem },
  correctable: {
    // It was due by the facts as they were known then; what they are now decides whether it still stands.
    WorklistItemRaised: 'never',
    WorklistItemDismissed: { data: ['reason'], personal: ['note'], strike: true },
  },
  consistent: (history) => refuseMalformedFacts(history, checks),
};

/** Raises an item, unless it was raised or dismissed before. */
function raiseItem({ item }: RaiseWorklistItem, { items }: WorklistState): Decision<WorklistEvent> {
  const itemId = itemIdOf(item);
  return items.has(itemId) ? [] : [{ type: 'WorklistItemRaised', data: known({ itemId, ...item }) }];
}

/** Dismisses an item that the worklist shows, or that fell due before. */
function dismissItem({ itemId, item, reason, note }: DismissWorklistItem, { items }: WorklistState, _at: At): Decision<WorklistEvent> {
  const earlier = items.get(itemId);
  if (earlier?.status === 'dismissed') return refuseWorklist('worklist.already-dismissed');
  const found = earlier ?? item;
  if (!found) return refuseWorklist('worklist.item-not-found');
  const { kind, because, weeks } = found;
  if (!kindOfWork(kind).dismissable) return refuseWorklist('worklist.needs-its-action', { because: `It asks: ${kindOfWork(kind).words}.` });
  return [{ type: 'WorklistItemDismissed', data: known({ itemId, kind, because, weeks, reason }), personal: known({ note }) }];
}
