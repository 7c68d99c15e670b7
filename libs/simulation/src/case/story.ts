import { addDays, type Uuid } from '#kernel';
import { assessmentStream } from '#assessment/contract';
import { dischargeStream, REASONS_AFTER_DNA } from '#discharge/contract';
import type { Programme } from '#programmes/contract';
import { referralStream } from '#referral/contract';
import type { Chains } from '../log/chains.js';
import { assessed, instrumentsFor, measured, planned } from './assessment.js';
import { discharged, followedUp, Work, workAtEnd } from './ending.js';
import { referred, type Referred } from './referral.js';
import type { Shares } from './shares.js';
import type { SimulatedCase } from './simulated-case.js';
import { staffOf } from './staff.js';
import { employerTold, supported } from './support.js';
import { paused, steppedUp, transferred, triaged } from './triage.js';

/** What a story is told over: the programme's shares, the person's record, and a programme that may take over. */
export interface Telling {
  shares: Shares;
  person: { chains: Chains; earlierCase?: Uuid };
  mayTakeOver?: Programme;
}

/** Tells a case from its referral to its last follow-up. */
export function tell(one: SimulatedCase, { shares, person, mayTakeOver }: Telling): void {
  const { chance } = one;
  const known = referred(one, shares, person);
  if (!known.accepted) return;
  const work = new Work(one, known);
  const { stage: decided, reached } = triaged(one, known, shares);
  let stage = decided;
  if (!reached)
    return endedAfter(one, known, work, {
      reason: 'unable-to-contact',
      noticeGivenOn: one.today,
      missedOn: addDays(one.today, one.programme.clearNoticeDays),
    });
  paused(one);
  if (mayTakeOver && chance.happens(0.03)) {
    transferred(one, mayTakeOver, staffOf(mayTakeOver, chance));
  }
  if (stage === 'A' && chance.happens(0.03) && one.programme.stages.includes('B')) {
    one.workingDays(chance.between(1, 4));
    steppedUp(one, 'A', 'B');
    stage = 'B';
  }
  if (stage !== 'A') {
    const found = assessed(one, known);
    if (!found.came) return endedAfter(one, known, work, { reason: 'did-not-attend', ...found });
  } else for (const instrument of instrumentsFor(known.facts).slice(0, 1)) measured(one, instrument, 'baseline', 0.4);
  work.recorded(
    work.outOfWork
      ? { status: 'unemployed', evidence: 'person' }
      : { status: known.facts.employment.offSick ? 'off-sick' : 'at-work', evidence: 'person' },
  );
  if (stage === 'A') one.workingDays(chance.skewed(4));
  else supportedAt(one, known, stage);
  if (stage !== 'A' && chance.happens(0.07)) return void discharged(one, known, work, 'disengaged');
  finished(one, known, work);
}

function supportedAt(one: SimulatedCase, known: Referred, stage: 'B' | 'C'): void {
  const { chance, programme } = one;
  if (stage === 'C' || chance.happens(0.6)) planned(one, stage, known.tellsGp);
  if (known.employerConsent && chance.happens(0.6)) employerTold(one, known.employerConsent);
  if (stage === 'B') return one.workingDays(chance.skewed(14));
  for (let n = chance.happens(0.3) ? 2 : 1; n > 0; n--) supported(one, chance.pick(programme.catalogue), known.tellsGp);
  one.workingDays(chance.skewed(5));
}

/** The usual end: where the person stands, the measures again, discharge, follow-ups; a few come back, a few things were wrong. */
function finished(one: SimulatedCase, known: Referred, work: Work): void {
  const { chance, staff, caseId } = one;
  work.recorded(workAtEnd(one, work.outOfWork));
  const again = instrumentsFor(known.facts).map((id) => (chance.happens(0.75) ? measured(one, id, 'discharge', 0.32) : undefined));
  const closed = discharged(one, known, work, 'completed');
  const corrected = again.find((said) => said !== undefined);
  if (chance.happens(0.02)) {
    one.days(chance.between(3, 60));
    const facts = { practice: `X9${String(chance.between(9101, 9248))}` };
    const data = { corrects: known.received.eventId, correctedType: 'ReferralReceived', reason: 'clerical-error', facts, struckOut: false } as const;
    one.record(staff.teamLead, referralStream(caseId), [{ type: 'FactCorrected', data }]);
  } else if (corrected && chance.happens(0.02)) {
    one.days(chance.between(3, 60));
    const data = { corrects: corrected.eventId, correctedType: 'MeasureRecorded', reason: 'entered-in-error', facts: {}, struckOut: true } as const;
    one.record(staff.teamLead, assessmentStream(caseId), [{ type: 'FactCorrected', data }]);
  }
  if (!chance.happens(0.01)) return followedUp(one, known, closed, work.outOfWork);
  one.days(chance.between(3, 20));
  one.record(staff.caseworker, dischargeStream(caseId), [{ type: 'CaseReopened', data: { reason: 'relapse' } }]);
  one.workingDays(chance.between(10, 40));
  work.recorded(workAtEnd(one, work.outOfWork));
  followedUp(one, known, discharged(one, known, work, 'completed'), work.outOfWork);
}

/** The case of somebody who was not reached, or stayed away, is closed by a person who says how they made sure. */
function endedAfter(
  one: SimulatedCase,
  known: Referred,
  work: Work,
  missed: { reason: (typeof REASONS_AFTER_DNA)[number]; noticeGivenOn: string; missedOn: string },
): void {
  const { programme, staff } = one;
  one.days(Math.max(programme.rebookWithinDays, programme.clearNoticeDays + 1));
  const { noticeGivenOn, missedOn: noticeFor } = missed;
  discharged(one, known, work, missed.reason, { decidedBy: staff.teamLead.id, noticeGivenOn, noticeFor, vulnerabilityCheckedOn: one.today });
}
