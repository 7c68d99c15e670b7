import type { DischargeEvent, DischargeReason } from '#discharge/contract';
import { known, londonDate, type Happened, type Instant, type LocalDate } from '#kernel';
import { referralStanding, type ReferralEvent, type ReferralStatus } from '#referral/contract';
import { happenedInOrder, type BelievedCase } from '../history/case-history.js';
import { appointmentsOf, seenAt, sessionsOf } from './meetings.js';
import type { Ending, Progress, Standing, Step } from './outcome-facts.js';

/** Reasons of discharge that mean that the person went, or was never reached, before support was over. */
export const DISENGAGED: readonly DischargeReason[] = ['disengaged', 'did-not-attend', 'unable-to-contact', 'declined'];

/** How far a case came, and how it ended. */
export function progressOf(found: BelievedCase, referredOn: LocalDate): Progress {
  const referral = referralStanding(found.referral);
  const status = referral.status === 'none' ? 'received' : referral.status;
  const acceptedAt = referral.status === 'none' ? undefined : referral.acceptedAt;
  const [triaged] = happenedInOrder(found.triage, 'TriageDecided');
  const sessionsSeen = seenAt(sessionsOf(found));
  const discharge = dischargeInForce(found);
  const reached = {
    acceptedOn: dayOf(acceptedAt),
    engagedOn: dayOf([...contactsAt(found), ...seenAt(appointmentsOf(found)), ...sessionsSeen].sort()[0]),
    assessedOn: dayOf(happenedInOrder(found.assessment, 'AssessmentCompleted')[0]?.effectiveAt),
    planAgreedOn: dayOf(happenedInOrder(found.assessment, 'PlanAgreed')[0]?.effectiveAt),
    firstSessionOn: dayOf(sessionsSeen[0]),
  };
  const ending = endingOf(status, acceptedAt, discharge?.data.reason);
  return known({
    standing: standingOf(status, discharge !== undefined),
    referredOn,
    ...reached,
    notAcceptedBecause: status === 'not-accepted' ? reasonOf(found.referral, 'ReferralNotAccepted') : undefined,
    withdrawnBecause: status === 'withdrawn' ? reasonOf(found.referral, 'ReferralWithdrawn') : undefined,
    triage: triaged && { on: londonDate(triaged.effectiveAt), by: triaged.data.decidedBy },
    sessionsAttended: sessionsSeen.length,
    dischargedOn: dayOf(discharge?.effectiveAt),
    dischargeReason: discharge?.data.reason,
    ending,
    disengagedAfter: ending === 'disengaged' ? lastStep(reached) : undefined,
  });
}

type Discharged = Happened<Extract<DischargeEvent, { type: 'CaseDischarged' }>>;

/** The discharge that still stands: none, if the case was never discharged or was reopened since. */
export function dischargeInForce({ discharge }: BelievedCase): Discharged | undefined {
  const last = discharge.findLast(({ type }) => type === 'CaseDischarged' || type === 'CaseReopened');
  return last?.type === 'CaseDischarged' ? last : undefined;
}

/** First contacts on record; being seen is one as well, whether or not somebody recorded it as such. */
const contactsAt = ({ triage }: BelievedCase): Instant[] => happenedInOrder(triage, 'FirstContactMade').map(({ effectiveAt }) => effectiveAt);

const dayOf = (at: Instant | undefined): LocalDate | undefined => (at === undefined ? undefined : londonDate(at));

function reasonOf(events: readonly Happened<ReferralEvent>[], type: 'ReferralNotAccepted' | 'ReferralWithdrawn'): string | undefined {
  const last = events.findLast((event) => event.type === type);
  return last?.type === 'ReferralNotAccepted' || last?.type === 'ReferralWithdrawn' ? last.data.reason : undefined;
}

function standingOf(status: ReferralStatus, discharged: boolean): Standing {
  if (status === 'not-accepted' || status === 'withdrawn') return status;
  if (status === 'accepted') return discharged ? 'discharged' : 'open';
  return 'undecided';
}

function endingOf(status: ReferralStatus, acceptedAt: Instant | undefined, reason: DischargeReason | undefined): Ending | undefined {
  if (acceptedAt === undefined) return undefined;
  if (status === 'withdrawn') return 'withdrawn';
  if (reason === undefined) return undefined;
  if (reason === 'completed') return 'completed';
  return DISENGAGED.includes(reason) ? 'disengaged' : 'ended-otherwise';
}

function lastStep({
  engagedOn,
  assessedOn,
  planAgreedOn,
  firstSessionOn,
}: Pick<Progress, 'engagedOn' | 'assessedOn' | 'planAgreedOn' | 'firstSessionOn'>): Step {
  if (firstSessionOn) return 'first-session';
  if (planAgreedOn) return 'plan';
  if (assessedOn) return 'assessment';
  return engagedOn ? 'first-contact' : 'acceptance';
}
