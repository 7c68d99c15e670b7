import type { Actor, Happened, Refusal, Uuid } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { ReferralEvent } from './events.js';

/** To whom outside the service a referral belongs. */
export interface BelongsTo {
  personId: Uuid;
  /** The organisation that was signed in when the referral came, and the one that refers. */
  organisations: readonly string[];
}

/** To whom a referral belongs, from its corrected history; `undefined` if there is none yet. */
export function belongsTo(history: readonly Happened<ReferralEvent>[]): BelongsTo | undefined {
  const received = history.find((event) => event.type === 'ReferralReceived');
  if (received?.type !== 'ReferralReceived') return undefined;
  return { personId: received.data.personId, organisations: [received.actor.organisation, received.data.referrer.organisation] };
}

/**
 * Refuses somebody outside the service who would change a referral that is not theirs, as if there were none: a practice or
 * another referrer what somebody else sent, a person what is about somebody else. The account of a person is their person id.
 */
export function refuseStrangers({ role, id, organisation }: Actor, owners: BelongsTo | undefined): Refusal | undefined {
  if (!owners) return undefined;
  const theirs =
    role === 'person' ? id === owners.personId : (role !== 'gp-practice' && role !== 'referrer') || owners.organisations.includes(organisation);
  return theirs ? undefined : refuseCase('case.not-found');
}
