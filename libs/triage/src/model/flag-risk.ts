import { known, type Decision } from '#kernel';
import type { ClearRisk, FlagRisk } from './commands.js';
import { requireCaseFact, type TriageAt } from './context.js';
import type { TriageEvent } from './events.js';
import { refuseTriage } from './refusals.js';
import type { TriageState } from './state.js';
import { CLINICAL_RISKS } from './vocabulary.js';

/**
 * Flags a risk, at any time while the case is open; the same risk again is news about it, and recorded. A clinical risk takes
 * a triage that waits for its decision to a clinician; on a decided case it stands for staff to act on.
 */
export function flagRisk({ risk, note }: FlagRisk, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireCaseFact(at);
  if (refused) return refused;
  const flagged: TriageEvent = { type: 'RiskFlagged', data: { risk }, personal: known({ note }) };
  if (state.status !== 'open' || !CLINICAL_RISKS.includes(risk)) return [flagged];
  return [flagged, { type: 'EscalatedToClinician', data: { reason: 'risk-flagged' } }];
}

/** Clears a risk that is flagged. A clinical risk is a clinician's to clear; an escalation stands all the same. */
export function clearRisk({ risk, note }: ClearRisk, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireCaseFact(at);
  if (refused) return refused;
  if (!state.risks.includes(risk)) return refuseTriage('triage.risk-not-flagged', { field: 'risk' });
  if (CLINICAL_RISKS.includes(risk) && at.actor.role !== 'clinician') return refuseTriage('triage.clinician-needed', { field: 'risk' });
  return [{ type: 'RiskCleared', data: { risk }, personal: known({ note }) }];
}
