import { known, type Circumstances, type Decision } from '#kernel';
import type { RecordWorkStatus } from './commands.js';
import { requireAcceptedReferral, type DischargeContext } from './context.js';
import type { DischargeEvent } from './events.js';
import { hoursFault, valueFault } from './facts.js';
import type { DischargeState } from './state.js';

/**
 * Records a work status from the effective time on. That may lie before the referral ("off sick since") or after the
 * discharge: an outcome is only sustained if somebody asks again. The same status again confirms it.
 */
export function recordWorkStatus(
  { status, hoursPerWeek, evidence, note }: RecordWorkStatus,
  _state: DischargeState,
  at: Circumstances & DischargeContext,
): Decision<DischargeEvent> {
  const facts = known({ status, hoursPerWeek, evidence });
  const refusal = requireAcceptedReferral(at) ?? valueFault('WorkStatusRecorded', facts) ?? hoursFault(facts);
  return refusal ?? [{ type: 'WorkStatusRecorded', data: facts, personal: known({ note }) }];
}
