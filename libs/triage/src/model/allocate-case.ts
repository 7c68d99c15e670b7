import { known, type Decision, type Instant, type Refusal } from '#kernel';
import type { AllocateCase, ReallocateCase } from './commands.js';
import { requireAcceptedFact, type TriageAt } from './context.js';
import type { Allocation, TriageEvent } from './events.js';
import { refuseTriage } from './refusals.js';
import type { TriageState } from './state.js';

/** Gives an accepted case to its first practitioner, before or after the triage decision. */
export function allocateCase(command: AllocateCase, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireAcceptedFact(at);
  if (refused) return refused;
  if (state.allocatedTo) return refuseTriage('triage.already-allocated');
  return [{ type: 'CaseAllocated', data: allocation(command), personal: known({ note: command.note }) }];
}

/** Ends the present practitioner's spell and begins another's. */
export function reallocateCase(command: ReallocateCase, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireAcceptedFact(at) ?? requireAnotherSpell(state, command, at.effectiveAt);
  if (refused) return refused;
  return [{ type: 'CaseReallocated', data: { ...allocation(command), reason: command.reason }, personal: known({ note: command.note }) }];
}

/** Refuses a spell that has none before it, that changes neither practitioner nor team, or that begins before the present one. */
export function requireAnotherSpell({ allocatedTo }: TriageState, next: Allocation, effectiveAt: Instant): Refusal | undefined {
  if (!allocatedTo) return refuseTriage('triage.not-allocated');
  if (next.practitioner === allocatedTo.practitioner && next.team === allocatedTo.team) {
    return refuseTriage('triage.same-practitioner', { field: 'practitioner' });
  }
  if (effectiveAt >= allocatedTo.since) return undefined;
  return refuseTriage('triage.before-current-allocation', { field: 'effectiveAt', because: `That was at ${allocatedTo.since}.` });
}

const allocation = ({ practitioner, team }: Allocation): Allocation => known({ practitioner, team });
