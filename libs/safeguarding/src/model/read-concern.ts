import type { Circumstances, Decision } from '#kernel';
import type { ReadConcern } from './commands.js';
import type { SafeguardingContext } from './context.js';
import type { SafeguardingEvent } from './events.js';
import { inWords, valueFault } from './facts.js';
import { refuseSafeguarding } from './refusals.js';
import { concernOf, type SafeguardingState } from './state.js';

/** Records that a person reads a concern, open or closed, and why. */
export function readConcern(
  { concernId, reason, explanation }: ReadConcern,
  state: SafeguardingState,
  at: Circumstances & SafeguardingContext,
): Decision<SafeguardingEvent> {
  if (at.actor.role === 'system') return refuseSafeguarding('safeguarding.reader-not-a-person');
  if (!concernOf(state, concernId)) return refuseSafeguarding('safeguarding.concern-not-found', { field: 'concernId' });
  const refusal = valueFault('ConcernRead', { reason }) ?? inWords(explanation, 'explanation');
  return refusal ?? [{ type: 'ConcernRead', data: { concernId, reason }, personal: { explanation } }];
}
