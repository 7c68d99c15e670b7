import { inOrder, isOf, type CaseEvent } from './case-event.js';
import { causedBy } from './marks.js';
import type { FindTerms } from './programme-terms.js';
import { dayOf, programmeAtMoment, type ReferralOfCase } from './referral-of-case.js';
import type { Pause } from './spells.js';

/** The pauses that the person asked for, of a programme that lets them, in order of time. */
export function requestedPauses(referral: ReferralOfCase, events: readonly CaseEvent[], find: FindTerms): Pause[] {
  const resumed = new Map(events.filter(isOf('WaitResumed')).map((event) => [event.data.pauseId, event]));
  return events
    .filter(isOf('WaitPaused'))
    .filter((paused) => find(programmeAtMoment(referral, paused.effectiveAt)).clocks.pauseOnRequest)
    .toSorted(inOrder)
    .map((paused): Pause => {
      const end = resumed.get(paused.data.pauseId);
      const startedBy = causedBy(paused, 'paused-on-request');
      return {
        from: dayOf(paused),
        rule: 'paused-on-request',
        startedBy,
        ...(end ? { to: dayOf(end), endedBy: causedBy(end, 'resumed-on-request') } : {}),
      };
    });
}
