import { known, type Circumstances, type Decision, type Instant, type Refusal } from '#kernel';
import type { CloseConcern } from './commands.js';
import type { SafeguardingContext } from './context.js';
import type { SafeguardingEvent } from './events.js';
import { valueFault } from './facts.js';
import { refuseSafeguarding } from './refusals.js';
import { concernOf, type SafeguardingState } from './state.js';

/** Closes an open concern. */
export function closeConcern(
  { concernId, outcome, note }: CloseConcern,
  state: SafeguardingState,
  at: Circumstances & SafeguardingContext,
): Decision<SafeguardingEvent> {
  const refusal = closable(state, concernId, at.effectiveAt) ?? valueFault('ConcernClosed', { outcome });
  return refusal ?? [{ type: 'ConcernClosed', data: { concernId, outcome }, personal: known({ note }) }];
}

/** Refuses to close a concern that does not exist, is closed already, or was raised only later. */
export function closable(state: SafeguardingState, concernId: string, effectiveAt: Instant): Refusal | undefined {
  const concern = concernOf(state, concernId);
  if (!concern) return refuseSafeguarding('safeguarding.concern-not-found', { field: 'concernId' });
  if (concern.status === 'closed') return refuseSafeguarding('safeguarding.already-closed');
  return effectiveAt < concern.raisedAt ? refuseSafeguarding('safeguarding.closed-before-raised', { field: 'effectiveAt' }) : undefined;
}
