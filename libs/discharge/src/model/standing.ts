import { correctedHistory, type FactCorrected, type Instant, type Recorded, type Uuid } from '#kernel';
import type { DischargeEvent } from './events.js';

/** The stream of a case's work status, discharge and follow-ups. */
export const dischargeStream = (caseId: Uuid): string => `discharge-${caseId}`;

/** What other modules may rely on: whether the case is open, and since when it is not. */
export type DischargeStanding = { status: 'open'; reopenedAt?: Instant } | { status: 'discharged'; dischargedAt: Instant };

/** Folds a discharge stream to what other modules may rely on. */
export function dischargeStanding(events: readonly Recorded<DischargeEvent | FactCorrected>[]): DischargeStanding {
  let standing: DischargeStanding = { status: 'open' };
  for (const event of correctedHistory<DischargeEvent>(events)) {
    if (event.type === 'CaseDischarged') standing = { status: 'discharged', dischargedAt: event.effectiveAt };
    if (event.type === 'CaseReopened') standing = { status: 'open', reopenedAt: event.effectiveAt };
  }
  return standing;
}
