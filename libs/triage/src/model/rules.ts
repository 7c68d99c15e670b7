import { londonDate, type Rules } from '#kernel';
import { requireAnotherSpell } from './allocate-case.js';
import { requireAnotherStage } from './change-stage.js';
import { exhaustedOn, unansweredAttempts } from './contact-policy.js';
import type { TriageEvent } from './events.js';
import { requireExpectedLater } from './pause-wait.js';
import { requireResultOf } from './record-contact.js';
import { refuseTriage } from './refusals.js';
import type { TriageState } from './state.js';

const always = (): undefined => undefined;

/** What must be so for each event to have followed the events before it: the rules of the decisions, asked again after a correction. */
export const rules: Rules<TriageState, TriageEvent> = {
  TriageOpened: always,
  RiskFlagged: always,
  RiskCleared: (state, { data }) => (state.risks.includes(data.risk) ? undefined : refuseTriage('triage.risk-not-flagged')),
  EscalatedToClinician: always,
  TriageDecided: always,
  StageChanged: (state, { data, effectiveAt }) => {
    if (state.status !== 'decided' || data.from !== state.stage) return refuseTriage('triage.stage-chain-broken');
    return requireAnotherStage(state, data.to, effectiveAt);
  },
  CaseAllocated: always,
  CaseReallocated: (state, { data, effectiveAt }) => requireAnotherSpell(state, data, effectiveAt),
  ContactAttempted: (_state, { data }) => requireResultOf(data.method, data.result),
  // It follows from its attempt, and goes with it if that never reached the person: see `firstContactInStep`.
  FirstContactMade: always,
  // Held against the policy as it was then, which the event carries.
  UnableToContact: (state, { data, effectiveAt }) => {
    const notBefore = exhaustedOn(unansweredAttempts(state, effectiveAt), data.policy);
    return notBefore !== undefined && londonDate(effectiveAt) >= notBefore ? undefined : refuseTriage('triage.contact-policy-not-exhausted');
  },
  WaitPaused: (_state, { data, effectiveAt }) => requireExpectedLater(data.expectedUntil, londonDate(effectiveAt)),
  WaitResumed: always,
};
