import type { Circumstances, Decision } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { RaiseConcern } from './commands.js';
import type { SafeguardingContext } from './context.js';
import type { SafeguardingEvent } from './events.js';
import { inWords, valueFault } from './facts.js';
import type { SafeguardingState } from './state.js';

/** Raises a concern. Neither a referral that was not accepted, nor a discharge, nor a death stands in its way. */
export function raiseConcern(
  { category, severity, description }: RaiseConcern,
  _state: SafeguardingState,
  at: Circumstances & SafeguardingContext,
): Decision<SafeguardingEvent> {
  const noCase = at.referral.status === 'none' ? refuseCase('case.not-found') : undefined;
  const refusal = noCase ?? valueFault('ConcernRaised', { category, severity }) ?? inWords(description, 'description');
  return refusal ?? [{ type: 'ConcernRaised', data: { concernId: at.id('concern'), category, severity }, personal: { description } }];
}
