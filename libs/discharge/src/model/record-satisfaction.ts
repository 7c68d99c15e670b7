import { known, londonDate, type Circumstances, type Decision } from '#kernel';
import type { RecordSatisfaction } from './commands.js';
import { notBeforeReferral, requireAcceptedReferralEvenAfterDeath, type DischargeContext } from './context.js';
import type { DischargeEvent } from './events.js';
import { valueFault } from './facts.js';

/** Records a rating of the service. It may come at any time since the referral, also after discharge, and more than once. */
export function recordSatisfaction(
  { from, score, comment }: RecordSatisfaction,
  _state: unknown,
  at: Circumstances & DischargeContext,
): Decision<DischargeEvent> {
  const refusal =
    requireAcceptedReferralEvenAfterDeath(at) ??
    valueFault('SatisfactionRecorded', { from, score }) ??
    notBeforeReferral(at.referral, londonDate(at.effectiveAt));
  return refusal ?? [{ type: 'SatisfactionRecorded', data: { from, score }, personal: known({ comment }) }];
}
