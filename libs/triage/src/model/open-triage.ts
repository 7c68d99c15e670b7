import { known, type Decision } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import { targetDueOn } from '#programmes/contract';
import type { OpenTriage } from './commands.js';
import type { TriageAt } from './context.js';
import type { TriageEvent } from './events.js';
import type { TriageState } from './state.js';
import { CLINICAL_RISKS } from './vocabulary.js';

/** Opens triage of an accepted case. Opened already: nothing to do. */
export function openTriage(_command: OpenTriage, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  if (state.status !== 'not-opened') return [];
  return requireAcceptedCase(at) ?? opening(state, at);
}

/**
 * The opening of triage, if it is still to come. A decision may overtake the policy that opens triage, and then
 * brings the opening along. Triage opens when the referral was accepted, however late the log hears of it.
 */
export function opening(state: TriageState, at: TriageAt): readonly TriageEvent[] {
  if (state.status !== 'not-opened' || at.referral.status === 'none') return [];
  const dueOn = targetDueOn(at.programme, 'referral-to-triage', at.referral.noticeReceivedOn);
  const opened: TriageEvent = { type: 'TriageOpened', data: known({ dueOn }), effectiveAt: at.referral.acceptedAt ?? at.effectiveAt };
  if (!state.risks.some((risk) => CLINICAL_RISKS.includes(risk))) return [opened];
  return [opened, { type: 'EscalatedToClinician', data: { reason: 'risk-flagged' } }];
}
