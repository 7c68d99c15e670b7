import { addDaysToInstant, londonDate } from '#kernel';
import { targetDueOn, type Stage } from '#programmes/contract';
import { referralStream } from '#referral/contract';
import { proposeTriage } from '#triage';
import { triageStream, unableToContactDueOn, type TriageEvent } from '#triage/contract';
import { letterAbout } from './letters.js';
import type { Referred } from './referral.js';
import type { Shares } from './shares.js';
import type { Said, SimulatedCase } from './simulated-case.js';

/** What later parts of a case know of its triage. */
export interface Triaged {
  stage: Stage;
  decided: Said;
  /** Whether anybody ever reached the person; else the days of the first attempt and of the deadline that passed. */
  reached: boolean;
}

/** Triage opens and decides, somebody gets the case, and tries to reach the person. */
export function triaged(one: SimulatedCase, { facts, accepted, received, tellsGp }: Referred, shares: Shares): Triaged {
  const { chance, programme, staff, caseId } = one;
  const stream = triageStream(caseId);
  const dueOn = targetDueOn(programme, 'referral-to-triage', facts.noticeReceivedOn);
  one.follows(accepted ?? received, stream, [{ type: 'TriageOpened', data: dueOn ? { dueOn } : {} }]);
  one.workingDays(chance.skewed(1));
  const clinical = chance.happens(0.05);
  if (clinical) {
    one.record(staff.caseworker, stream, [{ type: 'EscalatedToClinician', data: { reason: 'complex-condition' } }]);
    one.workingDays(chance.between(0, 2));
  }
  const proposal = proposeTriage(facts, programme, [], one.today);
  const stage = facts.requestedStage ?? chance.weighted<Stage>(shares.stages);
  const mode = stage === 'A' ? {} : { assessmentMode: chance.pick(programme.assessmentModes) };
  const data = {
    ...{ stage, priority: proposal.priority, ...mode, decidedBy: clinical ? ('clinical' as const) : ('non-clinical' as const) },
    ruleVersion: proposal.ruleVersion,
    proposal,
  } as const;
  // Some decisions are entered a day after they were taken.
  const late = chance.happens(0.04) ? { effectiveAt: later(one.now, received.effectiveAt, accepted?.effectiveAt) } : {};
  const decided = one.record(clinical ? staff.clinician : staff.caseworker, stream, [{ type: 'TriageDecided', data }], late);
  one.minutes(chance.between(10, 200));
  one.record(staff.teamLead, stream, [{ type: 'CaseAllocated', data: { practitioner: staff.caseworker.id, team: staff.team } }]);
  return { stage, decided, reached: contacted(one, stream, tellsGp) };
}

/** A day before now, but not before what it follows. */
const later = (now: string, ...notBefore: (string | undefined)[]): string =>
  [addDaysToInstant(now, -1), ...notBefore.filter((each) => each !== undefined)].sort().at(-1) as string;

/** Attempts until one reaches the person, or the programme's policy is used up. */
function contacted(one: SimulatedCase, stream: string, tellsGp: boolean): boolean {
  const { chance, programme, staff } = one;
  const attempts: { at: string; result: 'no-answer' | 'voicemail' }[] = [];
  one.workingDays(chance.skewed(1.6));
  for (let n = 0; n < programme.contactPolicy.attempts; n++) {
    if (n > 0) one.workingDays(chance.between(1, 4));
    if (chance.happens(0.66)) return reached(one, stream);
    const result = chance.pick(['no-answer', 'voicemail'] as const);
    attempts.push({ at: one.now, result });
    one.record(staff.caseworker, stream, [{ type: 'ContactAttempted', data: { attemptId: chance.id(), method: 'telephone', result } }]);
  }
  const unanswered = attempts.map(({ at, result }) => ({ attemptId: '', at, method: 'telephone' as const, result }));
  const dueOn = unableToContactDueOn({ status: 'not-opened', risks: [], attempts: unanswered, pauses: [] }, programme.contactPolicy);
  while (dueOn !== undefined && one.today <= dueOn) one.workingDays(1);
  const [first, last] = [attempts[0], attempts.at(-1)];
  if (!first || !last) return false;
  const data = { attempts: attempts.length, firstAttemptAt: first.at, lastAttemptAt: last.at, policy: programme.contactPolicy };
  const unable = one.record({ id: 'stepwise', role: 'system', organisation: 'stepwise' }, stream, [{ type: 'UnableToContact', data }]);
  letterAbout(one, 'unable-to-contact', unable, tellsGp);
  if (chance.happens(0.5)) return false;
  one.workingDays(chance.between(2, 15));
  return reached(one, stream);
}

function reached(one: SimulatedCase, stream: string): boolean {
  const { chance, staff } = one;
  const attemptId = chance.id();
  const effectiveAt = one.now;
  // Some notes are written up days after the call.
  if (chance.happens(0.08)) one.workingDays(chance.between(1, 6));
  const events: TriageEvent[] = [
    { type: 'ContactAttempted', data: { attemptId, method: 'telephone', result: 'spoke' } },
    { type: 'FirstContactMade', data: { method: 'telephone', attemptId } },
  ];
  one.record(staff.caseworker, stream, events, { effectiveAt });
  return true;
}

/** The person asks for their wait to stand still, and comes back. */
export function paused(one: SimulatedCase): void {
  const { chance, staff, caseId, programme } = one;
  if (!programme.clocks.pauseOnRequest || !chance.happens(0.05)) return;
  const stream = triageStream(caseId);
  const pauseId = chance.id();
  const days = chance.between(7, 28);
  const reason = chance.pick(['holiday', 'illness-or-treatment', 'caring', 'work'] as const);
  one.minutes(20);
  one.record(staff.caseworker, stream, [
    { type: 'WaitPaused', data: { pauseId, reason, expectedUntil: londonDate(addDaysToInstant(one.now, days)) } },
  ]);
  one.days(days);
  one.record(staff.caseworker, stream, [{ type: 'WaitResumed', data: { pauseId } }]);
}

/** The case steps up to more support. */
export function steppedUp(one: SimulatedCase, from: Stage, to: Stage): void {
  const { chance, programme, staff, caseId } = one;
  const data = { direction: 'up', from, to, reason: 'needs-more-support', assessmentMode: chance.pick(programme.assessmentModes) } as const;
  one.record(staff.caseworker, triageStream(caseId), [{ type: 'StageChanged', data }]);
}

/** Another programme takes over, with its own staff. */
export function transferred(one: SimulatedCase, to: SimulatedCase['programme'], staff: SimulatedCase['staff']): void {
  const { programme, caseId, chance } = one;
  const refs = { from: { id: programme.id, version: programme.version }, to: { id: to.id, version: to.version } };
  const reason = chance.pick(['better-fit', 'person-choice', 'capacity'] as const);
  one.record(one.staff.caseworker, referralStream(caseId), [{ type: 'ReferralTransferred', data: { ...refs, reason } }]);
  one.programme = to;
  one.staff = staff;
  one.minutes(60);
  const data = { practitioner: staff.caseworker.id, team: staff.team, reason: 'other' } as const;
  one.record(staff.teamLead, triageStream(caseId), [{ type: 'CaseReallocated', data }]);
}
