import type { Actor, Instant } from '#kernel';
import type { AssessmentMode, Stage } from '#programmes/contract';
import type { ReferralFacts } from '#referral/contract';
import type { ContactMethod, ContactResult, EscalationReason, Risk, TriageEvent } from '#triage/contract';
import type { TriageContext } from '#triage';
import { aCaseworker, type Past } from '#support/decisions.js';
import { anOpenCase } from '#support/stories.js';

export const aClinician: Actor = { ...aCaseworker, id: 'clinician-1', role: 'clinician' };
export const aTeamLead: Actor = { ...aCaseworker, id: 'team-lead-1', role: 'team-lead' };
export const aSchedule: Actor = { id: 'contact-policy', role: 'system', organisation: 'stepwise' };

/** An employed person three weeks off work with a bad back when the referral is received: it scores nothing. */
export function aReferralFromAGp(overrides: Partial<ReferralFacts> = {}): ReferralFacts {
  return {
    source: 'gp',
    channel: 'json-api',
    referrer: { organisation: 'A81001' },
    practice: 'A81001',
    conditionGroups: ['musculoskeletal'],
    employment: { status: 'employed', employerSize: '50-249', offSick: true },
    absenceStartedOn: '2026-02-20',
    ageBand: '35-44',
    sex: 'female',
    ethnicGroup: 'white',
    noticeReceivedOn: '2026-03-02',
    nhsNumberStatus: 'verified',
    ...overrides,
  };
}

/** An accepted case of the staged programme. */
export function aCaseInTriage(overrides: Partial<TriageContext> = {}): TriageContext {
  return { ...anOpenCase(), referralFacts: aReferralFromAGp(), ...overrides };
}

type PastTriage = Past<TriageEvent>;

export const triageOpened = (at: Instant = '2026-03-02T09:00:00.000Z'): PastTriage => ({ type: 'TriageOpened', data: { dueOn: '2026-03-04' }, at });

export const riskFlagged = (risk: Risk): PastTriage => ({ type: 'RiskFlagged', data: { risk } });

export const riskCleared = (risk: Risk): PastTriage => ({ type: 'RiskCleared', data: { risk } });

export const escalated = (reason: EscalationReason = 'complex-condition'): PastTriage => ({ type: 'EscalatedToClinician', data: { reason } });

/** Decided on 3 March as proposed, by telephone unless it is stage A. */
export function decidedFor(stage: Stage, mode: AssessmentMode | undefined = stage === 'A' ? undefined : 'telephone'): PastTriage {
  const chosen = { stage, priority: 'routine' as const };
  const proposal = { ...chosen, ...(mode ? { mode } : {}), score: 0, reasons: [], ruleVersion: 'triage-rules-1' };
  const data = { ...chosen, ...(mode ? { assessmentMode: mode } : {}), decidedBy: 'non-clinical' as const, ruleVersion: 'triage-rules-1', proposal };
  return { type: 'TriageDecided', data, at: '2026-03-03T10:00:00.000Z' };
}

export const steppedUp = (from: Stage, to: Stage, at: Instant = '2026-03-05T10:00:00.000Z'): PastTriage => ({
  type: 'StageChanged',
  data: { direction: 'up', from, to, reason: 'needs-more-support' },
  at,
});

export const allocatedTo = (practitioner: string, team?: string, at: Instant = '2026-03-03T11:00:00.000Z'): PastTriage => ({
  type: 'CaseAllocated',
  data: { practitioner, ...(team ? { team } : {}) },
  at,
});

export const reallocatedTo = (practitioner: string, at: Instant = '2026-03-06T11:00:00.000Z'): PastTriage => ({
  type: 'CaseReallocated',
  data: { practitioner, reason: 'capacity' },
  at,
});

/** An attempt known as `attempt-<result>-<at>`. */
export const attempted = (result: ContactResult, at: Instant, method: ContactMethod = 'telephone'): PastTriage => ({
  type: 'ContactAttempted',
  data: { attemptId: attemptIdOf(result, at), method, result },
  at,
});

/** The id that `attempted` gives to an attempt. */
export const attemptIdOf = (result: ContactResult, at: Instant): string => `attempt-${result}-${at}`;

/** The first contact, made by an answered telephone call at that time. */
export const firstContactByCall = (at: Instant): PastTriage => ({
  type: 'FirstContactMade',
  data: { method: 'telephone', attemptId: attemptIdOf('spoke', at) },
  at,
});

/** The person rang the service. */
export const personRang = (at: Instant): PastTriage => ({ type: 'FirstContactMade', data: { method: 'telephone' }, at });

export const unableToContact = (at: Instant): PastTriage => ({
  type: 'UnableToContact',
  data: { attempts: 3, firstAttemptAt: '2026-03-03T10:00:00.000Z', lastAttemptAt: at, policy: { attempts: 3, overDays: 10 } },
  at,
});

export const paused = (pauseId: string, at: Instant): PastTriage => ({ type: 'WaitPaused', data: { pauseId, reason: 'holiday' }, at });

export const resumed = (pauseId: string, at: Instant): PastTriage => ({ type: 'WaitResumed', data: { pauseId }, at });
