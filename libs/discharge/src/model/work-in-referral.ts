import type { Happened } from '#kernel';
import { afterTold, type ReferralEvent } from '#referral/contract';
import type { WorkInReferral } from './at-referral.js';

/**
 * What a referral is now believed to say about work: as it was received, over it what amended messages and the referrer's
 * answers brought, each of them in the order of the log. None: no referral was received.
 *
 * @param history of the referral stream, corrections applied
 */
export function workInReferral(history: readonly Happened<ReferralEvent>[]): WorkInReferral | undefined {
  return history.reduce<WorkInReferral | undefined>((work, event) => {
    if (event.type === 'ReferralReceived') return event.data;
    if (event.type === 'ReferralAmended' || event.type === 'InformationSupplied') return work && afterTold(work, event.data.facts);
    return work;
  }, undefined);
}
