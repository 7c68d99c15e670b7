import { known, type Decision } from '#kernel';
import type { EscalateToClinician } from './commands.js';
import { requireAcceptedFact, type TriageAt } from './context.js';
import type { TriageEvent } from './events.js';
import { opening } from './open-triage.js';
import { refuseTriage } from './refusals.js';
import type { TriageState } from './state.js';

/** Passes a triage that waits for its decision to a clinician, who alone can decide it from then on. */
export function escalateToClinician({ reason, note }: EscalateToClinician, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireAcceptedFact(at);
  if (refused) return refused;
  if (state.status === 'decided') return refuseTriage('triage.already-decided');
  if (state.status === 'escalated') return refuseTriage('triage.already-escalated');
  const opened = opening(state, at).filter((event) => event.type === 'TriageOpened');
  return [...opened, { type: 'EscalatedToClinician', data: { reason }, personal: known({ note }) }];
}
