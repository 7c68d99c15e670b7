import { known, type Happened, type Instant } from '#kernel';
import type { AtReferral } from './at-referral.js';
import type { DischargeEvent, WorkOutcome } from './events.js';
import { returnToWorkOn, standingAtReferral } from './return-to-work.js';
import type { DischargeReason } from './vocabulary.js';
import { workStanding } from './work-standing.js';
import { workRecords, workSpells, type WorkRecord } from './work-spells.js';

/**
 * The outcome as it follows from everything said about work up to `until`, held against where the person stood at
 * referral. Asked again over the corrected history it gives today's belief about the same moment.
 */
export function deriveOutcome(records: readonly WorkRecord[], until: Instant, atReferral: AtReferral, reason?: DischargeReason): WorkOutcome {
  if (reason === 'died') return { result: 'died', restsOn: [] };
  const spells = workSpells(records, until);
  const last = spells.at(-1);
  if (!last) return { result: 'unknown', restsOn: [] };
  const { status, hoursPerWeek, recordedBy: restsOn } = last;
  const found = known({ status, hoursPerWeek, restsOn });
  const standing = workStanding(status);
  if (standing === 'unknown') return { result: 'unknown', ...found };
  if (standing === 'off-sick') return { result: 'off-sick', ...found };
  if (standing === 'out-of-work') return { result: 'not-in-work', ...found };
  const back = returnToWorkOn(spells, atReferral);
  if (back) {
    const result = status === 'at-work-with-adjustments' ? 'working-with-adjustments' : RETURNED[back.after];
    return { result, ...found, returnedOn: back.on, restsOn: [...new Set([...back.restsOn, ...restsOn])] };
  }
  if (status === 'at-work-with-adjustments') return { result: 'working-with-adjustments', ...found };
  return { result: standingAtReferral(spells, atReferral) === 'working' ? 'stayed-in-work' : 'in-work', ...found };
}

/**
 * Today's belief about the outcome of the discharge in force, late entries and corrections included; the event itself keeps what
 * was believed when it was recorded. None: the case is open.
 */
export function outcomeAtDischarge(history: readonly Happened<DischargeEvent>[], atReferral: AtReferral): WorkOutcome | undefined {
  const last = history.findLast((event) => event.type === 'CaseDischarged' || event.type === 'CaseReopened');
  if (last?.type !== 'CaseDischarged') return undefined;
  return deriveOutcome(workRecords(history), last.effectiveAt, atReferral, last.data.reason);
}

const RETURNED = { 'off-sick': 'returned-to-work', 'out-of-work': 'started-work' } as const;
