import { startOfDay } from '#kernel';
import type { CaseEvent } from './case-event.js';
import { causedBy } from './marks.js';
import { absenceBefore, type ReferralOfCase } from './referral-of-case.js';
import { milestone, underAt, type Wait } from './wait.js';

/**
 * The wait from the first day of absence to the referral: how early referrers act. None without an absence. It is on no
 * waiting list: nobody is known to wait for a referral before it comes.
 */
export function absenceWait(referral: ReferralOfCase, events: readonly CaseEvent[]): Wait[] {
  const absence = absenceBefore(referral);
  if (absence.kind === 'none') return [];
  const { received, facts } = referral;
  const known = absence.kind === 'since';
  const beginning = {
    ...underAt(referral, events, ''),
    ...(known ? { startOn: absence.day } : {}),
    entersOn: facts.noticeReceivedOn,
    started: causedBy(received, known ? 'starts-on-absence' : 'start-unknown'),
  };
  const referred = milestone(received, 'stops-on-notice', startOfDay(facts.noticeReceivedOn));
  return [{ measure: 'absence-to-referral', beginning, marks: [referred], pausable: false }];
}
