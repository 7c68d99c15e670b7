import {
  followUpDates,
  lastWordAt,
  outcomeAtDischarge,
  returnToWorkOn,
  sinceDay,
  standingAtReferral,
  sustainedOutcome,
  workInReferral,
  workRecords,
  workSpells,
  workStanding,
  workStandingAtReferral,
  type WorkOutcome,
  type WorkStanding,
} from '#discharge/contract';
import { daysBetween, known, londonDate, type Happened, type Instant, type LocalDate } from '#kernel';
import type { BelievedCase } from '../history/case-history.js';
import type { OutcomeTerms } from '../history/programme-terms.js';
import type { FollowUpPoint, Work } from './outcome-facts.js';
import { dischargeInForce } from './progress.js';

/** Where the person stood in work at referral, at discharge and at each follow-up point, and what became of it. */
export function workOf(found: BelievedCase, referredOn: LocalDate, terms: OutcomeTerms): Work {
  const told = workInReferral(found.referral);
  const atReferral = { on: referredOn, standing: told ? workStandingAtReferral(told) : ('unknown' as const) };
  const records = workRecords(found.discharge);
  // Nothing is known after the last word, so spells end with it.
  const until =
    records
      .map(({ effectiveAt }) => effectiveAt)
      .sort()
      .at(-1) ?? '';
  const spells = workSpells(records, until);
  const back = returnToWorkOn(spells, atReferral);
  const outcome = outcomeAtDischarge(found.discharge, atReferral);
  return known({
    atReferral: standingAtReferral(spells, atReferral),
    atDischarge: outcome && standingIn(outcome),
    outcome: outcome?.result,
    followUps: followUpsOf(found, terms.followUpWeeks),
    returned: back && { on: back.on, after: back.after, days: daysBetween(referredOn, back.on) },
    workedSinceReferral: sinceDay(spells, referredOn).some(({ status }) => workStanding(status) === 'working'),
    sustainedOn: lastWordAt(records, until) && sustainedOutcome(records, terms.sustained, referredOn, until)?.reachedOn,
  });
}

const standingIn = ({ result, status }: WorkOutcome): WorkStanding | 'died' =>
  result === 'died' ? 'died' : status === undefined ? 'unknown' : workStanding(status);

/** The follow-up points of the discharge in force. Those of a discharge that was taken back do not count. */
function followUpsOf(found: BelievedCase, weeks: readonly number[]): FollowUpPoint[] {
  const discharge = dischargeInForce(found);
  if (!discharge || discharge.data.reason === 'died') return [];
  const made = found.discharge.filter((event) => event.type === 'FollowUpRecorded' && event.effectiveAt >= discharge.effectiveAt);
  const diedAt = found.referral.findLast((event: Happened) => event.type === 'PersonDied')?.effectiveAt;
  return followUpDates(discharge.effectiveAt, weeks).map(({ weeks: point, dueOn }) => {
    const record = made.findLast((event) => event.type === 'FollowUpRecorded' && event.data.weeks === point);
    if (record?.type !== 'FollowUpRecorded') return { weeks: point, dueOn, ...diedBefore(diedAt, dueOn) };
    const { status } = record.data;
    return { weeks: point, dueOn, found: status === 'not-reached' ? status : workStanding(status) };
  });
}

const diedBefore = (diedAt: Instant | undefined, dueOn: LocalDate): { found?: 'died' } =>
  diedAt !== undefined && londonDate(diedAt) <= dueOn ? { found: 'died' } : {};
