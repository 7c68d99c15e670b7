import { refusals, type Circumstances, type Refusal } from '#kernel';
import type { DischargeStanding } from '#discharge/contract';
import type { Programme } from '#programmes/contract';
import type { ReferralStanding } from '#referral/contract';

/** What every decision about a case knows of the rest of the case, read from the log at that moment. */
export interface CaseContext {
  referral: ReferralStanding;
  discharge: DischargeStanding;
  /** The programme version that the case is pinned to. */
  programme: Programme;
}

export const refuseCase = refusals({
  'case.not-found': { kind: 'not-found', message: 'There is no such case. Check the case id.' },
  'case.struck-out': {
    kind: 'not-found',
    message: 'The referral of this case was struck out as entered in error, so there is no case. Its timeline keeps what was recorded.',
  },
  'case.not-accepted': {
    kind: 'conflict',
    message: 'The referral of this case has not been accepted. Accept it first with POST referral/accept.',
  },
  'case.referral-closed': {
    kind: 'conflict',
    message: 'The referral of this case was not accepted or was withdrawn, so nothing more can be recorded on it.',
  },
  'case.discharged': {
    kind: 'conflict',
    message: 'The case was discharged before that time. Record what happened before the discharge with its own date, or reopen the case.',
  },
  'case.person-died': { kind: 'conflict', message: 'The person has died. The case can only be discharged.' },
  'effective.in-future': { kind: 'invalid', message: 'effectiveAt lies in the future. Only something that has happened can be recorded.' },
  'effective.before-referral': { kind: 'invalid', message: 'effectiveAt lies before the referral of this case.' },
});

/**
 * Refuses unless the case takes facts of that time: it exists, its referral is not closed, it was not discharged by
 * then. A late entry about the time before a discharge is welcome after it.
 */
export function requireOpenCase(at: Circumstances & CaseContext): Refusal | undefined {
  const { referral, discharge } = at;
  if (referral.status === 'none') return refuseCase('case.not-found');
  if (referral.status === 'not-accepted' || referral.status === 'withdrawn') return refuseCase('case.referral-closed');
  if (discharge.status === 'discharged' && at.effectiveAt >= discharge.dischargedAt) return refuseCase('case.discharged');
  if (referral.diedAt !== undefined && at.effectiveAt >= referral.diedAt) return refuseCase('case.person-died');
  return undefined;
}

/** As `requireOpenCase`, and the referral must have been accepted. */
export function requireAcceptedCase(at: Circumstances & CaseContext): Refusal | undefined {
  const closed = requireOpenCase(at);
  if (closed) return closed;
  return at.referral.status === 'accepted' ? undefined : refuseCase('case.not-accepted');
}
