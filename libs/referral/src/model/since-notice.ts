import type { Circumstances, Decision, Refusal } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { ReferralContext } from './context.js';
import type { ReferralEvent } from './events.js';
import type { ReferralState } from './state.js';

/** Refuses a fact from before the London day on which notice of the referral was received. */
export function refuseBeforeNotice(state: ReferralState, { effectiveOn }: Circumstances): Refusal | undefined {
  if (state.status === 'none' || effectiveOn >= state.facts.noticeReceivedOn) return undefined;
  const because = `Notice of it was received on ${state.facts.noticeReceivedOn}.`;
  return refuseCase('effective.before-referral', { field: 'effectiveAt', because });
}

/** A decision on a referral that is there, about something that came after it. */
export const sinceNotice =
  <C>(decide: (command: C, state: ReferralState, at: ReferralContext) => Decision<ReferralEvent>) =>
  (command: C, state: ReferralState, at: ReferralContext): Decision<ReferralEvent> =>
    refuseBeforeNotice(state, at) ?? decide(command, state, at);
