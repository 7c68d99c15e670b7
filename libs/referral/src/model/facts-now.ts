import { fold, type FactCorrected, type Recorded } from '#kernel';
import type { ReferralCommand } from './commands.js';
import type { ReferralEvent, ReferralFacts } from './events.js';
import { evolveReferral, type ReferralState } from './state.js';

/**
 * A referral's facts as they are believed now: as received, amended and supplied since, with every correction applied.
 * Absent if the stream has no referral.
 */
export function referralFactsNow(events: readonly Recorded<ReferralEvent | FactCorrected>[]): ReferralFacts | undefined {
  const state = fold<ReferralState, ReferralCommand, ReferralEvent, unknown>({ initial: { status: 'none' }, evolve: evolveReferral }, events);
  return state.status === 'none' ? undefined : state.facts;
}
