import { addDays, londonDate, type Happened } from '#kernel';

import { itemIdOf, worklistStream } from '#caseload/contract';
import {
  deriveOutcome,
  dischargeStream,
  workRecords,
  workStandingAtReferral,
  type AfterDna,
  type DischargeEvent,
  type DischargeReason,
  type WorkFacts,
} from '#discharge/contract';
import { instrumentsFor, measured } from './assessment.js';
import { letterAbout } from './letters.js';
import type { Referred } from './referral.js';
import type { Said, SimulatedCase } from './simulated-case.js';

/** What is known of somebody's work as a case goes on. */
export class Work {
  private readonly told: Happened<DischargeEvent>[] = [];

  constructor(
    private readonly one: SimulatedCase,
    private readonly referred: Referred,
  ) {}

  get outOfWork(): boolean {
    return this.referred.facts.employment.status !== 'employed';
  }

  /** Somebody says where the person stands in work. */
  recorded(facts: WorkFacts): void {
    const { one } = this;
    const effectiveAt = one.now;
    const { eventId } = one.record(one.staff.caseworker, dischargeStream(one.caseId), [{ type: 'WorkStatusRecorded', data: facts }]);
    this.told.push({ type: 'WorkStatusRecorded', data: facts, eventId, effectiveAt, correctedBy: [] } as unknown as Happened<DischargeEvent>);
  }

  /** What the outcome is now, as the service works it out. */
  outcome(reason: DischargeReason) {
    const { facts } = this.referred;
    return deriveOutcome(workRecords(this.told), this.one.now, { on: facts.noticeReceivedOn, standing: workStandingAtReferral(facts) }, reason);
  }
}

/** Where the person stands at the end: better for some, as before for the others. */
export function workAtEnd({ chance }: SimulatedCase, outOfWork: boolean): WorkFacts {
  const back = chance.happens(outOfWork ? 0.32 : 0.68);
  const evidence = chance.pick(['person', 'employer', 'fit-note'] as const);
  if (!back) return { status: outOfWork ? 'unemployed' : 'off-sick', evidence: 'person' };
  const status = chance.happens(0.35) ? 'at-work-with-adjustments' : 'at-work';
  return { status, hoursPerWeek: chance.between(12, 39), evidence };
}

/** The case is closed, and the person is asked about it. */
export function discharged(one: SimulatedCase, referred: Referred, work: Work, reason: DischargeReason, afterDna?: AfterDna): Said {
  const { chance, staff, caseId } = one;
  const stream = dischargeStream(caseId);
  one.minutes(15);
  const rating = reason === 'completed' && chance.happens(0.7) ? { benefitRating: chance.between(3, 10) } : {};
  const data = { reason, ...rating, ...(afterDna ? { afterDna } : {}), outcome: work.outcome(reason) };
  const closed = one.record(staff.caseworker, stream, [{ type: 'CaseDischarged', data }]);
  letterAbout(one, 'discharge', closed, referred.tellsGp);
  if (reason === 'completed' && chance.happens(0.35)) {
    one.days(chance.between(1, 14));
    one.record(staff.caseworker, stream, [{ type: 'SatisfactionRecorded', data: { from: 'person', score: chance.between(2, 5) } }]);
  }
  return closed;
}

/** Weeks later somebody asks how the person is doing at work. */
export function followedUp(one: SimulatedCase, { facts, tellsGp }: Referred, closed: Said, outOfWork: boolean): void {
  const { chance, programme, staff, caseId } = one;
  const stream = dischargeStream(caseId);
  const from = londonDate(closed.effectiveAt);
  for (const weeks of programme.followUpWeeks) {
    const dueOn = addDays(from, weeks * 7);
    while (one.today < dueOn && !one.isOver) one.days(Math.max(1, Math.round((Date.parse(dueOn) - Date.parse(one.today)) / 86_400_000)));
    if (one.isOver) return;
    const item = { kind: 'follow-up-due', because: closed.eventId, weeks, dueOn } as const;
    one.follows(closed, worklistStream(caseId), [{ type: 'WorklistItemRaised', data: { ...item, itemId: itemIdOf(item) } }]);
    one.workingDays(chance.skewed(2));
    const missed = chance.happens(0.28);
    const data = missed ? { weeks, status: 'not-reached' as const } : { weeks, ...workAtEnd(one, outOfWork) };
    letterAbout(one, 'follow-up', one.record(staff.caseworker, stream, [{ type: 'FollowUpRecorded', data }]), tellsGp);
    if (!missed && weeks === 26 && chance.happens(0.3)) for (const id of instrumentsFor(facts).slice(0, 1)) measured(one, id, 'follow-up', 0.3);
  }
}
